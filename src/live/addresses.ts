import { BlockList, isIPv6 } from "node:net";

/**
 * Addresses that are no public ones: private, shared, loopback, link-local, multicast and reserved ranges.
 * Source: IANA, "IPv4 Special-Purpose Address Registry" and "IPv6 Special-Purpose Address Registry". The ranges for
 * documentation are left out: they lead nowhere.
 */
const notPublic4 = [
  ...["0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12"],
  ...["192.0.0.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "224.0.0.0/4", "240.0.0.0/4"],
];

/** In these an IPv4 address may hide: mapped, compatible, translated, 6to4 and Teredo forms. */
const notPublic6 = [
  ...["::/96", "::ffff:0:0/96", "::ffff:0:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/32"],
  ...["2002::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8", "5f00::/16"],
];

/** A list for each family: one list for both would compare every IPv4 address with the mapped forms too. */
const blocked4 = listOf(notPublic4, "ipv4");
const blocked6 = listOf(notPublic6, "ipv6");

/** Whether an address is one that the whole Internet knows. */
export function isPublicAddress(address: string): boolean {
  return isIPv6(address) ? !blocked6.check(address, "ipv6") : !blocked4.check(address, "ipv4");
}

function listOf(ranges: readonly string[], family: "ipv4" | "ipv6"): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [network = "", bits = ""] = range.split("/");
    list.addSubnet(network, Number(bits), family);
  }
  return list;
}
