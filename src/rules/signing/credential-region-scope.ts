import { isAwsRegion, regionNamed, regions } from "../../reference/regions.js";
import type { Place } from "../../settings/place.js";
import type { Endpoint } from "../facts/endpoint.js";
import type { Facts } from "../facts/facts.js";
import { replaceValue } from "../facts/replace-value.js";
import { lwaIsEnough, maySign, regionsSignedBy, signingRegion } from "../facts/signing.js";
import { defineRule, type FindingDraft, finding, type Unchecked, unchecked } from "../rule.js";

export const credentialRegionScope = defineRule({
  id: "credential-region-scope",
  stage: "signing",
  severity: "error",
  codes: ["Credential should be scoped to a valid region"],
  title: "Requests are signed for another AWS region than their endpoint's",
  source: "https://developer-docs.amazon.com/sp-api/docs/authorization-errors",
  needs: ["credentials.mode", "endpoints"],
  applies: (facts) => maySign(facts) && facts.settings.at("endpoints").state !== "empty",
  *check(facts) {
    for (const endpoint of facts.endpoints) yield* judge(endpoint, signingRegion(endpoint, facts), facts);
  },
});

function* judge(endpoint: Endpoint, signed: Place<string>, facts: Facts): Generator<FindingDraft | Unchecked> {
  if (signed.value === undefined) {
    yield unchecked(signed);
    return;
  }
  const required = endpoint.region === undefined ? undefined : regionNamed(endpoint.region)?.awsRegion;
  const isOfSomeHost = regions.some(({ awsRegion }) => awsRegion === signed.value);
  if (required === undefined && isOfSomeHost) yield unchecked(endpoint.host === undefined ? endpoint.url : signed);
  if (signed.value === required || (required === undefined && isOfSomeHost)) return;
  const kind = isAwsRegion(signed.value) ? `\`${signed.value}\`` : `\`${signed.value}\`, which is no AWS region`;
  const right =
    required === undefined
      ? `one of ${regions.map(({ awsRegion }) => `\`${awsRegion}\``).join(", ")}`
      : `\`${required}\``;
  yield finding(signed, {
    message: `Requests to \`${endpoint.label}\` are signed for ${kind}, and the scope of their credential must name ${right}.`,
    fix: `${wayOut(endpoint, signed, right, facts)}, wherever the code runs; or drop the signature: ${lwaIsEnough}`,
    repair: required === undefined || !isProven(endpoint, signed, facts) ? undefined : replaceValue(signed, required),
    related: [{ at: endpoint.url, message: "the endpoint that these requests go to" }],
  });
}

function wayOut(endpoint: Endpoint, signed: Place<string>, right: string, facts: Facts): string {
  const isShared = signed.path[0] === "credentials" && regionsSignedBy(signed, facts)?.length !== 1;
  return isShared ? `Declare ${right} as \`awsRegion\` of this endpoint and sign for it` : `Sign for ${right}`;
}

/** Whether one host, or several of one region, say what the declared region must be, and nothing contradicts them. */
function isProven(endpoint: Endpoint, signed: Place<string>, facts: Facts): boolean {
  const agrees = endpoint.declaredRegion === undefined || endpoint.declaredRegion === endpoint.region;
  return endpoint.host !== undefined && agrees && regionsSignedBy(signed, facts)?.length === 1;
}
