import type { RestrictedRequest } from "../../model/restricted-request.js";
import { nearest } from "../../reference/nearest.js";
import { dataElements, elementsOf, isDataElement } from "../../reference/restricted-data.js";
import { inWords } from "../../report/in-words.js";
import { replaceValue } from "../../settings/replace-value.js";
import { each, finding, type Said } from "../rule.js";

/** What is wrong with the `dataElements` of a request: names that there are not, and an operation that takes none. */
export function* dataElementFaults(request: RestrictedRequest): Generator<Said> {
  const { operation, place, dataElements: declared } = request;
  const list = place.at("dataElements");
  yield* each(list.listed, (element) => {
    const name = element.required;
    if (isDataElement(name)) return;
    const near = nearest(name, dataElements);
    return finding(element, {
      message: `\`${name}\` is no data element of the Tokens API.`,
      fix: near === undefined ? `Write ${inWords(dataElements, "or")}.` : `Write \`${near}\`.`,
      repair: near === undefined ? undefined : replaceValue(element, near, false),
    });
  });
  if (declared.length === 0 || operation === undefined || elementsOf(operation).length > 0) return;
  yield finding(list, {
    message: `\`${operation.id}\` takes no data elements: only getOrders, getOrder and getOrderItems of Orders v0 do.`,
    fix: "Remove `dataElements`.",
  });
}
