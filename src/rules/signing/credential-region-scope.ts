import type { Endpoint } from "../../model/endpoint.js";
import type { Facts } from "../../model/facts.js";
import { lwaIsEnough, maySign, regionsSignedTogether, signingRegion } from "../../model/signing.js";
import { isAwsRegion, regionNamed, regions } from "../../reference/regions.js";
import { inWords } from "../../report/in-words.js";
import { replaceValue } from "../../settings/replace-value.js";
import { answerOf, defineRule, each, type FindingDraft, finding, Open } from "../rule.js";

export const credentialRegionScope = defineRule({
  id: "credential-region-scope",
  stage: "signing",
  severity: "error",
  otherSeverities: ["warning"],
  codes: ["Credential should be scoped to a valid region"],
  title: "Requests are signed for another AWS region than their endpoint's",
  source: "https://developer-docs.amazon.com/sp-api/docs/authorization-errors",
  needs: ["credentials.mode", "endpoints"],
  guards: [maySign, ({ settings }) => !settings.at("endpoints").isEmpty],
  check: (facts) => each(facts.endpointList, (endpoint) => judge(endpoint, facts)),
});

const ofSomeHost = regions.map(({ awsRegion }) => awsRegion);

function judge(endpoint: Endpoint, facts: Facts): FindingDraft | undefined {
  const { host, hostName, declaredRegion } = endpoint;
  const signed = signingRegion(endpoint, facts);
  const value = signed.required;
  const region = answerOf(endpoint, ({ knownRegion }) => knownRegion);
  const required = region instanceof Open ? undefined : regionNamed(region).awsRegion;
  if (value === required) return undefined;
  // A host that is filled in at run time has one of these regions all the same; another host is for endpoint-host.
  if (region instanceof Open && (hostName !== undefined || ofSomeHost.includes(value))) throw region;
  // No endpoint of another region is signed for the value at the same place.
  const isAlone = signed.path[0] === "endpoints" || regionsSignedTogether(facts)?.length === 1;
  const kind = isAwsRegion(value) ? `\`${value}\`` : `\`${value}\`, which is no AWS region`;
  const right = inWords(required === undefined ? ofSomeHost : [required], "or");
  const agrees = declaredRegion === undefined || declaredRegion === region;
  const isProven = required !== undefined && isAlone && host !== undefined && agrees;
  return finding(signed, {
    severity: required === undefined ? "warning" : "error",
    message: `Requests to \`${endpoint.label}\` are signed for ${kind}, and the scope of their credential must name ${right}.`,
    fix: `${isAlone || required === undefined ? `Sign for ${right}` : `Declare ${right} as \`awsRegion\` of this endpoint and sign for it`}, wherever the code runs, or set \`credentials.mode: lwa\`: ${lwaIsEnough}`,
    repair: isProven ? replaceValue(signed, required, declaredRegion !== undefined) : undefined,
    related: [{ at: endpoint.url, message: "the endpoint that these requests go to" }],
  });
}
