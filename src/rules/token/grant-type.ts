import { mayRequestTokens } from "../../model/may-request-tokens.js";
import { grantTypes, tokenEndpoint } from "../../reference/lwa.js";
import { nearest } from "../../reference/nearest.js";
import { inWords } from "../../report/in-words.js";
import { shortened } from "../../report/shortened.js";
import { replaceValue } from "../../settings/replace-value.js";
import { defineRule, each, finding } from "../rule.js";

const names: readonly string[] = grantTypes.map(({ name }) => name);

export const grantType = defineRule({
  id: "grant-type",
  stage: "token",
  severity: "error",
  codes: ["unsupported_grant_type"],
  title: "The grant type is none that Login with Amazon knows",
  source: tokenEndpoint.source,
  needs: ["token.requests"],
  guards: [mayRequestTokens],
  check: ({ tokenRequests }) =>
    each(tokenRequests, ({ grantTypePlace: place }) => {
      const name = place.required;
      if (names.includes(name)) return;
      const near = nearest(name, names);
      return finding(place, {
        message: `\`${shortened(name)}\` is no grant type: Login with Amazon takes ${inWords(names, "and")}, spelled exactly so.`,
        fix: near === undefined ? `Write ${inWords(names, "or")}.` : `Write \`${near}\`.`,
        repair: near === undefined ? undefined : replaceValue(place, near, false),
      });
    }),
});
