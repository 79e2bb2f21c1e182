import { regionNamed } from "../../reference/regions.js";
import type { Place } from "../../settings/place.js";
import { defineChangeRule } from "../change-rule.js";
import { finding, unchecked, unreadList } from "../rule.js";

export const regionAdded = defineChangeRule({
  id: "region-added",
  severity: "warning",
  codes: ["403 Unauthorized"],
  title: "A selling region is new, and no authorization is declared for it",
  source: "https://developer-docs.amazon.com/sp-api/docs/sp-api-endpoints",
  *compare(head, base) {
    const [endpoints, grants] = [base.settings.at("endpoints"), head.settings.at("authorizations")];
    const before = new Set(base.endpoints.map(({ region }) => region));
    const hidden = base.endpoints.find(({ region }) => region === undefined);
    const [grant] = head.grants.of(undefined);
    yield* unreadList(head.settings.at("endpoints"));
    for (const { region, url, whyHostUnknown } of head.endpoints) {
      if (before.has(region)) continue;
      before.add(region);
      if (region === undefined) yield unchecked(whyHostUnknown);
      else if (head.grants.of(region).length > 0) continue;
      else if (isUnread(endpoints) || isUnread(grants)) yield unchecked(isUnread(endpoints) ? endpoints : grants);
      else if (hidden !== undefined) yield unchecked(`\`${hidden.url.name}\` of the base may be of \`${region}\``);
      else if (grant !== undefined) yield unchecked(`\`${grant.place.at("region").name}\` may be \`${region}\``);
      else {
        yield finding(url, {
          message: `Calls to ${regionNamed(region).name} (\`${region}\`) are new, and no entry of \`authorizations\` is of that region: a grant of another region does not count there.`,
          fix: "Let the selling partners of that region authorize the app at a consent page of the region, and declare the authorization.",
        });
      }
    }
  },
});

function isUnread({ isMissing, state }: Place): boolean {
  return !isMissing && state !== "declared";
}
