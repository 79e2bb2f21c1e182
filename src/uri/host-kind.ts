import { remembered } from "../settings/remembered.js";
import { maskPlaceholders, unknownCharacter } from "../settings/values.js";
import { splitUri } from "./uri.js";

/** What a host is: this computer, an address of a private network, another bare address, or a name. */
export type HostKind = "loopback" | "private" | "address" | "name";

/**
 * What the host of `uri` is, judged on the host that a browser would connect to (`127.1` is `127.0.0.1`); undefined
 * where it has none or a placeholder stands in it.
 */
export const hostKind = remembered((uri): HostKind | undefined => {
  const { authority } = splitUri(maskPlaceholders(uri));
  // The host of `https://localhost:${PORT}` is known.
  const known = authority?.text.replace(new RegExp(`:${unknownCharacter}+$`), "");
  if (known === undefined || known.includes(unknownCharacter)) return undefined;
  if (!URL.canParse(`https://${known}`)) return undefined;
  const host = new URL(`https://${known}`).hostname.replace(/\.$/, "");
  if (host === "localhost" || host.endsWith(".localhost")) return "loopback";
  if (host.startsWith("[")) return kindOfIpv6(host.slice(1, -1));
  return /^\d+\.\d+\.\d+\.\d+$/.test(host) ? kindOfIpv4(host.split(".").map(Number)) : "name";
});

function kindOfIpv4([first = 0, second = 0]: readonly number[]): HostKind {
  if (first === 127) return "loopback";
  const isPrivate =
    first === 0 || // "this network", RFC 1122
    first === 10 ||
    (first === 172 && second >= 16 && second < 32) ||
    (first === 192 && second === 168) ||
    (first === 169 && second === 254) || // link-local
    (first === 100 && second >= 64 && second < 128); // shared by carriers, RFC 6598
  return isPrivate ? "private" : "address";
}

function kindOfIpv6(host: string): HostKind {
  if (host === "::1") return "loopback";
  const mapped = /^::ffff:([0-9a-f]{1,4}):[0-9a-f]{1,4}$/.exec(host)?.[1];
  if (mapped !== undefined) {
    const high = Number.parseInt(mapped, 16);
    return kindOfIpv4([high >> 8, high & 255]);
  }
  const first = Number.parseInt(host.split(":")[0] || "0", 16);
  const isLocal = (first & 0xfe00) === 0xfc00 || (first & 0xffc0) === 0xfe80 || host === "::";
  return isLocal ? "private" : "address";
}
