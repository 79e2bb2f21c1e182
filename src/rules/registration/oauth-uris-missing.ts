import type { Facts } from "../../model/facts.js";
import type { Place } from "../../settings/place.js";
import { maskPlaceholders, unknownCharacter } from "../../settings/values.js";
import { defineRule, finding, unchecked } from "../rule.js";

export const oauthUrisMissing = defineRule({
  id: "oauth-uris-missing",
  stage: "registration",
  severity: "error",
  codes: ["MD9100"],
  alsoSeen: ["MD9000", "MD5100"],
  title: "The login URI or the redirect URIs are missing",
  source: "https://developer-docs.amazon.com/sp-api/docs/authorization-errors",
  needs: ["app.type"],
  assumes: ["app.registration"],
  applies: ({ app }) => app.mayBePublic && app.mayBeProduction && app.usesOAuth !== false,
  *check({ app, settings }) {
    const oauth = settings.at("oauth");
    if (app.registration === undefined) yield unchecked(app.place.at("registration"));
    if (!app.usesOAuth) yield unchecked(oauth.at(app.workflows === undefined ? "workflows" : "authorizationUris"));
    if (app.registration === undefined || !app.usesOAuth) return;
    const login = oauth.at("loginUri");
    const redirects = oauth.at("redirectUris");
    const isRedirectMissing = redirects.isMissing && !hasPublished(app, oauth.at("publishedRedirectUris"));
    const keepsNeither =
      "the console keeps neither of the two when one is missing, and the consent page refuses the app";
    if (login.isMissing) {
      yield finding(login, {
        message: `The app has no login URI; ${keepsNeither}.`,
        fix: "Declare `oauth.loginUri`, your own sign-in page, and save it in the registration together with a redirect URI.",
      });
    } else if (isUnreadable(login)) yield unchecked(login);
    if (isRedirectMissing) {
      yield finding(redirects, {
        message: `The app has no redirect URI; ${keepsNeither}.`,
        fix: "Declare `oauth.redirectUris`, and save at least one redirect URI in the registration together with the login URI.",
      });
    } else if (!redirects.isMissing && areUnreadable(redirects)) yield unchecked(redirects);
  },
});

/** A version that is live keeps its own redirect URIs, whatever the newest edit holds. */
function hasPublished(app: Facts["app"], published: Place<string[]>): boolean {
  return !app.isUnpublished && !published.isMissing;
}

/** A value that is one placeholder from end to end may be empty as well. */
function isUnreadable(uri: Place<string>): boolean {
  return uri.text === undefined || [...maskPlaceholders(uri.text)].every((letter) => letter === unknownCharacter);
}

function areUnreadable(uris: Place<string[]>): boolean {
  return uris.items().every((uri) => uri.isMissing || isUnreadable(uri));
}
