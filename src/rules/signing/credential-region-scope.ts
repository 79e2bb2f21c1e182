import type { Endpoint } from "../../model/endpoint.js";
import { lwaIsEnough, maySign, regionsSignedTogether, signingRegion } from "../../model/signing.js";
import { isAwsRegion, regionNamed, regions } from "../../reference/regions.js";
import { inWords } from "../../report/in-words.js";
import type { Place } from "../../settings/place.js";
import { replaceValue } from "../../settings/replace-value.js";
import { defineRule, type FindingDraft, finding, type Unchecked, unchecked } from "../rule.js";

export const credentialRegionScope = defineRule({
  id: "credential-region-scope",
  stage: "signing",
  severity: "error",
  otherSeverities: ["warning"],
  codes: ["Credential should be scoped to a valid region"],
  title: "Requests are signed for another AWS region than their endpoint's",
  source: "https://developer-docs.amazon.com/sp-api/docs/authorization-errors",
  needs: ["credentials.mode", "endpoints"],
  applies: (facts) => maySign(facts) && facts.settings.at("endpoints").state !== "empty",
  *check(facts) {
    const together = regionsSignedTogether(facts);
    for (const endpoint of facts.endpoints) {
      const signed = signingRegion(endpoint, facts);
      if (signed.value === undefined) yield unchecked(signed);
      else yield* judge(endpoint, signed, signed.value, signed.path[0] === "endpoints" || together?.length === 1);
    }
  },
});

const ofSomeHost = regions.map(({ awsRegion }) => awsRegion);

/** `isAlone` says that no endpoint of another region is signed for the value at the same place. */
function* judge(
  endpoint: Endpoint,
  signed: Place<string>,
  value: string,
  isAlone: boolean,
): Generator<FindingDraft | Unchecked> {
  const { region, host, hostName, declaredRegion, whyHostUnknown } = endpoint;
  const required = region === undefined ? undefined : regionNamed(region).awsRegion;
  if (value === required) return;
  // A host that is filled in at run time has one of these regions all the same; another host is for endpoint-host.
  if (required === undefined && (hostName !== undefined || ofSomeHost.includes(value))) {
    yield unchecked(whyHostUnknown);
    return;
  }
  const kind = isAwsRegion(value) ? `\`${value}\`` : `\`${value}\`, which is no AWS region`;
  const right = inWords(required === undefined ? ofSomeHost : [required], "or");
  const agrees = declaredRegion === undefined || declaredRegion === region;
  const isProven = required !== undefined && isAlone && host !== undefined && agrees;
  yield finding(signed, {
    severity: required === undefined ? "warning" : "error",
    message: `Requests to \`${endpoint.label}\` are signed for ${kind}, and the scope of their credential must name ${right}.`,
    fix: `${isAlone || required === undefined ? `Sign for ${right}` : `Declare ${right} as \`awsRegion\` of this endpoint and sign for it`}, wherever the code runs, or set \`credentials.mode: lwa\`: ${lwaIsEnough}`,
    repair: isProven ? replaceValue(signed, required, declaredRegion !== undefined) : undefined,
    related: [{ at: endpoint.url, message: "the endpoint that these requests go to" }],
  });
}
