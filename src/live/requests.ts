import { about } from "../files/about.js";
import { tokenEndpoint } from "../reference/lwa.js";
import { completeRequest, type RequestParameter } from "../reference/requests.js";
import type { CallStep, TokenStep } from "./plan.js";
import type { Request } from "./transport.js";

/** A request without what the transport adds. */
export type Prepared = Pick<Request, "method" | "host" | "path" | "headers" | "body">;

const userAgent = `${about.name}/${about.version} (Language=JavaScript)`;
const second = 1_000;
/** A range of time that ends well in the past, as Amazon asks, and is shorter than any limit. */
const rangeStart = 24 * 60 * 60 * second;
const rangeEnd = 10 * 60 * second;

/** The request for a token: everything in the body, form-encoded. */
export function tokenRequest({ grantType, clientId, clientSecret, scope, refreshToken }: TokenStep): Prepared {
  const body = new URLSearchParams({
    grant_type: grantType,
    ...(refreshToken !== undefined && { refresh_token: refreshToken.value }),
    ...(scope !== undefined && { scope }),
    client_id: clientId,
    client_secret: clientSecret.value,
  }).toString();
  return {
    method: "POST",
    host: tokenEndpoint.host,
    path: tokenEndpoint.path,
    headers: {
      "content-type": "application/x-www-form-urlencoded;charset=UTF-8",
      ...common,
      "content-length": String(Buffer.byteLength(body)),
    },
    body,
  };
}

const common = { accept: "application/json", "accept-encoding": "identity", "user-agent": userAgent };

/** The request of a call with an access token; `now` in milliseconds since 1970, for the dates in it. */
export function callRequest({ call, host, marketplaces, body }: CallStep, token: string, now: number): Prepared {
  const { path = "", parameters = [] } = completeRequest(call) ?? {};
  const query = parameters
    .map((parameter) => `${parameter.name}=${parameterValue(parameter, marketplaces, now)}`)
    .join("&");
  const post = body !== undefined && {
    "content-type": "application/json",
    "content-length": String(Buffer.byteLength(body)),
  };
  return {
    method: body === undefined ? "GET" : "POST",
    host,
    path: query === "" ? path : `${path}?${query}`,
    headers: {
      "x-amz-access-token": token,
      "x-amz-date": `${dateAt(now).replaceAll(/[-:]/g, "")}`,
      ...common,
      ...post,
    },
    body,
  };
}

function parameterValue({ kind, most }: RequestParameter, marketplaces: readonly string[], now: number): string {
  if (kind === "marketplace") return marketplaces.slice(0, most).join(",");
  return encodeURIComponent(dateAt(now - (kind === "start" ? rangeStart : rangeEnd)));
}

/** A moment as Amazon writes it, in whole seconds. */
function dateAt(moment: number): string {
  return `${new Date(moment).toISOString().slice(0, 19)}Z`;
}

/** The headers of a request to a login or redirect URI: nothing that a browser would not send. */
export const siteHeaders = { accept: "*/*", "accept-encoding": "identity", "user-agent": userAgent };
