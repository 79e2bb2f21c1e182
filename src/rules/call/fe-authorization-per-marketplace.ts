import type { Authorization, Endpoint } from "../../model/endpoint.js";
import { groupBy } from "../../model/group-by.js";
import { type MarketplaceList, marketplacesOf } from "../../model/marketplace-lists.js";
import { evidenceClause } from "../../reference/evidence.js";
import { grantPerMarketplace, regionNamed } from "../../reference/regions.js";
import { inWords } from "../../report/in-words.js";
import { defineRule, type FindingDraft, finding, type Unchecked, unchecked, unreadList } from "../rule.js";

const { region: theRegion, evidence, source } = grantPerMarketplace;

export const feAuthorizationPerMarketplace = defineRule({
  id: "fe-authorization-per-marketplace",
  stage: "call",
  severity: "warning",
  codes: ["403 Unauthorized"],
  title: "One authorization is used for several marketplaces of the Far East",
  source,
  needs: ["authorizations"],
  applies: ({ authorizations, grants }) =>
    authorizations.length === 0 || grants.of(theRegion).length > 0 || grants.of(undefined).length > 0,
  *check(facts) {
    // An endpoint with several grants may send each marketplace through its own.
    const endpoints = facts.endpoints.filter(({ authorizations }) => authorizations.length === 1);
    const through = groupBy(endpoints, ({ authorizations: [only] }) => only);
    for (const authorization of [...facts.grants.of(theRegion), ...facts.grants.of(undefined)]) {
      yield* judge(authorization, through.get(authorization) ?? []);
    }
    yield* unreadList(facts.settings.at("endpoints"));
    for (const { place, region, openNames } of facts.endpoints) {
      const mayBeOfRegion = region === undefined || region === theRegion;
      if (mayBeOfRegion && !place.at("marketplaces").isMissing) yield* openNames.map((name) => unchecked(name));
    }
  },
});

/** Judges the marketplaces of the authorization, and those of the endpoints whose calls all go through it. */
function* judge(authorization: Authorization, endpoints: readonly Endpoint[]): Generator<FindingDraft | Unchecked> {
  const lists = [authorization, ...endpoints].map(marketplacesOf).filter(({ place }) => !place.isMissing);
  const all = distinct(lists);
  const list = lists.find((one) => distinct([one]).length > 1) ?? lists.at(-1);
  if (all.length > 1 && list !== undefined) {
    const name =
      authorization.name === undefined ? "one authorization" : `the one authorization \`${authorization.name}\``;
    yield finding(list.place, {
      message: `${inWords(all, "and")} are used through ${name}, and each marketplace of the ${regionNamed(theRegion).name} needs an authorization of its own, ${evidenceClause(evidence)}.`,
      fix: "Let the seller authorize the app in each of these marketplaces, and declare an authorization and an endpoint entry for each.",
      related: [{ at: authorization.place.at("name"), message: "the authorization" }],
    });
  } else if (lists.length === 0) yield unchecked(authorization.place.at("marketplaces"));
  for (const { named, place } of lists) {
    if (named.length === 0) yield unchecked(place);
    for (const { place, marketplace } of named) {
      if (marketplace !== undefined || place.state === "empty") continue;
      yield unchecked(place.value === undefined ? place : `\`${place.name}\` names no marketplace that is known`);
    }
  }
}

/** The codes of the different marketplaces of the region in `lists`. */
function distinct(lists: readonly MarketplaceList[]): string[] {
  const named = lists.flatMap((list) => list.named);
  return [...new Set(named.flatMap(({ marketplace }) => (marketplace?.region === theRegion ? marketplace.code : [])))];
}
