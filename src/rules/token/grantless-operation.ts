import type { OperationCall } from "../../model/call.js";
import { callsNothing, grantedLists, grantedTypes, operationsCalled } from "../../model/declared-operations.js";
import type { Facts } from "../../model/facts.js";
import { asksForGrant, asksForGrantless, type GrantlessUse, grantlessUse } from "../../model/grantless.js";
import type { TypedCall } from "../../model/typed-call.js";
import { provesFault } from "../../reference/evidence.js";
import { answerOf, defineRule, each, finding, Open, type Said } from "../rule.js";

const needsGrant = "and Amazon answers it only with the grant of a selling partner";

export const grantlessOperation = defineRule({
  id: "grantless-operation",
  stage: "token",
  severity: "error",
  otherSeverities: ["warning"],
  codes: ["403 Unauthorized"],
  title: "The call has the token of the wrong kind of request",
  source: "https://developer-docs.amazon.com/sp-api/docs/grantless-operations",
  guards: [(facts) => !callsNothing(facts) || grantedLists(facts).some((list) => list.isGiven)],
  *check(facts) {
    yield* each(operationsCalled(facts), (call) => {
      const operations = call.knownOperations;
      const use = grantlessUse(operations);
      if (use !== undefined) return grantless(call, use, facts);
      if (operations.some((one) => one.grantless)) throw new Open(`\`${call.label}\` means operations of both kinds`);
      return operations.length === 0 ? undefined : granted(call, `\`${call.label}\` is called`, facts);
    });
    yield* each(grantedTypes(facts), (call) =>
      granted(call, `The ${call.kind} \`${call.requiredLabel}\` is asked for`, facts),
    );
  },
});

function* grantless(call: OperationCall, use: GrantlessUse, facts: Facts): Generator<Said> {
  const { label, tokenPlace, namePlace } = call;
  const scope = use.scope === undefined ? "" : ` with the scope \`${use.scope}\``;
  const severity = provesFault(use.evidence) ? "error" : "warning";
  const fix = `Get its token by a \`client_credentials\` request${scope}.`;
  const token = answerOf(tokenPlace, ({ known }) => known);
  if (token instanceof Open) yield token;
  else if (token !== undefined && token !== "client_credentials") {
    return yield finding(namePlace, {
      severity,
      message: `\`${label}\` is called with the token of \`${token}\`, and${use.clause} it is grantless: it takes the token of \`client_credentials\`${scope}.`,
      fix: `${fix.slice(0, -1)}, and declare \`token: client_credentials\`.`,
      related: [{ at: tokenPlace, message: "the declared token" }],
    });
  }
  if (asksForGrantless(requestsIn(facts), use)) return;
  const message = `\`${label}\` is grantless${use.clause} and needs a token of \`client_credentials\`${scope}, and no declared token request asks for one.`;
  yield finding(namePlace, { severity, message, fix: `Add a \`client_credentials\` request${scope} for it.` });
}

function* granted(call: OperationCall | TypedCall, does: string, facts: Facts): Generator<Said> {
  const fix = "Get its token by a `refresh_token` request.";
  const fault = (message: string) => finding(call.namePlace, { message: `${message}, ${needsGrant}.`, fix });
  const token = answerOf(call.tokenPlace, ({ known }) => known);
  if (token === "client_credentials") return yield fault(`${does} with the token of \`client_credentials\``);
  if (token instanceof Open) yield token;
  if (asksForGrant(requestsIn(facts))) return;
  yield fault(`${does}, every declared token request is one of \`client_credentials\``);
}

function requestsIn({ settings, tokenRequests }: Facts): Facts["tokenRequests"] {
  return tokenRequests.length > 0 ? tokenRequests : [new Open(settings.at("token").at("requests").whyOpen)];
}
