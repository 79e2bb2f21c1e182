import { declaredAmong, redirectUris, shown } from "../../model/registered-uris.js";
import { editApp } from "../../reference/console-labels.js";
import { hostKind } from "../../uri/host-kind.js";
import { splitUri } from "../../uri/uri.js";
import { isProduction, isPublic } from "../guards.js";
import { defineRule, each, finding } from "../rule.js";

export const redirectUriUnsafe = defineRule({
  id: "redirect-uri-unsafe",
  stage: "registration",
  severity: "warning",
  otherSeverities: ["notice"],
  title: "A redirect URI opens more than one page, or carries a password",
  source: "https://www.rfc-editor.org/rfc/rfc9700",
  guards: [isPublic, isProduction],
  check: (facts) =>
    each(declaredAmong(redirectUris(facts), facts), function* (uri) {
      const { authority, path } = splitUri(uri.masked);
      if (authority?.text.includes("@")) {
        yield finding(uri.place, {
          message: `${uri.subject} ${shown(uri)} has a user name or password before its host, which every browser on the way can read.`,
          fix: "Remove what stands before the `@`, and let the page sign people in by itself.",
        });
      }
      const host = authority?.text.slice(authority.text.lastIndexOf("@") + 1);
      if (host?.includes("*") || path.text.includes("*")) {
        yield finding(uri.place, {
          message: `${uri.subject} ${shown(uri)} has the wildcard \`*\`, but Amazon compares redirect URIs as plain text.`,
          fix: `Register each redirect URI in full under ${editApp}.`,
        });
      }
      const kind = hostKind(uri.masked);
      if (kind === "address" || kind === "private") {
        yield finding(uri.place, {
          severity: "notice",
          message: `${uri.subject} ${shown(uri)} has a bare IP address as its host.`,
          fix: "Use a host name of your own, whose certificate and owner stay when the address changes.",
        });
      }
      uri.mustKnow(authority?.text, path.text);
    }),
});
