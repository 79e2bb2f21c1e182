import type { App } from "../../model/app.js";
import { selfAuthorizations, unlistedOAuthAuthorizations } from "../../reference/limits.js";
import type { Place } from "../../settings/place.js";
import { defineRule, type FindingDraft, finding, type Unchecked, unchecked } from "../rule.js";

interface Limit {
  readonly what: string;
  readonly limit: number;
  /** From where on a warning is due. */
  readonly near: number;
  /** Above this count the limit is broken whatever else is true. */
  readonly provenAbove: number;
}

export const authorizationLimit = defineRule({
  id: "authorization-limit",
  stage: "registration",
  severity: "error",
  otherSeverities: ["warning"],
  codes: ["CONSENT_LIMIT_REACHED"],
  title: "The app has as many authorizations as Amazon allows",
  source: "https://developer-docs.amazon.com/sp-api/docs/application-authorization-limits",
  needs: ["app.authorizationCount"],
  *check({ app }) {
    const counts = app.place.at("authorizationCount");
    const self = selfAuthorizations.value;
    // Amazon counts self-authorizations by partner type; the file may count both types together.
    const provenAbove = app.isSellerOnly || app.isVendorOnly ? self : 2 * self;
    yield* judge(counts.at("self"), { what: "self-authorizations", limit: self, near: self - 1, provenAbove });
    if (app.type === "private" || app.isVendorOnly || isListed(app) === true) return;
    const oauth = counts.at("oauth");
    if (app.type === undefined) yield unchecked(app.place.at("type"));
    else if (!oauth.isMissing && isListed(app) === undefined && app.state !== "suppressed")
      yield unchecked(app.place.at(app.place.at("listed").value === undefined ? "listed" : "state"));
    else yield* judge(oauth, oauthLimit(app));
  },
});

/** A suppressed listing counts as none by other developers' reports, which prove nothing; nor does a count with vendors. */
function oauthLimit(app: App): Limit {
  const limit = unlistedOAuthAuthorizations.value;
  const isProven = app.isSellerOnly && isListed(app) === false;
  const what = "OAuth authorizations without a live listing";
  return { what, limit, near: limit - 2, provenAbove: isProven ? limit : Number.POSITIVE_INFINITY };
}

function isListed(app: App): boolean | undefined {
  if (app.isUnpublished) return false;
  const listed = app.place.at("listed").value;
  // A state that is filled in at run time may be that of a suppressed listing.
  const mayBeSuppressed = app.state === "suppressed" || app.place.at("state").state === "placeholder";
  return listed === true && mayBeSuppressed ? undefined : listed;
}

function* judge(count: Place<number>, { what, limit, near, provenAbove }: Limit): Generator<FindingDraft | Unchecked> {
  const { value } = count;
  if (value === undefined) yield unchecked(count);
  else if (value >= near) {
    const fate =
      value > limit
        ? `more than the ${limit} that Amazon allows`
        : value === limit
          ? `as many as Amazon allows, so that the next one is refused`
          : `and Amazon refuses every one after the ${limit}th`;
    yield finding(count, {
      severity: value > provenAbove ? "error" : "warning",
      message: `The app has ${value} ${what}, ${fate}.`,
      fix: `Revoke authorizations that are no longer used${what.startsWith("OAuth") ? ", or list the app in the Selling Partner Appstore" : ", or register a public app for further sellers"}.`,
    });
  }
}
