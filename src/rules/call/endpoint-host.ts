import type { Endpoint } from "../../model/endpoint.js";
import { meantHost } from "../../model/meant-host.js";
import { hostOf, regions } from "../../reference/regions.js";
import { inWords } from "../../report/in-words.js";
import { replaceValue } from "../../settings/replace-value.js";
import { splitUri, type Uri, type UriPart } from "../../uri/uri.js";
import { defineRule, each, type FindingDraft, finding } from "../rule.js";

const anyHost = inWords(
  regions.map(({ host }) => `https://${host}`),
  "or",
);

export const endpointHost = defineRule({
  id: "endpoint-host",
  stage: "call",
  severity: "error",
  otherSeverities: ["warning"],
  codes: ["connection failure"],
  alsoSeen: ["403"],
  title: "The endpoint is no host of SP-API",
  source: "https://developer-docs.amazon.com/sp-api/docs/sp-api-endpoints",
  needs: ["endpoints"],
  guards: [({ settings }) => !settings.at("endpoints").isEmpty],
  check: ({ app, endpointList }) =>
    each(endpointList, function* (endpoint) {
      if (endpoint.isOfBusiness && app.whyOther !== undefined) throw app.whyOther;
      if (!endpoint.isAmazons) return yield unknownHost(endpoint);
      const { region, environment } = endpoint.knownHost;
      const url = endpoint.url.requiredText;
      const uri = splitUri(url.includes("//") ? url : `//${url}`);
      yield* extras(endpoint, uri, `https://${hostOf(region, environment)}`);
      const { scheme, authority, path, query, fragment } = uri;
      if ([scheme, authority, path, query, fragment].some((part) => part?.isUnknown)) endpoint.url.mustKnow();
    }),
});

function unknownHost(endpoint: Endpoint): FindingDraft {
  const { url, hostName } = endpoint;
  const meant = meantHost(endpoint);
  return finding(url, {
    message:
      hostName === undefined
        ? `\`${url.written}\` is no URL with a host.`
        : `\`${hostName}\` is none of the six hosts of SP-API, and no other answers its calls.`,
    fix:
      meant === undefined
        ? `Call ${anyHost}, with \`sandbox.\` before the host for the sandbox.`
        : `Call \`https://${meant.host}\`.`,
    repair: meant?.certain ? replaceValue(url, `https://${meant.host}`) : undefined,
  });
}

/** What a URL may not add to the host: SP-API is asked at `https://` and the host alone. */
function* extras({ url }: Endpoint, uri: Uri, right: string): Generator<FindingDraft> {
  const { scheme, authority, path, query, fragment } = uri;
  const known = (part: UriPart | undefined) => (part === undefined || part.isUnknown ? undefined : part.text);
  const name = known(scheme);
  const wrong = [
    name !== undefined && name.toLowerCase() !== "https" && `the scheme \`${name}\``,
    known(authority)?.includes(":") && "a port",
    (known(path) ?? "").length > 1 && `the path \`${path.text}\``,
    known(query) !== undefined && "a query",
    known(fragment) !== undefined && "a fragment",
  ].filter((part) => typeof part === "string");
  const isBare = scheme === undefined;
  if (wrong.length === 0 && !isBare) return;
  yield finding(url, {
    severity: wrong.length === 0 ? "warning" : "error",
    message:
      wrong.length === 0
        ? "The URL has no scheme, and SP-API is called by `https` only."
        : `The URL of the endpoint has ${wrong.join(" and ")}, and SP-API is called at \`${right}\` alone.`,
    fix: `Write \`${right}\`; the path of an operation is added by the call.`,
    repair: replaceValue(url, right, wrong.length === 0),
  });
}
