import {
  declaredAmong,
  linkRedirectUris,
  redirectUris,
  shown,
  tokenRedirectUris,
} from "../../model/registered-uris.js";
import { editApp } from "../../reference/console-labels.js";
import { isProduction, isPublic } from "../guards.js";
import { defineRule, each, finding } from "../rule.js";

export const redirectUriFragment = defineRule({
  id: "redirect-uri-fragment",
  stage: "registration",
  severity: "error",
  codes: ["MD5110"],
  alsoSeen: ["MD5100"],
  title: "A redirect URI has a fragment",
  source: "https://developer-docs.amazon.com/sp-api/docs/authorization-errors",
  guards: [isPublic, isProduction],
  *check(facts) {
    const uris = [...redirectUris(facts), ...linkRedirectUris(facts), ...tokenRedirectUris(facts)];
    yield* each(declaredAmong(uris, facts), (uri) => {
      if (!uri.includes("#")) return;
      const what = uri.masked.endsWith("#") ? "ends with `#`, an empty fragment" : "has a fragment behind its `#`";
      return finding(uri.place, {
        message: `${uri.subject} ${shown(uri)} ${what}, and Amazon accepts no fragment in a redirect URI.`,
        fix: `Use a URI without \`#\`, here and under ${editApp}, and let that page forward to a hash route; write a \`#\` that is data as \`%23\`.`,
      });
    });
  },
});
