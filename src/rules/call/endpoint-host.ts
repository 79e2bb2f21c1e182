import { nearest } from "../../reference/nearest.js";
import { regions } from "../../reference/regions.js";
import type { Endpoint } from "../facts/endpoint.js";
import { replaceValue } from "../facts/replace-value.js";
import { splitUri, type Uri } from "../facts/uri.js";
import { defineRule, type FindingDraft, finding, type Unchecked, unchecked } from "../rule.js";

const hosts = regions.flatMap(({ host, sandboxHost }) => [host, sandboxHost]);

export const endpointHost = defineRule({
  id: "endpoint-host",
  stage: "call",
  severity: "error",
  codes: ["connection failure"],
  alsoSeen: ["403"],
  title: "The endpoint is no host of SP-API",
  source: "https://developer-docs.amazon.com/sp-api/docs/sp-api-endpoints",
  needs: ["endpoints"],
  applies: ({ settings }) => settings.at("endpoints").state !== "empty",
  *check({ endpoints }) {
    for (const endpoint of endpoints) {
      const { text } = endpoint.url;
      if (text === undefined || endpoint.hostName === undefined) yield* withoutHost(endpoint);
      else if (endpoint.host === undefined) yield unknownHost(endpoint, endpoint.hostName);
      else
        yield* extras(
          endpoint,
          splitUri(text.includes("//") ? text : `//${text}`),
          `https://${endpoint.hostName.toLowerCase()}`,
        );
    }
  },
});

function* withoutHost({ url }: Endpoint): Generator<FindingDraft | Unchecked> {
  if (url.state !== "declared") yield unchecked(url);
  else
    yield finding(url, { message: `\`${url.written}\` is no URL with a host.`, fix: `Write one of ${listed(hosts)}.` });
}

function unknownHost(endpoint: Endpoint, host: string): FindingDraft {
  const near = nearest(host.toLowerCase(), hosts);
  const ofRegion = regions.find(({ code }) => code === endpoint.declaredRegion);
  const proven = near !== undefined && (near === ofRegion?.host || near === ofRegion?.sandboxHost);
  const suggested = near ?? ofRegion?.host;
  return finding(endpoint.url, {
    message: `\`${host}\` is none of the six hosts of SP-API.`,
    fix: suggested === undefined ? `Call ${listed(hosts)}.` : `Call \`https://${suggested}\`.`,
    repair: proven ? replaceValue(endpoint.url, `https://${near}`) : undefined,
  });
}

/** What a URL may not add to the host: SP-API is asked at `https://` and the host alone. */
function* extras({ url }: Endpoint, uri: Uri, right: string): Generator<FindingDraft | Unchecked> {
  const { scheme, authority, path, query, fragment } = uri;
  const parts = [scheme, authority, path, query, fragment].filter((part) => part !== undefined);
  if (parts.some(({ isUnknown }) => isUnknown)) yield unchecked(url);
  const isExtra = (text: string | undefined) => text !== undefined && text !== "";
  const wrong = [
    scheme !== undefined &&
      !scheme.isUnknown &&
      scheme.text.toLowerCase() !== "https" &&
      `the scheme \`${scheme.text}\``,
    authority?.text.includes(":") && !authority.isUnknown && "a port",
    !path.isUnknown && isExtra(path.text.replace(/^\/$/, "")) && `the path \`${path.text}\``,
    query !== undefined && !query.isUnknown && "a query",
    fragment !== undefined && !fragment.isUnknown && "a fragment",
  ].filter((part) => typeof part === "string");
  if (wrong.length === 0 && scheme !== undefined) return;
  yield finding(url, {
    severity: wrong.length === 0 ? "warning" : "error",
    message:
      wrong.length === 0
        ? "The URL has no scheme, and SP-API is called by `https` only."
        : `The URL of the endpoint has ${wrong.join(", ")}, and SP-API is called at \`${right}\` alone.`,
    fix: `Write \`${right}\`; the path of an operation is added by the call.`,
    repair: replaceValue(url, right, wrong.length === 0),
  });
}

function listed(names: readonly string[]): string {
  return names.map((name) => `\`https://${name}\``).join(", ");
}
