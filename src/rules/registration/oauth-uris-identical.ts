import {
  isUnknown,
  loginUris,
  partUnknown,
  redirectUris,
  shown,
  unreadRedirectUris,
} from "../../model/registered-uris.js";
import { defineRule, finding, unchecked } from "../rule.js";

export const oauthUrisIdentical = defineRule({
  id: "oauth-uris-identical",
  stage: "registration",
  severity: "notice",
  title: "The login URI is also a redirect URI",
  source: "https://developer-docs.amazon.com/sp-api/docs/website-authorization-workflow",
  assumes: ["app.type", "app.registration"],
  applies: ({ app }) => app.mayBePublic && app.mayBeProduction,
  *check(facts) {
    const [login] = loginUris(facts);
    if (login === undefined) {
      yield unchecked(facts.settings.at("oauth").at("loginUri"));
      return;
    }
    const redirects = redirectUris(facts);
    yield* unreadRedirectUris(facts, redirects);
    const same = redirects.filter(({ text }) => text === login.text);
    if (same.length > 0) {
      yield finding(login.place, {
        message: `The login URI ${shown(login)} is registered as a redirect URI too, and Amazon calls the two with different parameters.`,
        fix: "Give each its own page, or let the page tell `amazon_callback_uri` (login) from `spapi_oauth_code` (redirect).",
        related: same.map(({ place }) => ({ at: place, message: "the same URI" })),
      });
      return;
    }
    for (const uri of [login, ...redirects]) if (isUnknown(uri)) yield partUnknown(uri);
  },
});
