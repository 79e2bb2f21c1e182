import type { Facts } from "../../model/facts.js";
import { type Answers, defineLiveRule, isRefused, open, type Pair, says } from "../live-rule.js";
import { finding } from "../rule.js";
import { type Unchecked, unchecked } from "../unchecked.js";

export const liveRefused = defineLiveRule({
  id: "live-refused",
  severity: "warning",
  codes: ["403 Unauthorized"],
  title: "Every call with a grant is refused in every region",
  source: "https://github.com/amzn/selling-partner-api-docs/issues/261",
  *judge(answers, facts) {
    if (answers.pairs.length === 0) yield unchecked("no endpoint with an authorization is declared");
    for (const pair of answers.pairs) {
      if (isAccepted(pair.grant, answers)) continue;
      const open = [...whyNotProven(pair, facts)];
      if (open.length > 0) yield* open;
      else {
        yield finding(facts.placeAt(["authorizations", pair.grant, "name"]), {
          message:
            "SP-API refuses every call with this grant in every region: the app lacks a role that the calls need, or the grant is no longer valid, and the answer does not say which.",
          fix: "Compare the roles of the app in Develop Apps with those that the calls need; if they are there, let the selling partner authorize the app again.",
          related: [{ at: facts.settings.at("roles").at("app"), message: "the roles of the app" }],
        });
      }
    }
  },
});

/** Whether any call with the grant was accepted anywhere. */
function isAccepted(grant: number, answers: Answers): boolean {
  return answers.of("declared", "sellers", "elsewhere").some((one) => one.grant === grant && says("ok")(one));
}

function* whyNotProven(pair: Pair, { appRoles }: Facts): Generator<Unchecked> {
  const { calls, elsewhere } = pair;
  if (!isRefused(pair)) yield* open(calls.filter((call) => !says("denied")(call)));
  else if (elsewhere.length === 0) yield unchecked("every call is refused, and no other region was asked");
  else if (!elsewhere.every(says("denied"))) yield* open(elsewhere.filter((one) => !says("denied")(one)));
  // The list of stores needs a role of its own, which an app that declares no such call may well lack.
  else if (!calls.some((call) => call.purpose === "declared" && says("denied")(call)) && !appRoles.isDeclared) {
    yield unchecked("no declared call could be asked, and `roles.app` is not declared");
  }
}
