import type { Facts } from "../../model/facts.js";
import type { Observation } from "../../report/observation.js";
import { type Answers, defineLiveRule, isRefused, isTold, open, type Pair, says } from "../live-rule.js";
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
      const open = [...whyNotProven(pair, answers, facts)];
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
  return answers
    .of("declared", "sellers", "elsewhere", "restricted-data")
    .some((one) => one.grant === grant && says("ok")(one));
}

function* whyNotProven(pair: Pair, answers: Answers, { appRoles }: Facts): Generator<Unchecked> {
  const { calls, elsewhere } = pair;
  const isElse = (one: Observation) => !says("denied")(one);
  if (!isRefused(pair)) return yield* open(calls.filter(isElse));
  if (elsewhere.length === 0) return yield unchecked("every call is refused, and no other region was asked");
  const restricted = answers.of("restricted-data").filter((one) => one.grant === pair.grant && isTold(one));
  yield* open([...elsewhere, ...restricted].filter(isElse));
  // The list of stores needs a role of its own, which an app that declares no such call may well lack.
  const isRoleKnown = appRoles.isDeclared && appRoles.unrecognised.length === 0;
  if (!isRoleKnown && !calls.some((call) => call.purpose === "declared" && says("denied")(call))) {
    yield unchecked(
      "no declared call could be asked, and `roles.app` does not say whether it opens the list of stores",
    );
  }
}
