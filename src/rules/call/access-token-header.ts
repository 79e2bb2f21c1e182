import { nearest } from "../../reference/nearest.js";
import { accessTokenHeader as header } from "../../reference/request-headers.js";
import { replaceValue } from "../../settings/replace-value.js";
import { defineRule, finding } from "../rule.js";

export const accessTokenHeader = defineRule({
  id: "access-token-header",
  stage: "call",
  severity: "error",
  codes: ["403 Unauthorized"],
  title: "The access token is sent in another header than Amazon reads",
  source: header.source,
  *check({ settings }) {
    const place = settings.at("calls").at("accessTokenHeader");
    if (place.isEmpty) {
      return yield finding(place, {
        message: `No header carries the access token, and SP-API reads it from \`${header.name}\` alone.`,
        fix: `Send the token as \`${header.name}\`.`,
      });
    }
    const name = place.required;
    if (name.toLowerCase() === header.name) return;
    const isBearer = name.toLowerCase() === "authorization";
    const isTypo = nearest(name, [header.name]) !== undefined;
    yield finding(place, {
      message: `The access token is sent in \`${name}\`, and SP-API reads it from \`${header.name}\` alone: the call fails as one without a token.`,
      fix: `Send the token as \`${header.name}\`${isBearer ? ", without `Bearer` before it" : ""}.`,
      repair: isTypo ? replaceValue(place, header.name, false) : undefined,
    });
  },
});
