import { mayRequestTokens } from "../../model/may-request-tokens.js";
import { shown } from "../../model/registered-uris.js";
import { regionalTokenHosts, tokenEndpoint, tokenPaths } from "../../reference/lwa.js";
import { regionOfHost } from "../../reference/regions.js";
import { shortened } from "../../report/shortened.js";
import type { Place } from "../../settings/place.js";
import { replaceValue } from "../../settings/replace-value.js";
import { splitUri, type UriPart } from "../../uri/uri.js";
import { defineRule, type FindingDraft, finding, type Unchecked, unchecked } from "../rule.js";

const { url: documented, method: documentedMethod, host: documentedHost } = tokenEndpoint;

export const tokenRequestUrl = defineRule({
  id: "token-request-url",
  stage: "token",
  severity: "error",
  otherSeverities: ["warning"],
  codes: ["MissingAuthenticationToken"],
  title: "The token request goes to another address than Login with Amazon",
  source: tokenEndpoint.source,
  needs: ["token.requests"],
  applies: mayRequestTokens,
  *check({ tokenRequests }) {
    for (const { place } of tokenRequests) {
      yield* judgeUrl(place.at("url"));
      const method = place.at("method");
      if (method.value === undefined) yield unchecked(method);
      else if (method.value.toUpperCase() !== documentedMethod) {
        yield finding(method, {
          codes: [],
          message: `The token request is sent with \`${shortened(method.value)}\`, and \`${documentedMethod}\` is required.`,
          fix: `Send it with \`${documentedMethod}\`.`,
          repair: replaceValue(method, documentedMethod, false),
        });
      }
    }
  },
});

function* judgeUrl(url: Place<string>): Generator<FindingDraft | Unchecked> {
  if (url.text === undefined) return yield unchecked(url);
  const { scheme, authority, path, query } = splitUri(url.text);
  const [host, port] = hostAndPort(authority);
  const isRegional = regionalTokenHosts.some((regional) => regional.host === host);
  // A placeholder at the start may bring scheme and host along.
  const isOpen = scheme === undefined && authority === undefined && path.isUnknown;
  const isOtherHost = (host !== documentedHost && !isRegional) || !["", "443"].includes(port);
  const isElsewhere =
    !isOpen &&
    ((scheme?.isUnknown !== true && scheme?.text.toLowerCase() !== "https") ||
      (authority?.isUnknown !== true && isOtherHost) ||
      (!path.isUnknown && !tokenPaths.includes(path.text)));
  const draft = { fix: `Send the request to \`${documented}\`.`, repair: replaceValue(url, documented, false) };
  const written = shown({ text: url.text.slice(0, path.end) });
  if (isElsewhere) {
    const isSpApi = regionOfHost(host) !== undefined;
    const answer = isSpApi ? ": the host of SP-API gives no tokens and answers that authentication is missing" : "";
    const message = `The token request goes to ${written}, and tokens come from \`${documented}\` alone${answer}.`;
    yield finding(url, { ...draft, message, codes: isSpApi ? ["MissingAuthenticationToken"] : [] });
  } else if (query !== undefined && query.text !== "") {
    const message = "The token request has parameters in its URL, and Login with Amazon takes them in the body only.";
    yield finding(url, {
      ...draft,
      message,
      codes: ["500"],
      source: "https://developer-docs.amazon.com/sp-api/docs/authorization-errors",
    });
  } else if (isRegional) {
    const message = `The token request goes to \`${host}\`, which other products of Amazon use, and SP-API documents \`${documentedHost}\` for every region.`;
    yield finding(url, { ...draft, message, codes: [], severity: "warning" });
  } else if (url.value === undefined) yield unchecked(url);
}

function hostAndPort(authority: UriPart | undefined): [host: string, port: string] {
  const [host = "", port = ""] = (authority?.text ?? "").toLowerCase().split(":", 2);
  return [host, port];
}
