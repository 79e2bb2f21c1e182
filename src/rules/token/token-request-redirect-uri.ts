import { mayRequestTokens } from "../../model/may-request-tokens.js";
import { registeredRedirects } from "../../model/redirect-list.js";
import { shown } from "../../model/registered-uris.js";
import type { TokenRequest } from "../../model/token-request.js";
import { tokenEndpoint } from "../../reference/lwa.js";
import { uriDifference } from "../../uri/uri-difference.js";
import { defineRule, finding, unchecked } from "../rule.js";

export const tokenRequestRedirectUri = defineRule({
  id: "token-request-redirect-uri",
  stage: "token",
  severity: "error",
  otherSeverities: ["warning"],
  codes: ["invalid_grant"],
  title: "The code is exchanged with a redirect URI that is not registered",
  source: tokenEndpoint.source,
  needs: ["token.requests"],
  applies: mayRequestTokens,
  *check(facts) {
    const registered = registeredRedirects(facts);
    for (const request of facts.tokenRequests) {
      const place = request.place.at("redirectUri");
      const { value } = place;
      const grantType = request.grantTypePlace;
      if (!mayExchange(request) || leavesOut(request)) continue;
      if (value === undefined) yield unchecked(place);
      else if (grantType.value === undefined && !grantType.isMissing) yield unchecked(grantType);
      // An app without any redirect URI is the fault of `oauth-uris-missing`.
      else if (registered.isMissing) yield unchecked(facts.settings.at("oauth").at("redirectUris"));
      else if (registered.find(value) !== undefined) continue;
      else if (registered.unread.length > 0) yield* registered.unread.map((entry) => unchecked(entry));
      else {
        const alike = registered.findAlike(value);
        const near = alike ?? registered.nearest(value);
        const difference =
          near === undefined
            ? ""
            : `; the nearest registered one is ${shown(near)}: ${uriDifference(value, near.text)}`;
        yield finding(place, {
          ...(alike && { severity: "warning" }),
          message: alike
            ? `The \`redirectUri\` of the token request, ${shown({ text: value })}, is registered in another spelling, and Amazon does not say whether it overlooks that: ${uriDifference(value, alike.text)}.`
            : `The \`redirectUri\` of the token request, ${shown({ text: value })}, is not registered${difference}.`,
          fix: "Send the redirect URI that the consent page sent the seller to, letter for letter as it is registered, or none.",
          related: near
            ? [{ at: near.place, message: alike ? "registered like this" : "the nearest registered redirect URI" }]
            : [],
        });
      }
    }
  },
});

/** Only the exchange of a code repeats the redirect URI. */
function mayExchange({ grantType }: TokenRequest): boolean {
  return grantType === undefined || grantType.optional.includes("redirect_uri");
}

/** Whether the request says that it sends none, as Amazon's own example does. */
function leavesOut(request: TokenRequest): boolean {
  const saysNone = request.knowsParameters && !request.sends("redirect_uri");
  return request.place.at("redirectUri").state === "empty" || (saysNone && request.place.at("redirectUri").isMissing);
}
