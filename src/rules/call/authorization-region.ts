import type { Endpoint } from "../../model/endpoint.js";
import type { Facts } from "../../model/facts.js";
import { type GrantUse, grantUses } from "../../model/grant-use.js";
import type { Region } from "../../reference/regions.js";
import { replaceValue } from "../../settings/replace-value.js";
import { defineRule, each, type FindingDraft, finding, Open } from "../rule.js";

export const authorizationRegion = defineRule({
  id: "authorization-region",
  stage: "call",
  severity: "error",
  otherSeverities: ["warning"],
  codes: ["403 Unauthorized"],
  title: "The calls to an endpoint have no authorization of its region",
  source: "https://developer-docs.amazon.com/sp-api/docs/authorization-errors",
  needs: ["endpoints", "authorizations"],
  guards: [({ settings }) => !settings.at("endpoints").isEmpty],
  *check(facts) {
    const useOf = grantUses(facts);
    yield* each(facts.endpointList, (endpoint) => {
      const use = useOf(endpoint);
      if (use === "grantless") return;
      const region = endpoint.knownRegion;
      const fault = endpoint.place.at("authorization").isGiven ? namedFault : regionFault;
      return fault(endpoint, region, use, facts);
    });
  },
});

/** The endpoint names its authorization. */
function namedFault(endpoint: Endpoint, region: Region, use: GrantUse, { grants }: Facts): FindingDraft | undefined {
  const named = endpoint.place.at("authorization");
  const name = named.required;
  const [grant] = endpoint.authorizations;
  if (grant === undefined) throw new Open(`\`${named.name}\` names no entry of \`authorizations\``);
  if (endpoint.authorizations.some((one) => one.region === undefined))
    throw new Open(`the region of the authorization \`${name}\` is not known`);
  if (endpoint.authorizations.some((one) => one.region === region)) return undefined;
  const ofRegion = grants.of(region);
  const [right, ...others] = ofRegion.flatMap(({ name }) => name ?? []);
  const example = right === undefined ? "" : `${others.length === 0 ? ":" : ", such as"} \`${right}\``;
  return finding(named, {
    severity: use === "unknown" ? "warning" : "error",
    message: `The authorization \`${name}\` is a grant of \`${grant.region}\`, and ${serves(endpoint, region)}, where Amazon answers it with "Access to requested resource is denied".`,
    fix:
      ofRegion.length === 0
        ? `Let the selling partner authorize the app in \`${region}\`, declare that grant under \`authorizations\`, and name it here.`
        : `Name a grant of \`${region}\` here${example}.`,
    repair: right !== undefined && ofRegion.length === 1 ? replaceValue(named, right, false) : undefined,
    related: [{ at: grant.place.at("region"), message: `a grant of \`${grant.region}\`` }],
  });
}

/** The endpoint names none, so that its calls go through those of its region. */
function regionFault(endpoint: Endpoint, region: Region, use: GrantUse, facts: Facts): FindingDraft | undefined {
  const [unknown] = facts.grants.of(undefined);
  if (endpoint.authorizations.length > 0) return undefined;
  if (unknown !== undefined) throw new Open(`\`${unknown.place.at("region").name}\` may be \`${region}\``);
  // An endpoint that names its accounts is called through their grants; of one that does not nobody can say.
  const hasAccounts = endpoint.place.at("region").isGiven || endpoint.marketplaces.length > 0;
  const isProven = use === "grant" || (use === "undeclared" && hasAccounts);
  return finding(endpoint.url.isGiven ? endpoint.url : endpoint.place.at("region"), {
    severity: isProven ? "error" : "warning",
    message: `No authorization of \`${region}\` is declared, and ${serves(endpoint, region)}: ${isProven ? "" : "unless its calls are grantless, "}Amazon answers grants of other regions with "Access to requested resource is denied".`,
    fix: `Let the selling partner authorize the app in \`${region}\` and declare that grant under \`authorizations\`, or drop the endpoint.`,
    related: [{ at: facts.settings.at("authorizations"), message: "the grants of the app" }],
  });
}

function serves(endpoint: Endpoint, region: Region): string {
  return endpoint.host === undefined
    ? `the endpoint is declared for \`${region}\``
    : `\`${endpoint.label}\` serves \`${region}\``;
}
