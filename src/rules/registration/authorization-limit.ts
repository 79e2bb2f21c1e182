import type { App } from "../../model/app.js";
import { unlistedOAuthAuthorizations as oauthLimit, selfAuthorizations as selfLimit } from "../../reference/limits.js";
import type { Place } from "../../settings/place.js";
import { answerOf, anyOf, defineRule, each, type FindingDraft, finding } from "../rule.js";

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
    const isOther = answerOf(app, ({ isForBusiness }) => isForBusiness) === true;
    if (isOther && app.whyOther !== undefined) throw app.whyOther;
    yield* each([selfAuthorizations, oauthAuthorizations], (judge) => judge(app));
  },
});

function selfAuthorizations(app: App): FindingDraft | undefined {
  const limit = selfLimit.value;
  // Amazon counts self-authorizations by partner type; the file may count both types together.
  const isOneType = answerOf(app, ({ isSellerOnly, isVendorOnly }) => isSellerOnly || isVendorOnly) === true;
  const provenAbove = isOneType ? limit : 2 * limit;
  const count = app.place.at("authorizationCount").at("self");
  return judge(count, { what: "self-authorizations", limit, near: limit - 1, provenAbove });
}

/** A suppressed listing counts as none by other developers' reports, which prove nothing; nor does a count with vendors. */
function oauthAuthorizations(app: App): FindingDraft | undefined {
  const count = app.place.at("authorizationCount").at("oauth");
  const [state, listed] = [app.place.at("state"), app.place.at("listed")];
  const isUnpublished = () => state.known === "draft" || state.known === "submitted";
  const isListed = () => !anyOf([isUnpublished, () => state.known === "suppressed", () => !listed.required]);
  if (anyOf([() => app.type === "private", () => app.isVendorOnly, isListed])) return undefined;
  const limit = oauthLimit.value;
  const isProven = [() => app.isSellerOnly, () => anyOf([isUnpublished, () => listed.known === false])];
  const provenAbove = isProven.every((ask) => answerOf(app, ask) === true) ? limit : Number.POSITIVE_INFINITY;
  return judge(count, { what: "OAuth authorizations without a live listing", limit, near: limit - 2, provenAbove });
}

function judge(count: Place<number>, { what, limit, near, provenAbove }: Limit): FindingDraft | undefined {
  const value = count.required;
  if (value < near) return undefined;
  const fate =
    value > limit
      ? `more than the ${limit} that Amazon allows`
      : value === limit
        ? `as many as Amazon allows, so that the next one is refused`
        : `and Amazon refuses every one after the ${limit}th`;
  return finding(count, {
    severity: value > provenAbove ? "error" : "warning",
    message: `The app has ${value} ${what}, ${fate}.`,
    fix: `Revoke authorizations that are no longer used${what.startsWith("OAuth") ? ", or list the app in the Selling Partner Appstore" : ", or register a public app for further sellers"}.`,
  });
}
