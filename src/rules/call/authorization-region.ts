import type { Endpoint } from "../../model/endpoint.js";
import type { Facts } from "../../model/facts.js";
import { type GrantUse, grantUses } from "../../model/grant-use.js";
import type { Region } from "../../reference/regions.js";
import { replaceValue } from "../../settings/replace-value.js";
import { defineRule, type FindingDraft, finding, type Unchecked, unchecked } from "../rule.js";

type Said = Generator<FindingDraft | Unchecked>;

export const authorizationRegion = defineRule({
  id: "authorization-region",
  stage: "call",
  severity: "error",
  otherSeverities: ["warning"],
  codes: ["403 Unauthorized"],
  title: "The calls to an endpoint have no authorization of its region",
  source: "https://developer-docs.amazon.com/sp-api/docs/authorization-errors",
  needs: ["endpoints", "authorizations"],
  applies: ({ settings }) => settings.at("endpoints").state !== "empty",
  *check(facts) {
    const useOf = grantUses(facts);
    for (const endpoint of facts.endpoints) {
      const use = useOf(endpoint);
      const named = endpoint.place.at("authorization");
      if (use === "grantless") continue;
      if (endpoint.region === undefined) yield unchecked(endpoint.whyHostUnknown);
      else if (named.isMissing) yield* ofRegion(endpoint, endpoint.region, use, facts);
      else yield* ofName(endpoint, endpoint.region, use, facts);
    }
  },
});

/** The endpoint names its authorization. */
function* ofName(endpoint: Endpoint, region: Region, use: GrantUse, { grants }: Facts): Said {
  const named = endpoint.place.at("authorization");
  const [grant] = endpoint.authorizations;
  if (grant === undefined) {
    yield unchecked(named.value === undefined ? named : `\`${named.name}\` names no entry of \`authorizations\``);
  } else if (endpoint.authorizations.some((one) => one.region === undefined)) {
    yield unchecked(`the region of the authorization \`${named.value}\` is not known`);
  } else if (endpoint.authorizations.every((one) => one.region !== region)) {
    const ofRegion = grants.of(region);
    const [right, ...others] = ofRegion.flatMap(({ name }) => name ?? []);
    const example = right === undefined ? "" : `${others.length === 0 ? ":" : ", such as"} \`${right}\``;
    yield finding(named, {
      severity: use === "unknown" ? "warning" : "error",
      message: `The authorization \`${named.value}\` is a grant of \`${grant.region}\`, and ${serves(endpoint, region)}, where Amazon answers it with "Access to requested resource is denied".`,
      fix:
        ofRegion.length === 0
          ? `Let the selling partner authorize the app in \`${region}\`, declare that grant under \`authorizations\`, and name it here.`
          : `Name a grant of \`${region}\` here${example}.`,
      repair: right !== undefined && ofRegion.length === 1 ? replaceValue(named, right, false) : undefined,
      related: [{ at: grant.place.at("region"), message: `a grant of \`${grant.region}\`` }],
    });
  }
}

/** The endpoint names none, so that its calls go through those of its region. */
function* ofRegion(endpoint: Endpoint, region: Region, use: GrantUse, { grants, settings }: Facts): Said {
  const [unknown] = grants.of(undefined);
  if (endpoint.authorizations.length > 0) return;
  if (unknown !== undefined) return yield unchecked(`\`${unknown.place.at("region").name}\` may be \`${region}\``);
  // An endpoint that names its accounts is called through their grants; of one that does not nobody can say.
  const hasAccounts = endpoint.place.at("region").isDeclared || endpoint.marketplaces.length > 0;
  const isProven = use === "grant" || (use === "undeclared" && hasAccounts);
  yield finding(endpoint.url.isMissing ? endpoint.place.at("region") : endpoint.url, {
    severity: isProven ? "error" : "warning",
    message: `No authorization of \`${region}\` is declared, and ${serves(endpoint, region)}: ${isProven ? "" : "unless its calls are grantless, "}Amazon answers grants of other regions with "Access to requested resource is denied".`,
    fix: `Let the selling partner authorize the app in \`${region}\` and declare that grant under \`authorizations\`, or drop the endpoint.`,
    related: [{ at: settings.at("authorizations"), message: "the grants of the app" }],
  });
}

function serves(endpoint: Endpoint, region: Region): string {
  return endpoint.host === undefined
    ? `the endpoint is declared for \`${region}\``
    : `\`${endpoint.label}\` serves \`${region}\``;
}
