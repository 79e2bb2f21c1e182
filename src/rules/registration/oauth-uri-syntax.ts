import { declaredAmong, loginUri, redirectUris, shown } from "../../model/registered-uris.js";
import { editApp } from "../../reference/console-labels.js";
import { foreignHost, uriSyntaxFault } from "../../uri/uri-syntax.js";
import { isProduction, isPublic } from "../guards.js";
import { defineRule, each, finding } from "../rule.js";

export const oauthUriSyntax = defineRule({
  id: "oauth-uri-syntax",
  stage: "registration",
  severity: "error",
  otherSeverities: ["warning"],
  codes: ["MD5110"],
  title: "A login or redirect URI is not an absolute URI",
  source: "https://developer-docs.amazon.com/sp-api/docs/authorization-errors",
  guards: [isPublic, isProduction],
  *check(facts) {
    const redirects = declaredAmong(redirectUris(facts), facts);
    yield* each([loginUri(facts), ...redirects], (uri) => {
      const fault = uriSyntaxFault(uri.text);
      const host = foreignHost(uri.text);
      if (fault !== undefined) {
        return finding(uri.place, {
          message: `${uri.subject} ${shown(uri)} is not an absolute URI by RFC 3986: ${fault}.`,
          fix: `Write the whole URI, \`https://\` and a host first, with every other character percent-encoded, and register it in that form under ${editApp}.`,
        });
      }
      if (host !== undefined) {
        return finding(uri.place, {
          severity: "warning",
          message: `${uri.subject} ${shown(uri)} has a host outside ASCII, which browsers send as \`${host}\`.`,
          fix: `Register and send the host as \`${host}\`, because Amazon compares redirect URIs as text.`,
        });
      }
      return uri.mustKnow();
    });
  },
});
