import { lookup } from "node:dns/promises";
import { isPublicAddress } from "./addresses.js";
import type { World } from "./asking.js";
import { httpsTransport } from "./transport.js";

/**
 * The world as it is; `mask` registers a secret before it is used. The only module through which the program comes to
 * the network for Amazon: it is loaded when somebody asks, and what it loads is not read before.
 */
export function systemWorld(mask: World["mask"]): World {
  return {
    transport: httpsTransport(),
    clock: { now: () => Date.now(), elapsed: () => performance.now() },
    mask,
    lookup: (host) => lookup(host, { all: true, order: "ipv4first" }),
    isPublic: isPublicAddress,
  };
}
