import type { ConsentLink } from "../../model/consent-link.js";
import { declaredRegionAt } from "../../model/declared-region.js";
import type { Facts } from "../../model/facts.js";
import { consentHosts } from "../../reference/consent.js";
import { provesFault } from "../../reference/evidence.js";
import { type Region, regionNamed } from "../../reference/regions.js";
import { asksConsent } from "../guards.js";
import { allKnown, anyOf, defineRule, each, type FindingDraft, finding, type Said, untilOpen } from "../rule.js";

export const authorizationUriRegion = defineRule({
  id: "authorization-uri-region",
  stage: "consent",
  severity: "error",
  otherSeverities: ["warning"],
  codes: ["403 Unauthorized"],
  title: "The link leads to another region than the one it is for",
  source: "https://developer-docs.amazon.com/sp-api/docs/website-authorization-workflow",
  needs: ["oauth.authorizationUris"],
  guards: [asksConsent],
  *check(facts) {
    yield* each(facts.consentLinks, judge);
    yield* untilOpen(() => regionsWithoutLink(facts));
  },
});

function judge(link: ConsentLink): FindingDraft | undefined {
  const { region: ofHost, host, partner, evidence } = link.consentHost;
  const region = link.entry.at("region");
  const declared = declaredRegionAt(region);
  if (declared === undefined || declared === ofHost) return;
  return finding(region, {
    severity: provesFault(evidence) ? "error" : "warning",
    message: `The link is declared for ${nameOf(declared)}, and \`${host}\` is in ${nameOf(ofHost)}: the grant works only there.`,
    fix: `Use a host of ${nameOf(declared)} such as \`${hostOf(declared, partner)}\`, or declare \`region: ${ofHost}\`.`,
    related: [{ at: link.place, message: `this host is in \`${ofHost}\`` }],
  });
}

/** Sellers of a listed app may come from the Appstore, and the sandbox asks for no seller. */
function* regionsWithoutLink({ app, consentLinks, endpointList }: Facts): Generator<Said> {
  const seen = new Set(allKnown(consentLinks).map(({ consentHost }) => consentHost.region));
  yield* each(endpointList, (endpoint) => {
    if (anyOf([() => endpoint.environment === "sandbox", () => seen.has(endpoint.knownRegion)])) return;
    if (app.hasWorkflow("appstore")) return;
    const region = endpoint.knownRegion;
    seen.add(region);
    return finding(endpoint.regionPlace, {
      severity: "warning",
      message: `The code calls ${nameOf(region)}, and no link leads to a host of that region, so that no account there can be authorized by one.`,
      fix: `Declare a link for \`${region}\`, for example at \`${hostOf(region, app.isVendorOnly ? "vendor" : "seller")}\`.`,
    });
  });
}

function nameOf(region: Region): string {
  return `${regionNamed(region)?.name ?? region} (\`${region}\`)`;
}

/** A documented host of the region. */
function hostOf(region: Region, partner: "seller" | "vendor"): string | undefined {
  return consentHosts.find((host) => host.region === region && host.partner === partner && !host.alias)?.host;
}
