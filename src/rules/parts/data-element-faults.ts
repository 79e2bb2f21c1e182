import type { RestrictedRequest } from "../../model/restricted-request.js";
import { nearest } from "../../reference/nearest.js";
import {
  dataElements,
  dataElementsProvenance,
  elementsOf,
  isDataElement,
  itemElementsSource,
} from "../../reference/restricted-data.js";
import { inWords } from "../../report/in-words.js";
import type { Place } from "../../settings/place.js";
import { replaceValue } from "../../settings/replace-value.js";
import { each, type FindingDraft, finding, type Said } from "../rule.js";

/**
 * What is wrong with the `dataElements` of a request: names that there are not or that the operation does not take, none
 * where some are needed, and an operation that takes none.
 */
export function* dataElementFaults(request: RestrictedRequest): Generator<Said> {
  const { operation, place, route, dataElements: declared } = request;
  const list = place.at("dataElements");
  const taken: readonly string[] = operation === undefined ? [] : elementsOf(operation);
  yield* each(list.listed, (element) => {
    const name = element.required;
    if (!isDataElement(name)) return unknownElement(element, name);
    if (taken.length === 0 || taken.includes(name)) return;
    return finding(element, {
      message: `\`${route.label}\` does not take \`${name}\`, but ${inWords(taken, "and")} alone.`,
      fix: `Remove \`${name}\`${declared.length === 1 ? `, and name ${inWords(taken, "or")}` : ""}.`,
      source: itemElementsSource,
    });
  });
  if (operation === undefined) return;
  if (taken.length > 0 && !list.isGiven) {
    yield finding(place, {
      message: `\`${route.label}\` is asked for without \`dataElements\`: Amazon refuses the request, or gives a token that opens no personal data.`,
      fix: `Name the data that is wanted: ${inWords(taken, "and")}${taken.length > 1 ? ", or some of them" : ""}.`,
      source: dataElementsProvenance.source,
    });
  } else if (taken.length === 0 && declared.length > 0) {
    yield finding(list, {
      message: `\`${operation.id}\` takes no data elements: only getOrders, getOrder and getOrderItems of Orders v0 do.`,
      fix: "Remove `dataElements`.",
    });
  }
}

function unknownElement(element: Place<string>, name: string): FindingDraft {
  const near = nearest(name, dataElements);
  return finding(element, {
    message: `\`${name}\` is no data element of the Tokens API.`,
    fix: near === undefined ? `Write ${inWords(dataElements, "or")}.` : `Write \`${near}\`.`,
    repair: near === undefined ? undefined : replaceValue(element, near, false),
  });
}
