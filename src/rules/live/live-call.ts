import type { Facts } from "../../model/facts.js";
import { operationsNamed } from "../../reference/operations.js";
import { inWords } from "../../report/in-words.js";
import type { Observation } from "../../report/observation.js";
import { defineLiveRule, isTold, open, says, type Told } from "../live-rule.js";
import { type FindingDraft, finding } from "../rule.js";
import { unchecked } from "../unchecked.js";

export const liveCall = defineLiveRule({
  id: "live-call",
  severity: "warning",
  codes: ["403 Unauthorized"],
  title: "A declared call is refused while another is accepted",
  source: "https://github.com/amzn/selling-partner-api-docs/issues/261",
  *judge(answers, facts) {
    const declared = answers.of("declared");
    if (declared.length === 0) yield unchecked("no call is declared that can be asked");
    for (const observation of declared) {
      if (says("ok")(observation)) continue;
      const accepted = acceptedBeside(observation, answers.of("declared", "sellers", "restricted-data"));
      if (accepted === undefined || !isTold(observation)) yield* open([observation]);
      else yield refused(observation, accepted.call, facts);
    }
  },
});

/** Another call with the same token at the same host that Amazon accepted, where this one met the bare 403. */
function acceptedBeside(observation: Observation, calls: readonly Observation[]): Observation | undefined {
  if (!isTold(observation) || !says("denied")(observation)) return undefined;
  const { grant, result } = observation;
  return calls.filter(isTold).find((one) => one.grant === grant && one.result.host === result.host && says("ok")(one));
}

function refused({ about, call, grant, region, result }: Told, accepted: string, facts: Facts): FindingDraft {
  const roles = operationsNamed(call).flatMap(({ roles, extraRoles }) => [...roles, ...extraRoles]);
  const names = roles.filter(({ regions }) => regions.some((one) => one === region)).map(({ role }) => role);
  const one = [...new Set(names)];
  const missing = one.length === 0 ? "a role" : `the role ${inWords(one, "or")}`;
  return finding(facts.placeAt(about), {
    message: `\`${result.host}\` refuses \`${call}\` and accepts \`${accepted}\` with the same token of \`authorizations[${grant}]\`: ${missing} is missing, in the app or in the grant.`,
    fix: "Add the role in Develop Apps, and let the selling partner authorize the app again if the grant is older than the role.",
    related: [{ at: facts.settings.at("roles").at("app"), message: "the roles of the app" }],
  });
}
