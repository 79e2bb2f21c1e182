import type { Facts } from "../../model/facts.js";
import { regionPhrase } from "../../model/region-phrase.js";
import type { Region } from "../../reference/regions.js";
import { defineRule, finding, unchecked } from "../rule.js";

export const hybridApp = defineRule({
  id: "hybrid-app",
  stage: "registration",
  severity: "error",
  otherSeverities: ["warning"],
  codes: ["MD9010"],
  alsoSeen: ["MD5100", "MD9000", "MD9999"],
  title: "A hybrid app needs an MWS developer id in every region",
  source: "https://developer-docs.amazon.com/sp-api/lang-pt_BR/docs/authorization-errors",
  applies: ({ app }) => app.place.at("hybrid").value !== false && !app.place.at("hybrid").isMissing,
  *check(facts) {
    const hybrid = facts.app.place.at("hybrid");
    const ids = facts.app.place.at("mwsDeveloperIds");
    if (hybrid.value !== true) {
      yield unchecked(hybrid);
      return;
    }
    const lacking =
      ids.state === "declared" ? [...regionsInUse(facts)].filter((region) => ids.at(region).isMissing) : [];
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
function regionsInUse({ endpoints, authorizations, consentLinks }: Facts): ReadonlySet<Region> {
  const used = [
    ...endpoints.map(({ region }) => region),
    ...authorizations.map(({ region }) => region),
    ...consentLinks.map(({ consentHost }) => consentHost?.region),
  ];
  return new Set(used.filter((region) => region !== undefined));
}
