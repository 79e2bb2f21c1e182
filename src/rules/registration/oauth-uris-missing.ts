import { editApp } from "../../reference/console-labels.js";
import { isProduction, isPublic } from "../guards.js";
import { allOf, anyOf, defineRule, each, finding } from "../rule.js";

export const oauthUrisMissing = defineRule({
  id: "oauth-uris-missing",
  stage: "registration",
  severity: "error",
  codes: ["MD9100"],
  alsoSeen: ["MD9000", "MD5100"],
  title: "The login URI or the redirect URIs are missing",
  source: "https://developer-docs.amazon.com/sp-api/docs/authorization-errors",
  needs: ["app.type"],
  guards: [isPublic, isProduction, ({ app }) => app.usesOAuth],
  check: ({ app, settings }) =>
    each([settings.at("oauth")], function* (oauth) {
      const [login, redirects] = [oauth.at("loginUri"), oauth.at("redirectUris")];
      const keepsNeither =
        "the console keeps neither of the two when one is missing, and the consent page refuses the app";
      yield* each([login], (uri) =>
        uri.hasText
          ? undefined
          : finding(login, {
              message: `The app has no login URI; ${keepsNeither}.`,
              fix: `Declare \`oauth.loginUri\`, your own sign-in page, and save it under ${editApp} together with a redirect URI.`,
            }),
      );
      // A version that is live keeps its own redirect URIs, whatever the newest edit holds.
      const isLive = () => !["draft", "submitted"].includes(app.place.at("state").known ?? "");
      const hasLiveUris = () => allOf([isLive, () => oauth.at("publishedRedirectUris").isGiven]);
      if (anyOf([() => anyOf(redirects.listed, (uri) => uri.hasText), hasLiveUris])) return;
      yield finding(redirects, {
        message: `The app has no redirect URI; ${keepsNeither}.`,
        fix: `Declare \`oauth.redirectUris\`, and save at least one redirect URI under ${editApp} together with the login URI.`,
      });
    }),
});
