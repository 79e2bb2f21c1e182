import { needsOneDocument } from "../reference/restricted-data.js";
import { Open } from "../settings/open.js";
import type { OperationCall } from "./call.js";
import type { Facts } from "./facts.js";
import type { TypedCall } from "./typed-call.js";

/** What the file asks restricted data tokens for: the resources of `calls.rdt`, and report documents read with one. */
export class RequestedData {
  private readonly ids: ReadonlySet<string>;
  private readonly documents: boolean;
  /** Whether `calls.rdt` may have entries that the file does not tell. */
  readonly mayHaveMore: boolean;

  constructor({ settings, restrictedRequests, operationCalls }: Facts) {
    const operations = restrictedRequests.map(({ operation }) => operation).filter((known) => known !== undefined);
    this.ids = new Set(operations.map(({ id }) => id));
    const withToken = operationCalls.filter(({ token }) => token === "rdt").flatMap((call) => call.operations);
    this.documents = [...operations, ...withToken].some(needsOneDocument);
    const list = settings.at("calls").at("rdt");
    this.mayHaveMore =
      (!list.seemsMissing && list.writtenState !== "declared") ||
      restrictedRequests.some(({ route }) => route.whyUnnamed !== undefined);
  }

  /** Whether a token for one of the operations that the name of the call may mean is asked for. */
  hasAny({ operations }: OperationCall): boolean {
    return operations.some(({ id }) => this.ids.has(id));
  }

  /** Whether a token for what the call reads is asked for, whatever its name means. */
  has(call: OperationCall | TypedCall): boolean {
    return "kind" in call ? this.documents : call.operations.every(({ id }) => this.ids.has(id));
  }
}

/**
 * Whether the call returns restricted personal data, in each of its meanings. Report documents hold what their types say,
 * so those speak where they are declared.
 */
export function readsPersonalData({ operations, place, label }: OperationCall, { settings }: Facts): boolean {
  const kinds = new Set(operations.map(({ restrictedData }) => restrictedData));
  if (kinds.size === 0 || kinds.has("no")) return false;
  if (kinds.has("for-restricted-report-types")) {
    if (kinds.size > 1 || settings.at("calls").at("reports").isGiven) return false;
    throw new Open(`which reports \`${label}\` reads is not declared`);
  }
  const pii = place.at("pii").valueIfTold;
  if (kinds.has("for-pii") && pii === undefined)
    throw new Open(`whether \`${label}\` reads personal data is not declared`);
  return kinds.has("for-pii") ? pii === true : true;
}
