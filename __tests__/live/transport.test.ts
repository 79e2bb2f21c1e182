import { afterAll, beforeAll, expect, test } from "vitest";
import { codeOf } from "../../src/live/error-code.js";
import type { Request } from "../../src/live/transport.js";
import { httpsTransport } from "../../src/live/transport.js";
import { Amazon, type Misbehaviour } from "../support/amazon.js";
import { AmazonServer } from "../support/amazon-server.js";

const server = new AmazonServer(new Amazon({ clients: {}, grants: {} }, () => undefined));
let port = 0;
beforeAll(async () => {
  port = await server.start();
});
afterAll(() => server.stop());

const body = { error: "invalid_client", error_description: "x" };

const form = "grant_type=client_credentials&scope=s&client_id=c&client_secret=d";

/** Sends a request for a token to an Amazon that misbehaves. */
async function sent(
  misbehave: readonly Misbehaviour[],
  changed: Partial<Request> = {},
  ca: string | undefined = server.authority.cert,
) {
  server.amazon = new Amazon({ clients: {}, grants: {}, misbehave }, () => undefined);
  const request: Request = {
    ...{ method: "POST", host: "api.amazon.com", path: "/auth/o2/token", body: form, port },
    headers: { "content-type": "application/x-www-form-urlencoded", "content-length": String(form.length) },
    address: { address: "127.0.0.1", family: 4 },
    ...{ reads: () => true, milliseconds: 60_000, ...changed },
  };
  const start = performance.now();
  const result = await httpsTransport(ca === undefined ? {} : { ca })(request);
  return { result, took: performance.now() - start };
}

test("an answer arrives with its status, headers and body, and the end of the certificate", async () => {
  const { result } = await sent([{ at: "token", how: "body", status: 401, body }]);
  expect(result).toMatchObject({ kind: "response", status: 401, body: JSON.stringify(body) });
  expect(result.kind === "response" && (result.certificateEnds ?? 0) > Date.now()).toBe(true);
});

test("the request says which host it means, with the port where that is another than 443", async () => {
  const heard: unknown[] = [];
  server.heard = ({ headers, ...request }) => heard.push([headers.host, headers.connection, request]);
  await sent([{ at: "token", how: "body", status: 401, body }]);
  server.heard = () => undefined;
  const request = { method: "POST", host: "api.amazon.com", path: "/auth/o2/token", body: form };
  expect(heard).toEqual([[`api.amazon.com:${port}`, expect.any(String), request]]);
  expect(server.connected.at(-1)).toBe("api.amazon.com");
});

test("a name without an address is looked up, and an address needs none", async () => {
  const got = await sent([], { host: "localhost", address: undefined });
  expect([got.result, server.connected.at(-1)]).toEqual([expect.objectContaining({ status: 400 }), "localhost"]);
  const direct = await sent([], { host: "127.0.0.1", address: undefined });
  // The certificate is for names alone.
  expect(direct.result).toEqual({ kind: "failure", code: "ERR_TLS_CERT_ALTNAME_INVALID" });
});

test("a body that nobody asks for is left unread", async () => {
  const { result } = await sent([{ at: "token", how: "drip", status: 200 }], { reads: (status) => status !== 200 });
  expect(result).toMatchObject({ kind: "response", status: 200, body: undefined });
  // The connection is closed, though the answer goes on for ever.
  while ((await server.connections()) > 0) await new Promise((resolve) => setImmediate(resolve));
});

test.each(["drip", "silent", "late"] as const)(
  "an answer that comes %s ends with the time of the request",
  async (how) => {
    const { result, took } = await sent([{ at: "token", how, status: 401, body }], { milliseconds: 500 });
    expect(result).toEqual({ kind: "failure", code: "TIMEOUT" });
    // What comes late takes seven seconds, and what drips never ends.
    expect(took).toBeLessThan(6_500);
  },
);

test.each(["long", "bomb", "cut", "packed"] as const)("of a body that is %s nothing is taken", async (how) => {
  expect((await sent([{ at: "token", how, status: 401, body }])).result).toMatchObject({
    status: 401,
    body: undefined,
  });
});

test("a redirect is an answer, and is not followed", async () => {
  server.connected.length = 0;
  expect((await sent([{ at: "token", how: "redirect" }])).result).toMatchObject({ kind: "response", status: 307 });
  expect(server.connected).toEqual(["api.amazon.com"]);
});

test("a connection that breaks is a failure with a code of Node", async () => {
  expect((await sent([{ at: "token", how: "reset" }])).result).toEqual({ kind: "failure", code: "ECONNRESET" });
});

test("a certificate that nobody vouches for is refused, whatever the environment says", async () => {
  const before = process.env.NODE_TLS_REJECT_UNAUTHORIZED;
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0";
  try {
    const { result } = await sent([], {}, "");
    expect(result.kind).toBe("failure");
  } finally {
    if (before === undefined) delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
    else process.env.NODE_TLS_REJECT_UNAUTHORIZED = before;
  }
});

test.each([
  [Object.assign(new Error("x"), { code: "ECONNRESET" }), "ECONNRESET"],
  [Object.assign(new Error("x"), { code: "A".repeat(60) }), "A".repeat(60)],
  [Object.assign(new Error("x"), { code: "A".repeat(61) }), "UNKNOWN"],
  [Object.assign(new Error("x"), { code: "a word" }), "UNKNOWN"],
  [Object.assign(new Error("x"), { code: "E a" }), "UNKNOWN"],
  [Object.assign(new Error("x"), { code: "a E" }), "UNKNOWN"],
  [Object.assign(new Error("x"), { code: 7 }), "UNKNOWN"],
  [new Error("ECONNRESET"), "UNKNOWN"],
  [{ code: "ECONNRESET" }, "UNKNOWN"],
  ["ECONNRESET", "UNKNOWN"],
  [null, "UNKNOWN"],
])("of an error nothing is told but a code that can be Node's: %s", (error, code) => {
  expect(codeOf(error)).toBe(code);
});

test("a header that cannot be sent is a failure, and no crash", async () => {
  expect((await sent([], { headers: { "x-amz-access-token": "a\r\nb: c" } })).result.kind).toBe("failure");
});
