import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { createSecureContext, type SecureContext } from "node:tls";
import { gzipSync } from "node:zlib";
import type { Amazon, AmazonReply, AmazonRequest, Site } from "./amazon.js";
import { type Certificate, TestAuthority } from "./certificates.js";

const day = 86_400_000;

/** Amazon and the servers of login and redirect URIs over https, with certificates of a test authority. */
export class AmazonServer {
  readonly authority = new TestAuthority();
  readonly #strangers = new TestAuthority();
  readonly #contexts = new Map<string, SecureContext>();
  readonly #server: Server;
  /** What answers; a test may exchange it. */
  amazon: Amazon;
  /** The hosts that were connected to, in order. */
  readonly connected: string[] = [];
  /** Hears every request before it is answered. */
  heard: (request: AmazonRequest) => void = () => undefined;

  constructor(amazon: Amazon) {
    this.amazon = amazon;
    this.#server = createServer({
      ...this.authority.issue({ names: ["localhost"] }),
      SNICallback: (name, done) => {
        this.connected.push(name);
        done(null, this.#contextOf(name));
      },
    });
    this.#server.on("request", (request, response) => void this.#answer(request, response));
    this.#server.on("tlsClientError", () => {});
  }

  async start(port = 0, host = "127.0.0.1"): Promise<number> {
    await new Promise<void>((resolve) => this.#server.listen(port, host, resolve));
    return (this.#server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** How many connections are open. */
  async connections(): Promise<number> {
    return await new Promise((resolve) => this.#server.getConnections((_, count) => resolve(count)));
  }

  #contextOf(name: string): SecureContext {
    const kind = this.amazon.world.sites?.[name]?.certificate;
    const key = `${name} ${kind ?? ""}`;
    const context = this.#contexts.get(key) ?? createSecureContext(this.#certificate(name, kind));
    this.#contexts.set(key, context);
    return context;
  }

  #certificate(name: string, kind: Site["certificate"]): Certificate {
    const at = (days: number) => new Date(Date.now() + days * day);
    if (kind === "self-signed") return this.#strangers.issue({ names: [name] });
    if (kind === "expired") return this.authority.issue({ names: [name], from: at(-90), to: at(-1) });
    if (kind === "ends-soon") return this.authority.issue({ names: [name], to: at(5.5) });
    return this.authority.issue({ names: [kind === "other-name" ? "other.example" : name] });
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const host = (request.headers.host ?? "").replace(/:\d+$/, "");
    const body = await text(request).catch(() => "");
    const site = this.amazon.world.sites?.[host];
    if (site !== undefined) {
      this.amazon.log.push(`site ${request.method} ${host}${request.url}`);
      response.writeHead(site.status ?? 200, { location: "https://sellingpartnerapi-na.amazon.com/" }).end("a page");
      return;
    }
    const { method = "", url = "", headers } = request;
    const asked = { method, host, path: url, headers, body };
    this.heard(asked);
    send(this.amazon.answer(asked), response);
  }
}

function send({ status, headers, body, misbehaves }: AmazonReply, response: ServerResponse): void {
  switch (misbehaves) {
    case "silent":
      return;
    case "reset":
      response.socket?.destroy();
      return;
    case "late":
      setTimeout(() => response.writeHead(status, headers).end(body), 7_000).unref();
      return;
    case "drip":
      response.writeHead(status, headers);
      drip(response);
      return;
    case "cut":
      response.writeHead(status, { ...headers, "content-length": "5000" });
      response.write(body.slice(0, 10), () => response.socket?.destroy());
      return;
    case "long":
      response.writeHead(status, headers).end(`${body.slice(0, -1)}${" ".repeat(200_000)}}`);
      return;
    case "bomb":
      response.writeHead(status, { ...headers, "content-encoding": "gzip" });
      response.end(gzipSync(`${body.slice(0, -1)}${" ".repeat(3_000_000)}}`));
      return;
    case "packed":
      response.writeHead(status, { ...headers, "content-encoding": "x-unknown" }).end(body);
      return;
    case "redirect":
      response.writeHead(307, { ...headers, location: "https://stranger.example/auth/o2/token" }).end(body);
      return;
    case "type":
      response.writeHead(status, { ...headers, "content-type": "text/html" }).end(body);
      return;
    default:
      response.writeHead(status, headers).end(body);
  }
}

/** One byte after the other, for ever. */
function drip(response: ServerResponse): void {
  if (response.destroyed) return;
  response.write(" ");
  setTimeout(() => drip(response), 200).unref();
}
