import { mayRequestTokens } from "../../model/may-request-tokens.js";
import { grantTypes, tokenEndpoint } from "../../reference/lwa.js";
import { nearest } from "../../reference/nearest.js";
import { inWords } from "../../report/in-words.js";
import { shortened } from "../../report/shortened.js";
import { replaceValue } from "../../settings/replace-value.js";
import { defineRule, finding, unchecked } from "../rule.js";

const names = grantTypes.map(({ name }) => name);

export const grantType = defineRule({
  id: "grant-type",
  stage: "token",
  severity: "error",
  codes: ["unsupported_grant_type"],
  title: "The grant type is none that Login with Amazon knows",
  source: tokenEndpoint.source,
  needs: ["token.requests"],
  applies: mayRequestTokens,
  *check({ tokenRequests }) {
    for (const { grantTypePlace: place, grantType } of tokenRequests) {
      if (place.value === undefined) yield unchecked(place);
      else if (grantType === undefined) {
        const near = nearest(place.value, names);
        yield finding(place, {
          message: `\`${shortened(place.value)}\` is no grant type: Login with Amazon takes ${inWords(names, "and")}, spelled exactly so.`,
          fix: near === undefined ? `Write ${inWords(names, "or")}.` : `Write \`${near}\`.`,
          repair: near === undefined ? undefined : replaceValue(place, near, false),
        });
      }
    }
  },
});
