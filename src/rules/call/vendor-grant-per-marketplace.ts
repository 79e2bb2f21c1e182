import type { App } from "../../model/app.js";
import type { Authorization } from "../../model/authorization.js";
import { groupBy } from "../../model/group-by.js";
import { type MarketplaceList, marketplacesOf } from "../../model/marketplace-lists.js";
import { evidenceClause } from "../../reference/evidence.js";
import { grantPerMarketplace, vendorGrants } from "../../reference/regions.js";
import { inWords } from "../../report/in-words.js";
import { defineRule, each, finding, type Said } from "../rule.js";

export const vendorGrantPerMarketplace = defineRule({
  id: "vendor-grant-per-marketplace",
  stage: "call",
  severity: "warning",
  codes: ["400 InvalidInput"],
  alsoSeen: ["403 Unauthorized"],
  title: "One vendor authorization is used for several marketplaces",
  source: vendorGrants.source,
  needs: ["authorizations"],
  guards: [({ settings }) => !settings.at("authorizations").isEmpty],
  *check(facts) {
    // An endpoint with several grants may send each marketplace through its own.
    const endpoints = facts.endpoints.filter(({ authorizations }) => authorizations.length === 1);
    const through = groupBy(endpoints, ({ authorizations: [only] }) => only);
    yield* each(facts.authorizationList, (authorization) => {
      // Each marketplace of the Far East needs a grant of its own anyway.
      if (isOfRegion(authorization) || !isOfVendor(authorization, facts.app)) return;
      return judge(authorization, [authorization, ...(through.get(authorization) ?? [])].map(marketplacesOf));
    });
    yield* each(facts.endpointList, ({ place, openNames: [name] }) =>
      place.at("marketplaces").isGiven ? name?.mustKnow() : undefined,
    );
  },
});

/** Whether the authorization is one of the Far East. */
function isOfRegion(authorization: Authorization): boolean {
  return authorization.declaredRegionPlace.isGiven && authorization.knownRegion === grantPerMarketplace.region;
}

/** Whether a vendor gave the authorization. */
function isOfVendor({ place }: Authorization, app: App): boolean {
  const partner = place.at("partner").known;
  if (partner !== undefined) return partner === "vendor";
  if (app.isVendorOnly) return true;
  if (app.isSellerOnly) return false;
  throw place.at("partner").open;
}

function* judge(authorization: Authorization, all: readonly MarketplaceList[]): Generator<Said> {
  const lists = all.filter(({ place }) => place.isGiven);
  const codesOf = (some: readonly MarketplaceList[]) =>
    new Set(some.flatMap(({ named }) => named.flatMap(({ marketplace }) => marketplace?.code ?? [])));
  const codes = [...codesOf(lists)];
  const list = lists.find((one) => codesOf([one]).size > 1) ?? lists.at(-1);
  if (list === undefined) throw authorization.place.at("marketplaces").open;
  else if (codes.length > 1) {
    yield finding(list.place, {
      message: `${inWords(codes, "and")} are used through one vendor authorization, and it holds for the vendor group and the marketplace that gave it, ${evidenceClause(vendorGrants.evidence)}.`,
      fix: "Let the vendor authorize the app for the group of each marketplace, and declare an authorization and an endpoint entry for each.",
      related: [{ at: authorization.place.at("name"), message: "the authorization" }],
    });
  }
  yield* each(lists, ({ entries }) => each(entries, (named) => void named.known));
}
