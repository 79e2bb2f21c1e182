import type { RestrictedRequest } from "../../model/restricted-request.js";
import { nearest } from "../../reference/nearest.js";
import { dataElements, elementsOf, isDataElement } from "../../reference/restricted-data.js";
import { inWords } from "../../report/in-words.js";
import { replaceValue } from "../../settings/replace-value.js";
import { type FindingDraft, finding, type Unchecked, unchecked, unreadList } from "../rule.js";

/** What is wrong with the `dataElements` of a request: names that there are not, and an operation that takes none. */
export function* dataElementFaults(request: RestrictedRequest): Generator<FindingDraft | Unchecked> {
  const { operation, place, dataElements: declared } = request;
  const list = place.at("dataElements");
  yield* unreadList(list);
  for (const element of declared) {
    const { value } = element;
    if (value === undefined) yield unchecked(element);
    else if (!isDataElement(value)) {
      const near = nearest(value, dataElements);
      yield finding(element, {
        message: `\`${value}\` is no data element of the Tokens API.`,
        fix: near === undefined ? `Write ${inWords(dataElements, "or")}.` : `Write \`${near}\`.`,
        repair: near === undefined ? undefined : replaceValue(element, near, false),
      });
    }
  }
  if (declared.length === 0 || operation === undefined || elementsOf(operation).length > 0) return;
  yield finding(list, {
    message: `\`${operation.id}\` takes no data elements: only getOrders, getOrder and getOrderItems of Orders v0 do.`,
    fix: "Remove `dataElements`.",
  });
}
