import type { ConsentLink } from "../../model/consent-link.js";
import type { Facts } from "../../model/facts.js";
import { consentHosts } from "../../reference/consent.js";
import { provesFault } from "../../reference/evidence.js";
import { isRegion, type Region, regionNamed } from "../../reference/regions.js";
import { defineRule, type FindingDraft, finding, type Unchecked, unchecked, unreadList } from "../rule.js";

export const authorizationUriRegion = defineRule({
  id: "authorization-uri-region",
  stage: "consent",
  severity: "error",
  otherSeverities: ["warning"],
  codes: ["403 Unauthorized"],
  title: "The link leads to another region than the one it is for",
  source: "https://developer-docs.amazon.com/sp-api/docs/website-authorization-workflow",
  needs: ["oauth.authorizationUris"],
  assumes: ["app.type", "app.registration"],
  applies: ({ app }) => app.mayAskConsent,
  *check(facts) {
    yield* facts.unreadLinks.map((place) => unchecked(place));
    for (const link of facts.consentLinks) yield* judge(link);
    yield* regionsWithoutLink(facts);
  },
});

function* judge(link: ConsentLink): Generator<FindingDraft | Unchecked> {
  const region = link.entry.at("region");
  const host = link.consentHost;
  const declared = region.value;
  if (host === undefined) yield link.unknownHost();
  if (host === undefined || region.isMissing) return;
  if (declared === undefined) yield unchecked(region);
  // Any other word is the fault of `region-name`.
  else if (!isRegion(declared)) yield unchecked(`\`${region.name}\` names no selling region`);
  else if (declared !== host.region) {
    yield finding(region, {
      severity: provesFault(host.evidence) ? "error" : "warning",
      message: `The link is declared for ${nameOf(declared)}, and \`${host.host}\` is in ${nameOf(host.region)}: the grant works only there.`,
      fix: `Use a host of ${nameOf(declared)} such as \`${hostOf(declared, host.partner)}\`, or declare \`region: ${host.region}\`.`,
      related: [{ at: link.place, message: `this host is in \`${host.region}\`` }],
    });
  }
}

/** Sellers of a listed app may come from the Appstore, and the sandbox asks for no seller. */
function* regionsWithoutLink(facts: Facts): Generator<FindingDraft | Unchecked> {
  const { app, consentLinks, unreadLinks, endpoints } = facts;
  const workflows = facts.settings.at("oauth").at("workflows");
  const isForAppstore = workflows.items().some(({ value }) => value === "appstore");
  const linked = consentLinks.map(({ consentHost }) => consentHost?.region);
  if (unreadLinks.length > 0 || linked.includes(undefined) || isForAppstore) return;
  yield* unreadList(facts.settings.at("endpoints"));
  const seen = new Set(linked);
  for (const { place, url, region, isSandbox, declaredRegion, whyHostUnknown } of endpoints) {
    if (isSandbox === true || seen.has(region)) continue;
    const environment = place.at("environment");
    if (region === undefined) yield unchecked(whyHostUnknown);
    else if (isSandbox === undefined && !environment.isMissing) yield unchecked(environment);
    else if (app.workflows === undefined) yield unchecked(workflows);
    else {
      seen.add(region);
      yield finding(declaredRegion === undefined ? url : place.at("region"), {
        severity: "warning",
        message: `The code calls ${nameOf(region)}, and no link leads to a host of that region, so that no account there can be authorized by one.`,
        fix: `Declare a link for \`${region}\`, for example at \`${hostOf(region, app.isVendorOnly ? "vendor" : "seller")}\`.`,
      });
    }
  }
}

function nameOf(region: Region): string {
  return `${regionNamed(region)?.name ?? region} (\`${region}\`)`;
}

/** A documented host of the region. */
function hostOf(region: Region, partner: "seller" | "vendor"): string | undefined {
  return consentHosts.find((host) => host.region === region && host.partner === partner && !host.alias)?.host;
}
