import { describe, expect, test } from "vitest";
import type { Failure, Response } from "../../src/live/transport.js";
import { renderJson } from "../../src/reporters/json.js";
import { liveRules } from "../../src/rules/live-rules.js";
import { json, LiveWorld, liveFindings, liveSettings, resultOf, verifyIn } from "../support/live-world.js";

const day = 86_400_000;
const host = "label-desk.example";
const addresses = { [host]: ["93.184.215.14"] };
const uri = `https://${host}/login`;

/** The settings with this one login URI. */
function settings(loginUri: string): string {
  return liveSettings("labels")
    .replace(uri, loginUri)
    .replace(/ {2}redirectUris:\n.*\n/, "");
}

/** Asks the server of a URI that answers so, without asking Amazon. */
async function ask(world: LiveWorld, loginUri = uri, names: readonly string[] = []) {
  const { report } = await verifyIn(world, [settings(loginUri)], { names, redirects: true, rules: liveRules });
  const [finding] = report.findings;
  return { said: [finding?.severity, finding?.message], result: resultOf(report, "live-redirect"), report };
}

const answering = (answer: Response | Failure) => new LiveWorld(() => answer, addresses);
const failing = (code: string) => answering({ kind: "failure", code });
const certificate = (milliseconds: number): Response => ({
  ...json(200, ""),
  certificateEnds: Date.UTC(2026, 10, 24, 12) + milliseconds,
});

test.each([200, 204, 301, 302, 307, 400, 401, 403, 405, 409, 411, 429, 499])(
  "%i is an answer as it may be",
  async (status) => {
    expect((await ask(answering(json(status, "")))).result).toBe("passed");
  },
);

test.each([404, 410, 500, 502, 503, 599])("%i is none", async (status) => {
  const { said, report } = await ask(answering(json(status, "")));
  const words = `\`${host}\` answers ${status} at this URI, where sellers are sent in the middle of their authorization.`;
  expect(said).toEqual(["warning", words]);
  expect(liveFindings(report)).toEqual(["live-redirect warning oauth.loginUri"]);
  expect(JSON.parse(renderJson(report)).live).toEqual([]);
});

test.each([
  [uri, host, "/login", undefined],
  [`https://${host}`, host, "/", undefined],
  [`https://${host}:443/a`, host, "/a", undefined],
  [`https://${host}:8443/a?b=c&d=%20`, host, "/a?b=c&d=%20", 8443],
  ["https://LABEL-desk.example/A", host, "/A", undefined],
  ["https://[2606:2800:21f::1]/a", "2606:2800:21f::1", "/a", undefined],
])("%s is asked as it is registered, and nothing added", async (registered, name, path, port) => {
  const world = new LiveWorld(() => json(200, ""), { ...addresses, "2606:2800:21f::1": ["2606:2800:21f::1"] });
  await ask(world, registered);
  const [request, ...others] = world.requests;
  const address = { address: name === host ? "93.184.215.14" : name, family: name === host ? 4 : 6 };
  expect([request, others]).toEqual([
    {
      ...{ method: "GET", host: name, path, address, milliseconds: 5_000, reads: expect.any(Function) },
      ...(port !== undefined && { port }),
      headers: {
        accept: "*/*",
        "accept-encoding": "identity",
        "user-agent": expect.stringMatching(/^sp-api-preflight\/\S+ \(Language=JavaScript\)$/),
      },
    },
    [],
  ]);
  expect([200, 302, 404, 500].map((status) => request?.reads(status))).toEqual([false, false, false, false]);
});

describe("the certificate", () => {
  test.each([
    [14 * day, undefined],
    [14 * day - 1, "13 days"],
    [2 * day, "2 days"],
    [2 * day - 1, "1 day"],
    [day - 1, "0 days"],
  ])("that ends in %i milliseconds is told as %s", async (milliseconds, words) => {
    const { said, result } = await ask(answering(certificate(milliseconds)));
    if (words === undefined) expect(result).toBe("passed");
    else expect(said).toEqual(["notice", `The certificate of \`${host}\` ends in ${words}.`]);
  });

  const wrong = [
    ...["CERT_SIGNATURE_FAILURE", "ERR_TLS_CERT_ALTNAME_INVALID", "HOSTNAME_MISMATCH"],
    ...["DEPTH_ZERO_SELF_SIGNED_CERT", "SELF_SIGNED_CERT_IN_CHAIN", "UNABLE_TO_GET_ISSUER_CERT_LOCALLY"],
    "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  ];
  test.each(wrong)("is not valid: %s", async (code) => {
    const words = `The certificate of \`${host}\` is not valid (\`${code}\`), so that the browser of a seller warns instead of going on.`;
    expect((await ask(failing(code))).said).toEqual(["warning", words]);
  });

  test.each([
    "ECONNREFUSED",
    "ECONNRESET",
    "ERR_SSL_WRONG_VERSION_NUMBER",
    // Nobody asked Amazon, whose certificate would tell that the clock is right.
    "CERT_HAS_EXPIRED",
    "CERT_NOT_YET_VALID",
    "NO_CERT_",
    "MY_HOSTNAME_MISMATCH",
    "HOSTNAME_MISMATCH_2",
    "UNKNOWN",
  ])("is not known where the connection fails otherwise: %s", async (code) => {
    expect((await ask(failing(code))).result).toBe(`not-checked: could not reach \`${host}\`: \`${code}\``);
  });

  test("is not known where nothing comes in time", async () => {
    const words = `not-checked: could not reach \`${host}\`: no whole answer within 5 seconds`;
    expect((await ask(failing("TIMEOUT"))).result).toBe(words);
  });

  test.each([
    ["answers", json(400, { error: "invalid_grant" }), "failed"],
    [
      "cannot be reached either",
      { kind: "failure", code: "CERT_HAS_EXPIRED" },
      `not-checked: could not reach \`${host}\`: \`CERT_HAS_EXPIRED\``,
    ],
  ] satisfies [string, Response | Failure, string][])("is a fault while Amazon %s", async (_, ofAmazon, result) => {
    const world = new LiveWorld(
      (request) => (request.host === host ? { kind: "failure", code: "CERT_HAS_EXPIRED" } : ofAmazon),
      addresses,
    );
    expect((await ask(world, uri, ["LWA_CLIENT_SECRET", "LWA_REFRESH_TOKEN"])).result).toBe(result);
  });

  test("is a fault where one of two requests to Amazon came back", async () => {
    const answers: (Response | Failure)[] = [
      json(200, { access_token: "A".repeat(40) }),
      { kind: "failure", code: "ECONNRESET" },
    ];
    const world = new LiveWorld(
      (request) =>
        request.host === host ? { kind: "failure", code: "CERT_HAS_EXPIRED" } : (answers.shift() ?? json(500, "")),
      addresses,
    );
    expect((await ask(world, uri, ["LWA_CLIENT_SECRET", "LWA_REFRESH_TOKEN"])).result).toBe("failed");
  });
});

describe("the name", () => {
  const known = { address: "52.94.0.1", family: 4 };
  /** A world whose names resolve as `lookup` says. */
  const resolving = (lookup: (name: string) => Promise<readonly { address: string; family: number }[]>) =>
    Object.assign(new LiveWorld(() => json(200, "")), { lookup });
  const withCode = (code: unknown) => Object.assign(new Error("no such name"), { code });
  const refusing = (error: unknown) =>
    resolving((name) => (name === host ? Promise.reject(error) : Promise.resolve([known])));

  test("does not exist", async () => {
    const words = `The name \`${host}\` does not exist, so that a seller who is sent there meets an error of the browser.`;
    for (const world of [refusing(withCode("ENOTFOUND")), resolving(async (name) => (name === host ? [] : [known]))]) {
      expect((await ask(world)).said).toEqual(["warning", words]);
      expect(world.requests).toEqual([]);
    }
  });

  test.each([
    [withCode("EAI_AGAIN"), "its name does not resolve, `EAI_AGAIN`"],
    [withCode("ESERVFAIL"), "`ESERVFAIL`"],
    [withCode("a word of a server"), "`UNKNOWN`"],
    [withCode(7), "`UNKNOWN`"],
    [new Error("no code"), "`UNKNOWN`"],
    ["ENOTFOUND", "`UNKNOWN`"],
  ])("is not known where the look-up fails otherwise: %s", async (error, words) => {
    expect((await ask(refusing(error))).result).toBe(`not-checked: could not reach \`${host}\`: ${words}`);
  });

  test("is not known where Amazon's name does not resolve either", async () => {
    const world = resolving(() => Promise.reject(withCode("ENOTFOUND")));
    expect((await ask(world)).result).toBe(
      `not-checked: could not reach \`${host}\`: its name does not resolve, \`ENOTFOUND\``,
    );
  });

  test("is looked up within the time of the run", async () => {
    const never = resolving((name) => (name === host ? new Promise(() => {}) : Promise.resolve([known])));
    const world = Object.assign(never, { milliseconds: 50 });
    // The token takes all of the time but a moment.
    world.transport = async () => {
      world.milliseconds = 50 + 29_980;
      return json(400, { error: "invalid_grant" });
    };
    const { result } = await ask(world, uri, ["LWA_CLIENT_SECRET", "LWA_REFRESH_TOKEN"]);
    expect(result).toBe(`not-checked: could not reach \`${host}\`: no whole answer within 5 seconds`);
  });

  test("is not looked up when the time is over", async () => {
    const asked: string[] = [];
    const world = resolving(async (name) => {
      asked.push(name);
      return [known];
    });
    world.transport = async () => {
      world.milliseconds = 30_000;
      return json(400, { error: "invalid_grant" });
    };
    const { result } = await ask(world, uri, ["LWA_CLIENT_SECRET", "LWA_REFRESH_TOKEN"]);
    expect([asked, result]).toEqual([[], "not-checked: the 30 seconds of a run were over before 1 call was made"]);
  });

  test("of an address that is not public is not asked", async () => {
    for (const other of ["10.0.0.1", "::1", "::ffff:10.0.0.1"]) {
      const world = new LiveWorld(() => json(200, ""), { [host]: ["93.184.215.14", other] });
      const { result } = await ask(world);
      expect([world.requests, result]).toEqual([[], `not-checked: \`${host}\` has an address that is not public`]);
    }
  });
});

test("what is no https URI is not asked, and says so", async () => {
  for (const [registered, words] of [
    ["http://label-desk.example/a", "is not `https`"],
    ["nothing", "is no URI"],
    ["https://user@label-desk.example/", "has a user name or password"],
    ["https://:word@label-desk.example/", "has a user name or password"],
  ] as const) {
    const world = answering(json(200, ""));
    const { result } = await ask(world, registered);
    expect([world.requests, result]).toEqual([[], `not-checked: \`oauth.loginUri\` ${words}`]);
  }
});

test("the same URI in three lists is asked once, and each place gets the answer", async () => {
  const text = liveSettings("labels").replace(
    `    - https://${host}/amazon/done\n`,
    `    - ${uri}\n  publishedRedirectUris:\n    - ${uri}\n`,
  );
  const world = answering(json(404, ""));
  const { report } = await verifyIn(world, [text], { names: [], redirects: true, rules: liveRules });
  expect(world.requests).toHaveLength(1);
  expect(liveFindings(report)).toEqual(
    ["loginUri", "redirectUris.0", "publishedRedirectUris.0"].map((place) => `live-redirect warning oauth.${place}`),
  );
});
