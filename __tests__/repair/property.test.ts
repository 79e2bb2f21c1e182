import fc from "fast-check";
import { expect, test } from "vitest";
import { type Repaired, repair } from "../../src/repair/repair.js";
import type { Finding } from "../../src/report/finding.js";
import { options } from "../support/check.js";
import { type Written, YamlWriter } from "../support/yaml-writer.js";

const path = "app-settings.yml";
const files = 2_000;
const id = "amzn1.sp.solution.1b2c3d4e-5f60-4a7b-8c9d-0e1f2a3b4c5d";
const link = (host: string, rest: string) =>
  `https://${host}/apps/authorize/consent?application_id=${id}&state={state}${rest}`;

/** One value that is right or wrong; a wrong one has one right text, which the declared facts prove. */
const either = (wrong: string, right: string): fc.Arbitrary<Written> =>
  fc.constantFrom<Written>(right, { faulty: wrong, repaired: right });

const hosts = fc.constantFrom("sellercentral.amazon.com", "sellercentral-europe.amazon.com");
const uris = fc
  .tuple(hosts, fc.constantFrom("", "&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcallback"))
  .chain(([host, rest]) => either(link(host, rest), `${link(host, rest)}&version=beta`));
const links = fc.oneof(uris, fc.record({ uri: uris, purpose: fc.constantFrom("production", "test") }));

const regions = fc.constantFrom(["na", "us-east-1", "eu-west-1"], ["eu", "eu-west-1", "eu-central-1"]);
const signing = regions.chain(([code = "", right = "", wrong = ""]) =>
  either(wrong, right).map((region) => ({ code, region })),
);

const settings = fc.record({ links: fc.array(links, { minLength: 1, maxLength: 3 }), signing }).chain((parts) =>
  either("Product Listng", "Product Listing").map((role) => ({
    app: { id, name: "Ærø \u{1F600} sync", type: "public", state: "draft", partners: ["seller"] },
    oauth: {
      loginUri: "https://app.example.com/login",
      redirectUris: ["https://app.example.com/callback"],
      authorizationUris: parts.links,
    },
    credentials: {
      mode: "sigv4-static",
      clientId: "amzn1.application-oa2-client.0a1b2c3d4e5f60718293a4b5c6d7e8f9",
      clientSecret: "${SP_API_CLIENT_SECRET}",
      aws: { region: parts.signing.region, accessKeyId: "${KEY}", secretAccessKey: "${SECRET}" },
    },
    endpoints: [{ url: `https://sellingpartnerapi-${parts.signing.code}.amazon.com`, region: parts.signing.code }],
    roles: { app: [role, "Pricing"] },
  })),
);
const choices = fc.array(fc.nat(1_000), { minLength: 97, maxLength: 97 });

const placeOf = ({ rule, path }: Finding) => JSON.stringify([rule, path]);
const text = (bytes: Uint8Array) => new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);

test(`a repair of ${files} generated files changes its own bytes alone, once and for all`, () => {
  let repairs = 0;
  fc.assert(
    fc.property(settings, choices, (settings, choices) => {
      const before = new YamlWriter(choices, "faulty").write(settings);
      const after = new YamlWriter(choices, "repaired").write(settings);
      const done = repair({ path, bytes: before }, options);
      repairs += done.repaired.length;
      expect(text(done.bytes)).toBe(text(after));
      expectGone(done);
      const again = repair({ path, bytes: done.bytes }, options);
      expect(again.repaired).toEqual([]);
      expect(again.bytes).toBe(done.bytes);
    }),
    { seed: 20_261_124, numRuns: files },
  );
  expect(repairs).toBeGreaterThan(files);
});

function expectGone({ before, after, repaired }: Repaired): void {
  const left = after.findings.map(placeOf);
  for (const finding of repaired) expect(left).not.toContain(placeOf(finding));
  const known = new Set(before.findings.map(placeOf));
  expect(left.filter((place) => !known.has(place))).toEqual([]);
}
