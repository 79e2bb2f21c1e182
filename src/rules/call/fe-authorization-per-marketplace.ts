import type { Authorization } from "../../model/authorization.js";
import type { Endpoint } from "../../model/endpoint.js";
import { groupBy } from "../../model/group-by.js";
import { type MarketplaceList, marketplacesOf } from "../../model/marketplace-lists.js";
import { evidenceClause } from "../../reference/evidence.js";
import { grantPerMarketplace, regionNamed } from "../../reference/regions.js";
import { inWords } from "../../report/in-words.js";
import { defineRule, each, finding, type Said } from "../rule.js";

const { region: theRegion, evidence, source } = grantPerMarketplace;

export const feAuthorizationPerMarketplace = defineRule({
  id: "fe-authorization-per-marketplace",
  stage: "call",
  severity: "warning",
  codes: ["403 Unauthorized"],
  title: "One authorization is used for several marketplaces of the Far East",
  source,
  needs: ["authorizations"],
  guards: [
    ({ authorizations, grants }) =>
      authorizations.length === 0 || grants.of(theRegion).length > 0 || grants.of(undefined).length > 0,
  ],
  *check({ endpoints, endpointList, grants }) {
    // An endpoint with several grants may send each marketplace through its own.
    const single = endpoints.filter(({ authorizations }) => authorizations.length === 1);
    const through = groupBy(single, ({ authorizations: [only] }) => only);
    yield* each([...grants.of(theRegion), ...grants.of(undefined)], (authorization) =>
      judge(authorization, through.get(authorization) ?? []),
    );
    yield* each(endpointList, ({ place, region, openNames: [name] }) => {
      const mayBeOfRegion = region === undefined || region === theRegion;
      return mayBeOfRegion && place.at("marketplaces").isGiven ? name?.mustKnow() : undefined;
    });
  },
});

/** Judges the marketplaces of the authorization, and those of the endpoints whose calls all go through it. */
function* judge(authorization: Authorization, endpoints: readonly Endpoint[]): Generator<Said> {
  const lists = [authorization, ...endpoints].map(marketplacesOf).filter(({ place }) => place.isGiven);
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
  } else if (lists.length === 0) authorization.place.at("marketplaces").mustKnow();
  yield* each(lists, ({ entries }) => each(entries, (named) => void named.known));
}

/** The codes of the different marketplaces of the region in `lists`. */
function distinct(lists: readonly MarketplaceList[]): string[] {
  const named = lists.flatMap((list) => list.named);
  return [...new Set(named.flatMap(({ marketplace }) => (marketplace?.region === theRegion ? marketplace.code : [])))];
}
