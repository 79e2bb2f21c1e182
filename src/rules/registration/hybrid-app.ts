import type { Facts } from "../../model/facts.js";
import { regionPhrase } from "../../model/region-phrase.js";
import type { Region } from "../../reference/regions.js";
import { defineRule, finding, knownAnswers } from "../rule.js";

export const hybridApp = defineRule({
  id: "hybrid-app",
  stage: "registration",
  severity: "error",
  otherSeverities: ["warning"],
  codes: ["MD9010"],
  alsoSeen: ["MD5100", "MD9000", "MD9999"],
  title: "A hybrid app needs an MWS developer id in every region",
  source: "https://developer-docs.amazon.com/sp-api/lang-pt_BR/docs/authorization-errors",
  guards: [({ app }) => app.place.at("hybrid").known === true],
  *check(facts) {
    const hybrid = facts.app.place.at("hybrid");
    const ids = facts.app.place.at("mwsDeveloperIds");
    const isListed = ids.entries().length > 0;
    const lacking = isListed ? regionsInUse(facts).filter((region) => !ids.at(region).isGiven) : [];
    if (lacking.length > 0) {
      yield finding(hybrid, {
        message: `The app is hybrid (SP-API and MWS) and used in ${lacking.map(regionPhrase).join(" and ")}, but \`mwsDeveloperIds\` has no id there.`,
        fix: "Declare an MWS developer id for each region in use, or register the app for SP-API alone, since Amazon has retired MWS.",
        related: [{ at: ids, message: "the ids that are declared" }],
      });
      return;
    }
    yield finding(hybrid, {
      severity: "warning",
      message:
        "The app is hybrid (SP-API and MWS), and sellers can authorize it only in regions where it has an MWS developer id.",
      fix: "Register the app for SP-API alone, since Amazon has retired MWS; until then declare `mwsDeveloperIds` for each region in use.",
    });
  },
});

/** The regions of the endpoints, the grants and the links. */
function regionsInUse({ endpoints, authorizations, consentLinks }: Facts): readonly Region[] {
  const used = [
    ...endpoints.map(({ region }) => region),
    ...authorizations.map(({ region }) => region),
    ...knownAnswers(consentLinks, ({ consentHost }) => consentHost.region),
  ];
  return [...new Set(used.filter((region) => region !== undefined))];
}
