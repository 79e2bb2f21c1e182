import { regionNamed } from "../../reference/regions.js";
import { defineChangeRule } from "../change-rule.js";
import { finding } from "../rule.js";

export const regionAdded = defineChangeRule({
  id: "region-added",
  severity: "warning",
  codes: ["403 Unauthorized"],
  title: "A selling region is new, and no authorization is declared for it",
  source: "https://developer-docs.amazon.com/sp-api/docs/sp-api-endpoints",
  *compare(head, base) {
    const before = new Set(base.endpoints.map(({ region }) => region));
    // A region at the base that is filled in at run time may be any.
    if (before.has(undefined)) return;
    const authorized = new Set(head.authorizations.map(({ region }) => region));
    for (const endpoint of head.endpoints) {
      const { region, url } = endpoint;
      if (region === undefined || before.has(region) || authorized.has(region) || authorized.has(undefined)) continue;
      before.add(region);
      yield finding(url, {
        message: `Calls to ${regionNamed(region)?.name ?? region} (\`${region}\`) are new, and no entry of \`authorizations\` is of that region: a grant of another region does not count there.`,
        fix: "Let the selling partners of that region authorize the app at a consent page of the region, and declare the authorization.",
      });
    }
  },
});
