import { mayRequestTokens } from "../../model/may-request-tokens.js";
import { registeredRedirects } from "../../model/redirect-list.js";
import { shown } from "../../model/registered-uris.js";
import type { TokenRequest } from "../../model/token-request.js";
import { grantTypeNamed, tokenEndpoint } from "../../reference/lwa.js";
import { uriDifference } from "../../uri/uri-difference.js";
import { answerOf, defineRule, each, finding, Open } from "../rule.js";

export const tokenRequestRedirectUri = defineRule({
  id: "token-request-redirect-uri",
  stage: "token",
  severity: "error",
  otherSeverities: ["warning"],
  codes: ["invalid_grant"],
  title: "The code is exchanged with a redirect URI that is not registered",
  source: tokenEndpoint.source,
  needs: ["token.requests"],
  guards: [mayRequestTokens],
  *check(facts) {
    const registered = registeredRedirects(facts);
    yield* each(facts.tokenRequests, (request) => {
      const place = request.place.at("redirectUri");
      if (leavesOut(request)) return;
      const value = answerOf(place, ({ required }) => required);
      if (!mayExchange(request, value)) return;
      if (value instanceof Open) throw value;
      // An app without any redirect URI is the fault of `oauth-uris-missing`.
      if (registered.isMissing) throw new Open(facts.settings.at("oauth").at("redirectUris").whyOpen);
      if (registered.has(value)) return;
      const uri = shown({ text: value });
      const alike = registered.findAlike(value);
      if (alike !== undefined) {
        return finding(place, {
          severity: "warning",
          message: `The \`redirectUri\` of the token request, ${uri}, is registered in another spelling, and Amazon does not say whether it overlooks that: ${uriDifference(value, alike.text)}.`,
          fix,
          related: [{ at: alike.place, message: "registered like this" }],
        });
      }
      const near = registered.nearest(value);
      const nearby = near && `; the nearest registered one is ${shown(near)}: ${uriDifference(value, near.text)}`;
      return finding(place, {
        message: `The \`redirectUri\` of the token request, ${uri}, is not registered${nearby ?? ""}.`,
        fix,
        related: near ? [{ at: near.place, message: "the nearest registered redirect URI" }] : [],
      });
    });
  },
});

const fix =
  "Send the redirect URI that the consent page sent the seller to, letter for letter as it is registered, or none.";

/** Only the exchange of a code repeats the redirect URI; a grant type that is not known leaves it open for a URI that is. */
function mayExchange({ grantTypePlace }: TokenRequest, value: string | Open): boolean {
  const name = answerOf(grantTypePlace, ({ known }) => known);
  if (name instanceof Open) throw value instanceof Open ? value : name;
  const grantType = name === undefined ? undefined : grantTypeNamed(name);
  return grantType === undefined || grantType.optional.includes("redirect_uri");
}

/** Whether the request says that it sends none, as Amazon's own example does. */
function leavesOut(request: TokenRequest): boolean {
  const place = request.place.at("redirectUri");
  return place.isEmpty || (!place.isGiven && answerOf("redirect_uri", (name) => request.sends(name)) === false);
}
