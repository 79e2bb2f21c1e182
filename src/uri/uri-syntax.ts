import { remembered } from "../settings/remembered.js";
import { maskPlaceholders, unknownCharacter } from "../settings/values.js";
import { splitUri } from "./uri.js";

const percentSign = new RegExp(`%(?![0-9A-Fa-f${unknownCharacter}]{2}|${unknownCharacter})`);
const scheme = new RegExp(`^[A-Za-z${unknownCharacter}][A-Za-z0-9+.${unknownCharacter}-]*$`);
const highestPort = 65_535;

/**
 * Why `text` is no absolute URI of RFC 3986, as a clause such as "it has a blank"; undefined where nothing is proven.
 * Judged on the raw text, because a URL parser repairs what it reads. Placeholders are taken to be right, and so are
 * letters of other scripts in the host, which `foreignHost` tells.
 */
export const uriSyntaxFault = remembered((text): string | undefined => {
  const masked = maskPlaceholders(text);
  return characterFault(masked) ?? structureFault(masked);
});

/** The host as browsers send it, where its letters are not all ASCII; undefined for every other host. */
export function foreignHost(text: string): string | undefined {
  const host = hostOf(splitUri(maskPlaceholders(text)).authority?.text ?? "");
  if (!hasForeignLetter(host) || host.includes(unknownCharacter)) return undefined;
  return parsedHost(host);
}

/** The blank or control character in a URI, as a clause; `masked` has its placeholders covered. */
export function blankFault(masked: string): string | undefined {
  if (/^\s|\s$/.test(masked)) return "it has a blank at its start or end";
  if (/[ \u00A0\u2000-\u200B\u3000]/.test(masked)) return "it has a blank";
  if (/[\0-\x1F\x7F\u2028\u2029\uFEFF]/.test(masked)) return "it has a line break, a tab or another control character";
  return undefined;
}

function characterFault(masked: string): string | undefined {
  const blank = blankFault(masked);
  if (blank !== undefined) return blank;
  if (masked.includes("\\")) return "it has a backslash";
  if (masked.includes("`")) return "it has a backquote";
  const [raw] = /[<>"{}|^]/.exec(masked) ?? [];
  if (raw !== undefined) return `it has the character \`${raw}\`, which must be percent-encoded`;
  if (percentSign.test(masked)) return "it has a `%` without two hexadecimal digits behind it";
  const { authority } = splitUri(masked);
  const beside = authority === undefined ? masked : masked.slice(0, authority.start) + masked.slice(authority.end);
  if (/[[\]]/.test(beside)) return "it has a square bracket outside the host, which must be percent-encoded";
  const foreign = Array.from(beside).find(hasForeignLetter);
  return foreign === undefined ? undefined : `it has the character \`${foreign}\`, which must be percent-encoded`;
}

/** What a URI lacks to be absolute, as a clause; `masked` has its placeholders covered. */
export function structureFault(masked: string): string | undefined {
  const uri = splitUri(masked);
  if (uri.scheme === undefined) {
    const start = masked.slice(0, masked.search(/[/?#]|$/));
    return start.includes(unknownCharacter) ? undefined : "it has no scheme such as `https://`";
  }
  if (!scheme.test(uri.scheme.text)) return `\`${withoutUnknown(uri.scheme.text)}\` is no scheme`;
  if (uri.authority === undefined) {
    // In `${BASE_URL}:443/login` the scheme is a part of the placeholder.
    const isHidden = (uri.scheme.text + uri.path.text).includes(unknownCharacter);
    return isHidden ? undefined : "it has no `//` with a host behind its scheme";
  }
  return authorityFault(uri.authority.text);
}

function authorityFault(authority: string): string | undefined {
  if (authority.indexOf("@") !== authority.lastIndexOf("@")) return "it has a second `@` before its path";
  const host = hostOf(authority);
  if (host === "") return "it has no host";
  const port = authority.slice(authority.lastIndexOf("@") + 1 + host.length).replace(/^:/, "");
  if (port.includes(unknownCharacter) || host.includes(unknownCharacter)) return undefined;
  if (!/^\d*$/.test(port) || Number(port) > highestPort) return `\`${port}\` is no port`;
  return parsedHost(host) === undefined ? `\`${host}\` is no host name or address` : undefined;
}

/** Whether `text` may stand before the `:` of a URI. */
export function isScheme(text: string): boolean {
  return scheme.test(text);
}

/** The host of an authority, with the brackets of an IPv6 address. */
export function hostOf(authority: string): string {
  const hostAndPort = authority.slice(authority.lastIndexOf("@") + 1);
  return /^\[[^\]]*\]/.exec(hostAndPort)?.[0] ?? hostAndPort.replace(/:.*/su, "");
}

function parsedHost(host: string): string | undefined {
  return URL.canParse(`https://${host}`) ? new URL(`https://${host}`).hostname : undefined;
}

function hasForeignLetter(text: string): boolean {
  return /[^\0-\x7F]/u.test(text.replaceAll(unknownCharacter, ""));
}

/** For messages: placeholders that are covered, as an ellipsis. */
function withoutUnknown(masked: string): string {
  return masked.replace(new RegExp(`${unknownCharacter}+`, "g"), "…");
}
