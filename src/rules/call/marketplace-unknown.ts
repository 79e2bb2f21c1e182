import { marketplaceLists } from "../../model/marketplace-lists.js";
import { regionPhrase } from "../../model/region-phrase.js";
import { marketplacesProvenance, nearestMarketplace } from "../../reference/marketplaces.js";
import { isRegion } from "../../reference/regions.js";
import type { Place } from "../../settings/place.js";
import { replaceValue } from "../../settings/replace-value.js";
import { defineRule, each, type FindingDraft, finding } from "../rule.js";

export const marketplaceUnknown = defineRule({
  id: "marketplace-unknown",
  stage: "call",
  severity: "error",
  otherSeverities: ["warning"],
  codes: ["400 InvalidInput"],
  title: "A marketplace is not in Amazon's table",
  source: marketplacesProvenance.source,
  check: (facts) =>
    each(marketplaceLists(facts), ({ entries }) =>
      each(entries, ({ place, marketplace }) => {
        const name = place.required;
        return marketplace === undefined ? unknownMarketplace(place, name) : undefined;
      }),
    ),
});

function unknownMarketplace(place: Place<string>, name: string): FindingDraft {
  const near = nearestMarketplace(name);
  if (near === undefined) {
    const region = name.toLowerCase();
    return finding(place, {
      severity: "warning",
      message: `\`${name}\` is ${isRegion(region) ? "a selling region, and " : ""}no marketplace of Amazon's table, read on ${marketplacesProvenance.retrieved}.`,
      fix: isRegion(region)
        ? `List the marketplaces of ${regionPhrase(region)} one by one.`
        : "Take the id or country code from that table, or ignore the finding where Amazon has added the marketplace since.",
    });
  }
  return finding(place, {
    message: `\`${name}\` is no marketplace of Amazon's table, in which each id and code has one spelling: the nearest is \`${near.name}\` (${near.marketplace.country}).`,
    fix: `Write \`${near.name}\`.`,
    repair: replaceValue(place, near.name, near.certain),
  });
}
