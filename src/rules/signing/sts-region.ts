import { awsOf, lwaIsEnough, mayAskSts, maySign } from "../../model/signing.js";
import { stsHosts, stsRegionOfHost } from "../../reference/sts-hosts.js";
import { splitUri } from "../../uri/uri.js";
import { defineRule, finding, Open } from "../rule.js";

export const stsRegion = defineRule({
  id: "sts-region",
  stage: "signing",
  severity: "error",
  codes: ["Credential should be scoped to a valid region"],
  alsoSeen: ["SignatureDoesNotMatch"],
  title: "The request to STS is signed for another region than its host's",
  source: stsHosts.source,
  needs: ["credentials.mode", "credentials.aws.stsEndpoint", "credentials.aws.stsRegion"],
  guards: [maySign, mayAskSts],
  *check(facts) {
    const [endpoint, region] = [awsOf(facts).at("stsEndpoint"), awsOf(facts).at("stsRegion")];
    const url = endpoint.required;
    const { authority } = splitUri(url.includes("//") ? url : `//${url}`);
    const host = authority?.text.replace(/:\d*$/, "").toLowerCase() ?? "";
    const required = stsRegionOfHost(host);
    if (required === undefined) throw new Open(`\`${host}\` is no host of STS whose region is known`);
    if (required === region.required) return;
    yield finding(endpoint, {
      message: `\`${host}\` takes requests signed for \`${required}\`, and the request to STS is signed for \`${region.required}\`; the refusal comes from STS, not from SP-API.`,
      fix: `Sign for \`${required}\` or call the STS host of \`${region.required}\`, or set \`credentials.mode: lwa\` and do without STS: ${lwaIsEnough}`,
      related: [{ at: region, message: "the region that the request is signed for" }],
    });
  },
});
