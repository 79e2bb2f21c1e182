import { mayRequestTokens } from "../../model/may-request-tokens.js";
import { shown } from "../../model/registered-uris.js";
import type { TokenRequest } from "../../model/token-request.js";
import { regionalTokenHosts, tokenEndpoint, tokenPaths } from "../../reference/lwa.js";
import { regionOfHost } from "../../reference/regions.js";
import { shortened } from "../../report/shortened.js";
import { replaceValue } from "../../settings/replace-value.js";
import { splitUri, type UriPart } from "../../uri/uri.js";
import { defineRule, each, type FindingDraft, finding } from "../rule.js";

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
  guards: [mayRequestTokens],
  check: ({ tokenRequests }) =>
    each(tokenRequests, ({ place }) => each([urlFault, methodFault], (fault) => fault(place))),
});

function methodFault(request: TokenRequest["place"]): FindingDraft | undefined {
  const method = request.at("method");
  if (method.required.toUpperCase() === documentedMethod) return undefined;
  return finding(method, {
    codes: [],
    message: `The token request is sent with \`${shortened(method.required)}\`, and \`${documentedMethod}\` is required.`,
    fix: `Send it with \`${documentedMethod}\`.`,
    repair: replaceValue(method, documentedMethod, false),
  });
}

function urlFault(request: TokenRequest["place"]): FindingDraft | undefined {
  const url = request.at("url");
  const { scheme, authority, path, query } = splitUri(url.requiredText);
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
  const written = shown({ text: url.requiredText.slice(0, path.end) });
  if (isElsewhere) {
    const isSpApi = regionOfHost(host) !== undefined;
    const answer = isSpApi ? ": the host of SP-API gives no tokens and answers that authentication is missing" : "";
    const message = `The token request goes to ${written}, and tokens come from \`${documented}\` alone${answer}.`;
    return finding(url, { ...draft, message, codes: isSpApi ? ["MissingAuthenticationToken"] : [] });
  }
  if (query !== undefined && query.text !== "") {
    const message = "The token request has parameters in its URL, and Login with Amazon takes them in the body only.";
    return finding(url, {
      ...draft,
      fix: `Send the request to \`${documented}\`, with the parameters in its body.`,
      message,
      codes: ["500"],
      source: "https://developer-docs.amazon.com/sp-api/docs/authorization-errors",
    });
  }
  if (isRegional) {
    const message = `The token request goes to \`${host}\`, which other products of Amazon use, and SP-API documents \`${documentedHost}\` for every region.`;
    return finding(url, { ...draft, message, codes: [], severity: "warning" });
  }
  return url.mustKnow();
}

function hostAndPort(authority: UriPart | undefined): [host: string, port: string] {
  const [host = "", port = ""] = (authority?.text ?? "").toLowerCase().split(":", 2);
  return [host, port];
}
