import {
  isUnknown,
  linkRedirectUris,
  partUnknown,
  redirectUris,
  shown,
  tokenRedirectUris,
  unreadLinkRedirectUris,
  unreadRedirectUris,
  unreadTokenRedirectUris,
} from "../../model/registered-uris.js";
import { defineRule, finding } from "../rule.js";

export const redirectUriFragment = defineRule({
  id: "redirect-uri-fragment",
  stage: "registration",
  severity: "error",
  codes: ["MD5110"],
  alsoSeen: ["MD5100"],
  title: "A redirect URI has a fragment",
  source: "https://developer-docs.amazon.com/sp-api/docs/authorization-errors",
  assumes: ["app.type", "app.registration"],
  applies: ({ app }) => app.mayBePublic && app.mayBeProduction,
  *check(facts) {
    const uris = [...redirectUris(facts), ...linkRedirectUris(facts), ...tokenRedirectUris(facts)];
    yield* unreadRedirectUris(facts, uris);
    yield* unreadLinkRedirectUris(facts);
    yield* unreadTokenRedirectUris(facts);
    for (const uri of uris) {
      const hash = uri.masked.indexOf("#");
      if (hash === -1) {
        if (isUnknown(uri)) yield partUnknown(uri);
        continue;
      }
      const what =
        hash === uri.masked.length - 1 ? "ends with `#`, an empty fragment" : "has a fragment behind its `#`";
      yield finding(uri.place, {
        message: `${uri.subject} ${shown(uri)} ${what}, and Amazon accepts no fragment in a redirect URI.`,
        fix: "Use a URI without `#`, here and in the registration, and let that page forward to a hash route; write a `#` that is data as `%23`.",
      });
    }
  },
});
