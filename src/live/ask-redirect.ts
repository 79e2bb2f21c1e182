import { tokenEndpoint } from "../reference/lwa.js";
import type { Answered, NotAsked, SiteState } from "../report/observation.js";
import { failureInWords } from "./answer.js";
import type { Asking, World } from "./asking.js";
import { codeOf } from "./error-code.js";
import type { RedirectStep } from "./plan.js";
import { siteHeaders } from "./requests.js";

const day = 86_400_000;

/** Asks the server of a login or redirect URI: its name, its certificate, its status. No body is read. */
export async function askRedirect({ uri }: RedirectStep, asking: Asking): Promise<Answered | NotAsked> {
  const { hostname, pathname, search, port } = new URL(uri);
  const host = hostname.replace(/^\[|\]$/g, "");
  if (asking.left === 0) return asking.tooLate;
  const found = await addressesOf(host, asking);
  if ("code" in found) return withoutAddress(host, found.code, asking);
  const [address] = found.addresses;
  if (!found.addresses.every((one) => asking.world.isPublic(one.address))) {
    return { kind: "not-asked", reason: `\`${host}\` has an address that is not public` };
  }
  return asking.send(
    {
      ...{ method: "GET", host, path: `${pathname}${search}`, headers: siteHeaders, address, reads: () => false },
      ...(port !== "" && { port: Number(port) }),
    },
    ({ status, certificateEnds }) => ({
      answer: isGone(status) ? "other" : "ok",
      site: isGone(status) ? "gone" : "ok",
      ...(certificateEnds !== undefined && {
        certificateDays: Math.floor((certificateEnds - asking.world.clock.now()) / day),
        certificateEndsOn: new Date(certificateEnds).toISOString().slice(0, 10),
      }),
    }),
    (failure) => ({ reason: failureInWords(failure), ...siteOfFailure(failure.code, asking) }),
  );
}

function isGone(status: number): boolean {
  return status === 404 || status === 410 || status >= 500;
}

type Found = { readonly addresses: Awaited<ReturnType<World["lookup"]>> } | { readonly code: string };

/** The addresses of a name, within the time of a request. */
async function addressesOf(host: string, { world, left }: Asking): Promise<Found> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Found>((resolve) => {
    timer = setTimeout(() => resolve({ code: "TIMEOUT" }), left);
  });
  const found = world.lookup(host).then(
    (addresses): Found => (addresses.length === 0 ? { code: "ENOTFOUND" } : { addresses }),
    (error: unknown): Found => ({ code: codeOf(error) }),
  );
  const first = await Promise.race([found, late]);
  clearTimeout(timer);
  return first;
}

/** A name that does not exist is a fault only while Amazon's own name is known. */
async function withoutAddress(host: string, code: string, asking: Asking): Promise<Answered> {
  const isNameless = code === "ENOTFOUND" && !("code" in (await addressesOf(tokenEndpoint.host, asking)));
  return {
    ...{
      kind: "answered",
      host,
      status: null,
      answer: "no-answer",
      requestId: null,
      milliseconds: 0,
      order: asking.number(),
    },
    reason: failureInWords({ kind: "failure", code }),
    ...(isNameless && { site: "no-name" }),
  };
}

const certificateCodes =
  /^(?:CERT_|ERR_TLS_CERT|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_(?:GET_ISSUER|VERIFY_LEAF))|^HOSTNAME_MISMATCH$/;

/** What is read off the clock of this machine. */
const clockCodes = /^CERT_(?:HAS_EXPIRED|NOT_YET_VALID)$/;

/**
 * A certificate is not valid only if those of Amazon are, where they were asked: else the network is wrong. Where none was
 * asked, nothing tells whether the clock is right.
 */
function siteOfFailure(code: string, { reached }: Asking): { site?: SiteState } {
  const isProven = reached ?? !clockCodes.test(code);
  return certificateCodes.test(code) && isProven ? { site: "no-certificate" } : {};
}
