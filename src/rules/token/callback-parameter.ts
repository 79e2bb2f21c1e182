import { authorizationCodeParameter as documented } from "../../reference/lwa.js";
import { shortened } from "../../report/shortened.js";
import { replaceValue } from "../../settings/replace-value.js";
import { defineRule, finding } from "../rule.js";

export const callbackParameter = defineRule({
  id: "callback-parameter",
  stage: "token",
  severity: "error",
  codes: ["invalid_grant"],
  title: "The authorization code is taken from another parameter than Amazon sends",
  source: documented.source,
  needs: ["oauth.callbackReads"],
  *check({ settings }) {
    const place = settings.at("oauth").at("callbackReads");
    const name = place.required;
    if (name === documented.name) return;
    yield finding(place, {
      message: `The callback takes the authorization code from \`${shortened(name)}\`, and Amazon sends it as \`${documented.name}\`.`,
      fix: `Read \`${documented.name}\` from the query of the redirect URI, and send it to Login with Amazon as \`code\`.`,
      repair: replaceValue(place, documented.name, false),
    });
  },
});
