import type { OperationCall } from "../../model/call.js";
import { callsNothing, unreadOperations } from "../../model/declared-operations.js";
import { RequestedData, readsPersonalData } from "../../model/requested-data.js";
import { sandboxesAmong } from "../../model/sandboxes-among.js";
import type { TypedCall } from "../../model/typed-call.js";
import { isExempt } from "../../reference/restricted-data.js";
import { defineRule, type FindingDraft, finding, type Unchecked, unchecked, unreadList } from "../rule.js";

export const restrictedDataToken = defineRule({
  id: "restricted-data-token",
  stage: "call",
  severity: "warning",
  otherSeverities: ["notice"],
  codes: ["403"],
  alsoSeen: ["missing fields"],
  title: "Personal data is read without a restricted data token",
  source: "https://developer-docs.amazon.com/sp-api/docs/tokens-api-use-case-guide",
  applies: (facts) => !callsNothing(facts) || !facts.settings.at("calls").at("reports").isMissing,
  *check(facts) {
    yield* unreadOperations(facts);
    const reports = facts.settings.at("calls").at("reports");
    yield* unreadList(reports);
    const requested = new RequestedData(facts);
    for (const call of facts.operationCalls) {
      if (call.whyUnrecognised !== undefined) yield unchecked(call.whyUnrecognised);
      yield* needlessToken(call);
      if (call.token !== "rdt") yield* withoutToken(call, readsPersonalData(call, facts), requested);
    }
    for (const call of facts.typedCalls) {
      if (call.kind !== "report") continue;
      if (call.whyUnrecognised !== undefined) yield unchecked(call.whyUnrecognised);
      else if (call.token !== "rdt") yield* withoutToken(call, call.type?.restricted === true, requested);
    }
  },
});

/** Orders of 2026 come with personal data where the roles allow it, and with any token. */
function* needlessToken({ operations, label, token, tokenPlace }: OperationCall): Generator<FindingDraft | Unchecked> {
  if (operations.length === 0 || !operations.every(isExempt)) return;
  if (token === undefined && !tokenPlace.isMissing) yield unchecked(tokenPlace);
  if (token !== "rdt") return;
  yield finding(tokenPlace, {
    severity: "notice",
    codes: [],
    alsoSeen: [],
    message: `\`${label}\` needs no restricted data token: the roles of the app decide which personal data it returns.`,
    fix: "Call it with the ordinary access token, and declare `token: refresh_token` or nothing.",
  });
}

function* withoutToken(
  call: OperationCall | TypedCall,
  reads: boolean | string,
  requested: RequestedData,
): Generator<FindingDraft | Unchecked> {
  const { areSandboxes, mayBeSandbox } = sandboxesAmong(call.endpoints);
  // The answers of the sandbox are made up.
  if (areSandboxes) return;
  if (typeof reads === "string") yield unchecked(reads);
  if (reads !== true) return;
  const token = call.tokenPlace;
  if (token.isMissing && requested.has(call)) return;
  if (token.isMissing && requested.mayHaveMore) yield unchecked(`\`calls.rdt\` is not fully declared`);
  else if (!token.isMissing && token.value === undefined) yield unchecked(token);
  else if (mayBeSandbox !== undefined) {
    yield unchecked(`whether \`${mayBeSandbox.label}\` is a sandbox is not known`);
  } else {
    const isDocument = "kind" in call;
    const what = isDocument ? `The document of \`${call.label}\`` : `The answer of \`${call.label}\``;
    yield finding(call.namePlace, {
      message: `${what} holds personal data, and ${token.isMissing ? "no restricted data token is declared for it" : `it is read with \`token: ${token.value}\``}: Amazon may refuse the call or leave the data out.`,
      fix: `Ask the Tokens API for a restricted data token${isDocument ? " for the document" : ""}, send it instead of the access token, and declare \`token: rdt\`.`,
      related: token.isMissing ? [] : [{ at: token, message: "the token that is declared" }],
    });
  }
}
