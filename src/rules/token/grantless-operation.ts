import type { OperationCall } from "../../model/call.js";
import { callsNothing, grantedLists, unreadOperations } from "../../model/declared-operations.js";
import type { Facts } from "../../model/facts.js";
import { asksForGrant, asksForGrantless, type GrantlessUse, grantlessUse } from "../../model/grantless.js";
import { provesFault } from "../../reference/evidence.js";
import { defineRule, type FindingDraft, finding, type Unchecked, unchecked, unreadList } from "../rule.js";

type Said = Generator<FindingDraft | Unchecked>;

const needsGrant = "and Amazon answers it only with the grant of a selling partner";

export const grantlessOperation = defineRule({
  id: "grantless-operation",
  stage: "token",
  severity: "error",
  otherSeverities: ["warning"],
  codes: ["403 Unauthorized"],
  title: "The call has the token of the wrong kind of request",
  source: "https://developer-docs.amazon.com/sp-api/docs/grantless-operations",
  applies: (facts) => !callsNothing(facts) || grantedLists(facts).some(({ isMissing }) => !isMissing),
  *check(facts) {
    yield* unreadOperations(facts);
    for (const list of grantedLists(facts)) yield* unreadList(list);
    for (const call of facts.operationCalls) {
      const use = grantlessUse(call.operations);
      if (call.whyUnrecognised !== undefined) yield unchecked(call.whyUnrecognised);
      else if (use !== undefined) yield* grantless(call, use, facts);
      else if (call.operations.some((operation) => operation.grantless)) {
        yield unchecked(`\`${call.label}\` means operations of both kinds`);
      } else if (call.operations.length > 0) yield* granted(call, `\`${call.label}\` is called`, facts);
    }
    for (const call of facts.typedCalls) {
      // What makes a subscription to a notification is partly grantless.
      if (call.kind === "notification") continue;
      if (call.label === undefined) yield unchecked(call.namePlace);
      else yield* granted(call, `The ${call.kind} \`${call.label}\` is asked for`, facts);
    }
  },
});

function* grantless(call: OperationCall, use: GrantlessUse, facts: Facts): Said {
  const { label, token, tokenPlace, namePlace } = call;
  const scope = use.scope === undefined ? "" : ` with the scope \`${use.scope}\``;
  const severity = provesFault(use.evidence) ? "error" : "warning";
  const fix = `Get its token by a \`client_credentials\` request${scope}.`;
  if (!tokenPlace.isMissing && token === undefined) yield unchecked(tokenPlace);
  if (token !== undefined && token !== "client_credentials") {
    yield finding(namePlace, {
      severity,
      message: `\`${label}\` is called with the token of \`${token}\`, and${use.clause} it is grantless: it takes the token of \`client_credentials\`${scope}.`,
      fix: `${fix.slice(0, -1)}, and declare \`token: client_credentials\`.`,
      related: [{ at: tokenPlace, message: "the declared token" }],
    });
  } else if (facts.tokenRequests.length === 0) yield requestsUnknown(facts);
  else {
    const isAskedFor = asksForGrantless(facts.tokenRequests, use);
    if (isAskedFor === undefined)
      yield unchecked("a token request is not known before run time, or names no scope that is known");
    if (isAskedFor !== false) return;
    const message = `\`${label}\` is grantless${use.clause} and needs a token of \`client_credentials\`${scope}, and no declared token request asks for one.`;
    yield finding(namePlace, { severity, message, fix: `Add a \`client_credentials\` request${scope} for it.` });
  }
}

function* granted(call: Pick<OperationCall, "namePlace" | "token" | "tokenPlace">, does: string, facts: Facts): Said {
  const { token, tokenPlace, namePlace } = call;
  const fix = "Get its token by a `refresh_token` request.";
  const fault = (message: string) => finding(namePlace, { message: `${message}, ${needsGrant}.`, fix });
  const isAskedFor = asksForGrant(facts.tokenRequests);
  if (!tokenPlace.isMissing && token === undefined) yield unchecked(tokenPlace);
  if (token === "client_credentials") yield fault(`${does} with the token of \`client_credentials\``);
  else if (facts.tokenRequests.length === 0) yield requestsUnknown(facts);
  else if (isAskedFor === undefined) yield unchecked("the grant type of a token request is not known");
  else if (!isAskedFor) yield fault(`${does}, every declared token request is one of \`client_credentials\``);
}

const requestsUnknown = ({ settings }: Facts) => unchecked(settings.at("token").at("requests"));
