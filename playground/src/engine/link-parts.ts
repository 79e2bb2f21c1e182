import { splitUri } from "../../../src/uri/uri.js";
import type { LinkPart, ShownFinding } from "./protocol.js";

/** Which part of a link a rule is about; of the others the whole link is. */
const partOfRule: Readonly<Record<string, string>> = {
  "authorization-uri-host": "host",
  "authorization-uri-partner": "host",
  "authorization-uri-region": "host",
  "oauth-uri-https": "scheme",
  "redirect-uri-unsafe": "host",
  "authorization-uri-fragment": "fragment",
  "application-id-format": "application_id",
  "application-id-mismatch": "application_id",
  "authorization-uri-application-id": "application_id",
  "draft-without-beta": "version",
  "beta-on-published": "version",
  "state-missing": "state",
  "state-static": "state",
  "redirect-uri-unregistered": "redirect_uri",
  "redirect-uri-unpublished": "redirect_uri",
  "redirect-uri-default": "redirect_uri",
  "redirect-uri-fragment": "fragment",
};

/** The parts of a link in their order, each with the numbers of the findings about it; the last one is a part that is missing. */
export function linkParts(link: string, findings: readonly ShownFinding[]): LinkPart[] {
  const { scheme, authority, path, parameters, fragment } = splitUri(link);
  const parts = [
    { name: "scheme", text: scheme === undefined ? "" : `${scheme.text}://` },
    { name: "host", text: authority?.text ?? "" },
    { name: "path", text: path.text },
    ...parameters.map(({ name, start, end }, index) => ({
      name: name.text,
      text: `${index === 0 ? "?" : "&"}${link.slice(start, end)}`,
    })),
    ...(fragment === undefined ? [] : [{ name: "fragment", text: `#${fragment.text}` }]),
  ].filter(({ text }) => text !== "");
  const names = new Set(parts.map(({ name }) => name));
  const wanted = findings.map(({ rule }) => partOfRule[rule]);
  const missing = [...new Set(wanted.filter((name) => name !== undefined && !names.has(name)))];
  const all = [...parts, ...missing.map((name) => ({ name: name ?? "", text: "" }))];
  return all.map(({ name, text }) => ({
    name,
    text,
    findings: [...wanted.keys()].filter((index) => wanted[index] === name),
  }));
}

/** The link that a repaired settings file holds. */
export function correctedLink(settings: string): string | undefined {
  const [, written] = /^ {4}- (?:uri: )?(".*")$/m.exec(settings.slice(settings.indexOf("  authorizationUris:"))) ?? [];
  if (written === undefined) return undefined;
  const value: unknown = JSON.parse(written);
  return typeof value === "string" ? value : undefined;
}

/** The parts of a redirect URI, of which none is to blame where another one is registered. */
export function redirectParts(uri: string, findings: readonly ShownFinding[]): LinkPart[] {
  return linkParts(uri, findings).filter(({ name, text }) => name !== "redirect_uri" || text !== "");
}

/**
 * A link with what the rules that found a fault ask for, where there is one thing to write: the placeholder of the state,
 * and the redirect URI where one alone is registered.
 */
export function improvedLink(link: string, rules: readonly string[], registered: readonly string[]): string {
  let better = link;
  const [only, ...others] = registered;
  if (rules.includes("redirect-uri-unregistered") && only !== undefined && others.length === 0)
    better = better.replace(/([?&]redirect_uri=)[^&#]*/, (_, name: string) => name + encodeURIComponent(only));
  if (rules.includes("state-static")) better = better.replace(/([?&]state=)[^&#]*/, "$1{state}");
  if (rules.includes("state-missing"))
    better = /[?&]state=(?=&|#|$)/.test(better)
      ? better.replace(/([?&]state=)/, "$1{state}")
      : better.replace(/(?=#)|$/, better.includes("?") ? "&state={state}" : "?state={state}");
  return better;
}
