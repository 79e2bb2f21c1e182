import type { LookupAddress } from "node:dns";
import type { IncomingMessage } from "node:http";
import * as https from "node:https";
import type { LookupFunction, Socket } from "node:net";
import { TLSSocket } from "node:tls";
import { readBody } from "./body.js";
import { codeOf } from "./error-code.js";
import { liveLimits } from "./limits.js";

export interface Request {
  readonly method: "GET" | "POST";
  readonly host: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  /** 443 where it is left out. */
  readonly port?: number | undefined;
  /** The address to connect to; the name is looked up where it is left out. */
  readonly address?: LookupAddress | undefined;
  /** The statuses of answers whose body is read. */
  readonly reads: (status: number) => boolean;
  readonly milliseconds: number;
}

/** An answer as it arrived. */
export interface Response {
  readonly kind: "response";
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The body as text; undefined where it was not read, was too long, broke off, or is no UTF-8. */
  readonly body: string | undefined;
  /** When the certificate of the server ends, in milliseconds since 1970. */
  readonly certificateEnds: number | undefined;
}

/** That no answer came: `code` is that of Node, and says nothing that the server said. */
export interface Failure {
  readonly kind: "failure";
  readonly code: string;
}

/** Sends one request and never throws. */
export type Transport = (request: Request) => Promise<Response | Failure>;

/**
 * A transport over https: the certificate is checked whatever the environment says, no proxy of the environment is
 * used, no redirect is followed, and the whole answer arrives within the time of the request.
 */
export function httpsTransport(trust: { readonly ca?: string } = {}): Transport {
  return (request) =>
    new Promise<Response | Failure>((resolve) => {
      // An agent of its own: the global one may take a proxy from the environment.
      const agent = new https.Agent();
      const { method, host, path, headers, body, port = 443, address } = request;
      const sent = https.request({
        ...{ method, host, path, headers, port, agent, ...trust },
        ...(address !== undefined && { lookup: always(address) }),
        rejectUnauthorized: true,
        minVersion: "TLSv1.2",
      });
      const end = (result: Response | Failure) => {
        clearTimeout(timer);
        sent.destroy();
        resolve(result);
      };
      const timer = setTimeout(() => end({ kind: "failure", code: "TIMEOUT" }), request.milliseconds);
      sent.on("error", (error) => end({ kind: "failure", code: codeOf(error) }));
      sent.on("response", (answer) => {
        const status = answer.statusCode ?? 0;
        const certificateEnds = endOfCertificate(answer.socket);
        const finish = (text: string | undefined) =>
          end({ kind: "response", status, headers: answer.headers, body: text, certificateEnds });
        answer.on("error", () => finish(undefined));
        if (request.reads(status)) readBody(answer, liveLimits.bodyBytes).then(finish, () => finish(undefined));
        else finish(undefined);
      });
      sent.end(body);
    }).catch((error: unknown) => ({ kind: "failure", code: codeOf(error) }));
}

function always(address: LookupAddress): LookupFunction {
  return (_host, options, callback) => {
    if (options.all) callback(null, [address]);
    else callback(null, address.address, address.family);
  };
}

function endOfCertificate(socket: Socket | IncomingMessage["socket"]): number | undefined {
  if (!(socket instanceof TLSSocket)) return undefined;
  const ends = Date.parse(socket.getPeerCertificate().valid_to);
  return Number.isNaN(ends) ? undefined : ends;
}
