import { declaredAmong, loginUri, namedAmong, redirectUris, shown } from "../../model/registered-uris.js";
import { isProduction, isPublic } from "../guards.js";
import { defineRule, each, finding } from "../rule.js";

export const oauthUrisIdentical = defineRule({
  id: "oauth-uris-identical",
  stage: "registration",
  severity: "notice",
  title: "The login URI is also a redirect URI",
  source: "https://developer-docs.amazon.com/sp-api/docs/website-authorization-workflow",
  guards: [isPublic, isProduction],
  check: (facts) =>
    each([loginUri(facts)], function* (login) {
      const redirects = declaredAmong(redirectUris(facts), facts);
      const same = namedAmong(redirects).filter(({ text }) => text === login.text);
      if (same.length === 0) {
        yield* each(redirects, (uri) => uri.mustKnow());
        return login.mustKnow();
      }
      yield finding(login.place, {
        message: `The login URI ${shown(login)} is registered as a redirect URI too, and Amazon calls the two with different parameters.`,
        fix: "Give each its own page, or let the page tell `amazon_callback_uri` (login) from `spapi_oauth_code` (redirect).",
        related: same.map(({ place }) => ({ at: place, message: "the same URI" })),
      });
    }),
});
