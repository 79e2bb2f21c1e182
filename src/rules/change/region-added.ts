import { regionNamed } from "../../reference/regions.js";
import { defineChangeRule } from "../change-rule.js";
import { each, finding, Open } from "../rule.js";

export const regionAdded = defineChangeRule({
  id: "region-added",
  severity: "warning",
  codes: ["403 Unauthorized"],
  title: "A selling region is new, and no authorization is declared for it",
  source: "https://developer-docs.amazon.com/sp-api/docs/sp-api-endpoints",
  *compare(head, base) {
    const before = new Set(base.endpoints.map(({ region }) => region));
    const hidden = base.endpoints.find(({ region }) => region === undefined);
    const lists = [base.settings.at("endpoints").listed, head.settings.at("authorizations").listed].flat();
    const open = lists.find((one) => one instanceof Open);
    const [grant] = head.grants.of(undefined);
    yield* each(head.endpointList, (endpoint) => {
      if (before.has(endpoint.region)) return;
      const region = endpoint.knownRegion;
      before.add(region);
      if (head.grants.of(region).length > 0) return;
      if (open !== undefined) throw open;
      if (hidden !== undefined) throw new Open(`\`${hidden.url.name}\` of the base may be of \`${region}\``);
      if (grant !== undefined) throw new Open(`\`${grant.place.at("region").name}\` may be \`${region}\``);
      return finding(endpoint.url, {
        message: `Calls to ${regionNamed(region).name} (\`${region}\`) are new, and no entry of \`authorizations\` is of that region: a grant of another region does not count there.`,
        fix: "Let the selling partners of that region authorize the app at a consent page of the region, and declare the authorization.",
      });
    });
  },
});
