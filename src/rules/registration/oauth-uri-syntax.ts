import {
  isUnknown,
  loginUris,
  partUnknown,
  redirectUris,
  shown,
  unreadRedirectUris,
} from "../../model/registered-uris.js";
import { foreignHost, uriSyntaxFault } from "../../uri/uri-syntax.js";
import { defineRule, finding, unchecked } from "../rule.js";

export const oauthUriSyntax = defineRule({
  id: "oauth-uri-syntax",
  stage: "registration",
  severity: "error",
  otherSeverities: ["warning"],
  codes: ["MD5110"],
  title: "A login or redirect URI is not an absolute URI",
  source: "https://developer-docs.amazon.com/sp-api/docs/authorization-errors",
  assumes: ["app.type", "app.registration"],
  applies: ({ app }) => app.mayBePublic && app.mayBeProduction,
  *check(facts) {
    const [login, redirects] = [loginUris(facts), redirectUris(facts)];
    if (login.length === 0) yield unchecked(facts.settings.at("oauth").at("loginUri"));
    yield* unreadRedirectUris(facts, redirects);
    for (const uri of [...login, ...redirects]) {
      const fault = uriSyntaxFault(uri.text);
      const host = foreignHost(uri.text);
      if (fault !== undefined) {
        yield finding(uri.place, {
          message: `${uri.subject} ${shown(uri)} is not an absolute URI by RFC 3986: ${fault}.`,
          fix: "Write the whole URI, `https://` and a host first, with every other character percent-encoded, and register it in that form.",
        });
      } else if (host !== undefined) {
        yield finding(uri.place, {
          severity: "warning",
          message: `${uri.subject} ${shown(uri)} has a host outside ASCII, which browsers send as \`${host}\`.`,
          fix: `Register and send the host as \`${host}\`, because Amazon compares redirect URIs as text.`,
        });
      } else if (isUnknown(uri)) yield partUnknown(uri);
    }
  },
});
