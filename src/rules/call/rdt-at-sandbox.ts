import type { OperationCall } from "../../model/call.js";
import { operationsCalled, reportsCalled } from "../../model/declared-operations.js";
import type { Facts } from "../../model/facts.js";
import { sandboxesAmong } from "../../model/sandboxes-among.js";
import type { TypedCall } from "../../model/typed-call.js";
import { Place } from "../../settings/place.js";
import { allKnown, answerOf, defineRule, finding, Open } from "../rule.js";

export const rdtAtSandbox = defineRule({
  id: "rdt-at-sandbox",
  stage: "call",
  severity: "warning",
  title: "Restricted data tokens are declared, and only sandbox endpoints",
  source: "https://developer-docs.amazon.com/sp-api/docs/sp-api-sandbox",
  needs: ["endpoints"],
  guards: [({ settings }) => !settings.at("endpoints").isEmpty],
  *check(facts) {
    const tokens = tokenPlaces(facts);
    const first = tokens.find((token) => token instanceof Place);
    if (first === undefined) return yield* tokens.filter((token) => token instanceof Open);
    const { areSandboxes, mayBeSandbox } = sandboxesAmong(allKnown(facts.endpointList));
    if (mayBeSandbox !== undefined) throw new Open(`whether \`${mayBeSandbox.label}\` is a sandbox is not known`);
    if (!areSandboxes) return;
    yield finding(first, {
      message:
        "Restricted data tokens are declared, and every endpoint is a sandbox: the Tokens API gives them at the production hosts alone, and the sandbox has no personal data.",
      fix: "Declare the production endpoint that the tokens are asked for at, or leave them out of tests in the sandbox.",
      related: facts.endpoints.slice(0, 1).map(({ url }) => ({ at: url, message: "a sandbox host" })),
    });
  },
});

/** Where the file says that restricted data tokens are used: the resources, and the calls that send one. */
function tokenPlaces(facts: Facts): readonly (Place | Open | undefined)[] {
  const resources = facts.settings.at("calls").at("rdt");
  const ofResources = answerOf(resources, ({ isGiven, listed: [first] }) =>
    first instanceof Open || !isGiven ? first : resources,
  );
  const calls = [...operationsCalled(facts), ...reportsCalled(facts)];
  return [ofResources, ...calls.map((call) => answerOf(call, tokenOf))];
}

/** Where a call says that it sends one. An entry that is filled in as a whole may. */
function tokenOf(call: OperationCall | TypedCall): Place | undefined {
  if (call.tokenPlace.known === "rdt") return call.tokenPlace;
  return "kind" in call ? void call.requiredLabel : void call.isRecognised;
}
