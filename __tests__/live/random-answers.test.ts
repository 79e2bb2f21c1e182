import fc from "fast-check";
import { expect, test } from "vitest";
import type { Failure, Response } from "../../src/live/transport.js";
import { documentedAnswers } from "../../src/reference/documented-answers.js";
import { renderGithub } from "../../src/reporters/github.js";
import { renderJson } from "../../src/reporters/json.js";
import { renderJunit } from "../../src/reporters/junit.js";
import { renderMarkdown } from "../../src/reporters/markdown.js";
import { renderText } from "../../src/reporters/text.js";
import { liveRules } from "../../src/rules/live-rules.js";
import { canary } from "../support/live-scenario.js";
import { json, LiveWorld, liveSettings, verifyIn } from "../support/live-world.js";

const token = `Atza|canary${"0f".repeat(20)}`;
const secrets = [canary("LWA_CLIENT_SECRET"), canary("LWA_REFRESH_TOKEN"), token];
const hostile = [...secrets, "##[add-path]/tmp", "::set-output name=x::y", "\u202Eevil\u001B[2J", "", "x".repeat(3000)];

const words = fc.oneof(
  fc.constantFrom(...hostile),
  fc.constantFrom("Access to requested resource is denied.", "The LWA secret token you provided has expired."),
  fc.constantFrom("The access token you provided has expired.", "no access: [buyerInfo]", "no access: [x, y]"),
  fc.string(),
);
const codes = fc.oneof(
  fc.constantFrom("Unauthorized", "InvalidInput", "QuotaExceeded", "MissingAuthenticationToken"),
  fc.constantFrom("invalid_client", "invalid_grant", "unauthorized_client", "invalid_scope", "invalid_request"),
  words,
);
const callError = fc.record(
  { code: codes, message: words, details: fc.oneof(words, fc.constant(null)) },
  { requiredKeys: [] },
);
const bodies = fc.oneof(
  fc.constant({ access_token: token, token_type: "bearer" }),
  fc.record({ access_token: fc.oneof(words, fc.integer()) }),
  fc.record({ error: codes, error_description: words }, { requiredKeys: [] }),
  fc.record({ errors: fc.array(callError, { maxLength: 3 }) }),
  fc.record({
    payload: fc.array(fc.record({ marketplace: fc.record({ id: fc.oneof(fc.constant("A1VC38T7YXB528"), words) }) }), {
      maxLength: 3,
    }),
  }),
  fc.json(),
  words,
);
const responses: fc.Arbitrary<Response> = fc
  .tuple(
    fc.oneof(fc.constantFrom(200, 400, 401, 403, 429), fc.integer({ min: 100, max: 599 })),
    bodies,
    fc.constantFrom("application/json", "application/json; charset=utf-8", "text/html", "application/jsonp"),
    words,
    fc.boolean(),
  )
  .map(([status, body, type, id, isCut]) => {
    const response = json(status, body, { "content-type": type, "x-amzn-requestid": id });
    return isCut && status % 7 === 0 ? { ...response, body: undefined } : response;
  });
/** What Amazon is known to answer, more often than chance would give it. */
const documented = fc.constantFrom(
  json(200, { access_token: token }),
  json(200, { payload: [] }),
  json(200, { payload: [{ marketplace: { id: "A1VC38T7YXB528" } }] }),
  ...documentedAnswers.map(({ status, code, message, details, namesElements }) =>
    json(status, {
      error: code,
      error_description: message,
      errors: [
        {
          code,
          message: message ?? (namesElements ? "none of [buyerInfo]" : "Access to requested resource is denied."),
          details,
        },
      ],
    }),
  ),
);
const failures: fc.Arbitrary<Failure> = fc
  .constantFrom("TIMEOUT", "ENOTFOUND", "ECONNRESET", "CERT_HAS_EXPIRED", "UNKNOWN")
  .map((code) => ({ kind: "failure", code }));
const answers = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: responses },
    { weight: 6, arbitrary: documented },
    { weight: 1, arbitrary: failures },
  ),
  {
    minLength: 1,
    maxLength: 8,
  },
);

/** What must have been answered for a rule to say anything: status and code, written down a second time on purpose. */
const proofs: Readonly<Record<string, readonly [status: number, code: string | undefined]>> = {
  "live-client": [401, "invalid_client"],
  "live-grant": [400, "invalid_grant"],
  "live-grant-client": [400, "unauthorized_client"],
  "live-scope": [400, "invalid_scope"],
  "live-secret-expired": [403, "Unauthorized"],
  "live-region": [403, "Unauthorized"],
  "live-marketplace": [200, undefined],
  "live-call": [403, "Unauthorized"],
  "live-refused": [403, "Unauthorized"],
  "live-restricted-data": [400, "InvalidInput"],
};

const files = ["far-east", "europe", "labels"].map(liveSettings);

test("of 10,000 random answers none leads to a finding that the table does not have, to a crash, or to a word of the answer", async () => {
  let said = 0;
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(answers, fc.constantFrom(...files), fc.boolean(), async (given, text, startsWithToken) => {
      let at = startsWithToken ? -1 : 0;
      const used: (Response | Failure)[] = [];
      const world = new LiveWorld(() => {
        const answer = at < 0 ? json(200, { access_token: token }) : (given[at % given.length] ?? json(500, ""));
        at += 1;
        used.push(answer);
        return answer;
      });
      const { report } = await verifyIn(world, [text], { rules: liveRules, keeps: true });
      expect(report.crashes).toEqual([]);
      for (const { rule, file } of report.findings) {
        said += 1;
        const [status, code] = proofs[rule] ?? [];
        const isProven = used.some(
          (answer) =>
            answer.kind === "response" &&
            answer.status === status &&
            (code === undefined || answer.body?.includes(code)),
        );
        expect([rule, file, isProven]).toEqual([rule, file, true]);
      }
      expect(
        world.requests.every(
          ({ host }) => host === "api.amazon.com" || /^sellingpartnerapi-(?:na|eu|fe)\.amazon\.com$/.test(host),
        ),
      ).toBe(true);
      runs += 1;
      // The formats take longer than everything else, and what they are made of is the same in each.
      const out =
        runs % 20 === 0 ? renderJson(report) + renderText(report, { colour: false }) : JSON.stringify(report.findings);
      for (const secret of secrets) expect(out.includes(secret.slice(0, 16))).toBe(false);
    }),
    { numRuns: 10_000 },
  );
  expect(said).toBeGreaterThan(500);
}, 600_000);

test("no format holds a word that Amazon sent or was sent", async () => {
  const echo = secrets.join(" ");
  const world = new LiveWorld(({ host }) =>
    host === "api.amazon.com"
      ? json(200, { access_token: token }, { "x-amzn-requestid": token })
      : json(
          403,
          { errors: [{ code: echo, message: echo, details: echo }] },
          { "x-amzn-requestid": canary("LWA_REFRESH_TOKEN") },
        ),
  );
  const text = `${liveSettings("labels")}# ${canary("LWA_CLIENT_SECRET")}\n`.replace(
    "Label Desk",
    canary("LWA_REFRESH_TOKEN"),
  );
  const { report, hidden } = await verifyIn(world, [text]);
  expect([...hidden].sort()).toEqual([...secrets].sort());
  expect(world.masked).toEqual(expect.arrayContaining(secrets));
  const sinks = [
    renderJson(report),
    renderText(report, { colour: false }),
    renderMarkdown(report, { rest: "" }),
    renderGithub(report),
    renderJunit(report),
  ];
  for (const sink of sinks) for (const secret of secrets) expect(sink).not.toContain(secret.slice(0, 16));
});
