import type { OperationCall } from "../../model/call.js";
import { callsNothing, operationsCalled, reportsCalled } from "../../model/declared-operations.js";
import { RequestedData, readsPersonalData } from "../../model/requested-data.js";
import { sandboxesAmong } from "../../model/sandboxes-among.js";
import type { TypedCall } from "../../model/typed-call.js";
import { isExempt } from "../../reference/restricted-data.js";
import { anyOf, declaredHere, defineRule, each, type FindingDraft, finding, Open } from "../rule.js";

export const restrictedDataToken = defineRule({
  id: "restricted-data-token",
  stage: "call",
  severity: "warning",
  otherSeverities: ["notice"],
  codes: ["403"],
  alsoSeen: ["missing fields"],
  title: "Personal data is read without a restricted data token",
  source: "https://developer-docs.amazon.com/sp-api/docs/tokens-api-use-case-guide",
  guards: [(facts) => !callsNothing(facts) || facts.settings.at("calls").at("reports").isGiven],
  *check(facts) {
    const requested = new RequestedData(facts);
    yield* each(operationsCalled(facts), (call) => {
      call.mustKnow();
      const withoutOne = () => withoutToken(call, () => readsPersonalData(call, facts), requested);
      return each([() => needlessToken(call), withoutOne], (fault) => fault());
    });
    yield* each(reportsCalled(facts), (call) =>
      withoutToken(call, () => call.knownType.restricted === true, requested),
    );
  },
});

/** Orders of 2026 come with personal data where the roles allow it, and with any token. */
function needlessToken({ operations, label, tokenPlace }: OperationCall): FindingDraft | undefined {
  if (operations.length === 0 || !operations.every(isExempt) || tokenPlace.known !== "rdt") return undefined;
  return finding(tokenPlace, {
    severity: "notice",
    codes: [],
    alsoSeen: [],
    message: `\`${label}\` needs no restricted data token: the roles of the app decide which personal data it returns.`,
    fix: "Call it with the ordinary access token, and declare `token: refresh_token` or nothing.",
  });
}

function withoutToken(
  call: OperationCall | TypedCall,
  reads: () => boolean,
  requested: RequestedData,
): FindingDraft | undefined {
  const { tokenPlace } = call;
  // The answers of the sandbox are made up.
  const { areSandboxes, mayBeSandbox } = sandboxesAmong(call.endpoints);
  if (anyOf([() => tokenPlace.known === "rdt", () => areSandboxes, () => !reads()])) return undefined;
  const token = tokenPlace.known;
  if (token === undefined && requested.has(call)) return undefined;
  if (token === undefined && requested.mayHaveMore) throw new Open("`calls.rdt` is not fully declared");
  if (mayBeSandbox !== undefined) throw new Open(`whether \`${mayBeSandbox.label}\` is a sandbox is not known`);
  const isDocument = "kind" in call;
  const what = isDocument ? `The document of \`${call.label}\`` : `The answer of \`${call.label}\``;
  return finding(call.namePlace, {
    message: `${what} holds personal data, and ${token === undefined ? "no restricted data token is declared for it" : `it is read with \`token: ${token}\``}: Amazon may refuse the call or leave the data out.`,
    fix: `Ask the Tokens API for a restricted data token${isDocument ? " for the document" : ""}, send it instead of the access token, and declare \`token: rdt\`.`,
    related: declaredHere(tokenPlace, "the token that is declared"),
  });
}
