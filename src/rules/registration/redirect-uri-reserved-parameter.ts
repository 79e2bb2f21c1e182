import { partUnknown, redirectUris, shown, unreadRedirectUris } from "../../model/registered-uris.js";
import { callbackParameters } from "../../reference/lwa.js";
import { splitUri } from "../../uri/uri.js";
import { defineRule, finding } from "../rule.js";

export const redirectUriReservedParameter = defineRule({
  id: "redirect-uri-reserved-parameter",
  stage: "registration",
  severity: "notice",
  title: "A redirect URI already uses a parameter that Amazon adds",
  source: "https://developer-docs.amazon.com/sp-api/docs/website-authorization-workflow",
  assumes: ["app.type", "app.registration"],
  applies: ({ app }) => app.mayBePublic && app.mayBeProduction,
  *check(facts) {
    const uris = redirectUris(facts);
    yield* unreadRedirectUris(facts, uris);
    for (const uri of uris) {
      const { parameters, mayHaveMore, path, query } = splitUri(uri.text);
      const names = new Set(
        parameters.map(({ name }) => name.text).filter((name) => callbackParameters.includes(name)),
      );
      if (names.size > 0) {
        const list = [...names].map((name) => `\`${name}\``).join(", ");
        yield finding(uri.place, {
          message: `${uri.subject} ${shown(uri)} already has ${list} in its query, which Amazon adds to it when it answers.`,
          fix: "Rename the parameter in the registered URI, so that the page never reads the wrong one of two.",
        });
      }
      if (mayHaveMore || (query === undefined && path.isUnknown)) yield partUnknown(uri);
    }
  },
});
