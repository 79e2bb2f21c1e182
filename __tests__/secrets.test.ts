import { describe, expect, test } from "vitest";
import { preflight } from "../src/preflight.js";
import { repair } from "../src/repair/repair.js";
import { repairDiff } from "../src/repair/repair-diff.js";
import type { Report } from "../src/report/report.js";
import { renderGithub } from "../src/reporters/github.js";
import { renderJson } from "../src/reporters/json.js";
import { renderJunit } from "../src/reporters/junit.js";
import { renderMarkdown } from "../src/reporters/markdown.js";
import { renderRdjson } from "../src/reporters/rdjson.js";
import { renderSarif } from "../src/reporters/sarif.js";
import { renderText } from "../src/reporters/text.js";
import { catalogue } from "../src/rules/index.js";
import { listing } from "../src/rules/listing.js";
import { options } from "./support/check.js";

/** Canaries: secrets of every kind, none of which has ever been one. */
const hex = "9f3c1e7ab25d4068c7f1e09b3a6d5284c0b1f7e6d3a2958471605f4e3d2c1b0a";
const body = "IwEBIKq7Zp3TnX8vRb2Lw5Hs9Jd4Gf6Yc1Mx0QaUe-Vn_Wk7Pt3Ro8Si5Dl2";
const shapes: Record<string, { readonly secret: string; readonly body: string }> = {
  "client secret": { secret: `amzn1.oa2-cs.v1.${hex}`, body: hex },
  "refresh token": { secret: `Atzr|${body}`, body },
  "access token": { secret: `Atza|${body}`, body },
  "grantless token": { secret: `Atc|${body}`, body },
  "restricted data token": { secret: `Atz.sprdt|${body}`, body },
  "session token": { secret: `FwoGZXIvYXdzE${body}`, body },
};

const encodings: Record<string, (secret: string) => string> = {
  "as it is": (secret) => secret,
  "percent-encoded": encodeURIComponent,
  "percent-encoded in full": (secret) =>
    Array.from(secret)
      .map((character) => `%${character.charCodeAt(0).toString(16)}`)
      .join(""),
  "percent-encoded twice": (secret) => encodeURIComponent(encodeURIComponent(secret)),
  "in base64": (secret) => btoa(secret),
  "in base64 behind others": (secret) => btoa(`client:${secret}`),
};

/** Ways to break a secret over lines or to write it with escapes, for a value that stands alone. */
const writings: Record<string, (secret: string) => string> = {
  plain: (secret) => secret,
  "in quotes": (secret) => `"${secret}"`,
  escaped: (secret) =>
    `"${Array.from(secret)
      .map((c) => `\\x${c.charCodeAt(0).toString(16).padStart(2, "0")}`)
      .join("")}"`,
  folded: (secret) => `>-\n      ${secret.slice(0, 30)}\n      ${secret.slice(30)}`,
  "as a literal block": (secret) => `|\n      ${secret.slice(0, 40)}\n      ${secret.slice(40)}`,
  "over quoted lines": (secret) => `"${secret.slice(0, 35)}\\\n      ${secret.slice(35)}"`,
  "over plain lines": (secret) => `${secret.slice(0, 35)}\n      ${secret.slice(35)}`,
};

const head = "app:\n  id: amzn1.sp.solution.1b2c3d4e-5f60-4a7b-8c9d-0e1f2a3b4c5d\n  type: public\n  state: draft\n";
const credentials = `credentials:
  mode: lwa
  clientId: amzn1.application-oa2-client.0a1b2c3d4e5f60718293a4b5c6d7e8f9
`;
const consent = "https://sellercentral.amazon.com/apps/authorize/consent";
const padding = "https://app.example.com/a/very/long/path/that/fills/most/of/what/a/message/shows/of/it";

/** Every place where a value of one line may stand. */
const places: Record<string, (secret: string) => string> = {
  "its field": (s) => `${head}${credentials}  clientSecret: ${s}\n`,
  "another field": (s) => `${head}${credentials}  clientId: ${s}\n`,
  "the application id": (s) => `${head.replace(/id: .*/, `id: ${s}`)}${credentials}`,
  "the type": (s) => `${head.replace(/type: .*/, `type: ${s}`)}${credentials}`,
  "a date": (s) => `${head}${credentials}  clientSecretRotatedOn: ${s}\n`,
  "a comment": (s) => `${head}${credentials} # ${s}\n`,
  "the line above a fault": (s) => `${head}  # ${s}\n  colour: blue\n${credentials}`,
  "a key": (s) => `${head}${credentials}? "${s}"\n: 1\n`,
  "a key twice": (s) => `${head}${credentials}"${s}": 1\n"${s}": 2\n`,
  "a key above other keys": (s) => `${head}oauth:\n  "${s}":\n    clientSecret: ${s}\n${credentials}`,
  "the redirect URIs": (s) => `${head}oauth:\n  redirectUris:\n    - http://x/?t=${s}#a\n    - ${s}\n${credentials}`,
  "a redirect URI, cut": (s) =>
    `${head}oauth:\n  loginUri: ${padding}/${s}#x\n  redirectUris: ["${padding}?a=b&t=${s}"]\n${credentials}`,
  "user and password": (s) => `${head}oauth:\n  loginUri: https://user:${s}@app.example.com/#x\n${credentials}`,
  "a host": (s) =>
    `${head}endpoints:\n  - url: https://${s}.example.com/x\n    region: ${s}\n    marketplaces: ["${s}"]\n${credentials}`,
  "a link": (s) =>
    `${head}oauth:\n  authorizationUris:\n    - "${consent}?application_id=${s}&state=${s}&redirect_uri=${s}&version=beta#${s}"\n${credentials}`,
  "an encoded link": (s) =>
    `${head}oauth:\n  redirectUris: ["https://a.example.com/${s}"]\n  authorizationUris:\n    - "${consent}?application_id=x&redirect_uri=${encodeURIComponent(`https://a.example.com/?t=${s}`)}"\n${credentials}`,
  "a token request": (s) =>
    `${head}token:\n  requests:\n    - grantType: ${s}\n      url: https://x.example.com/${s}?refresh_token=${s}\n      method: ${s}\n      contentType: ${s}\n      scope: ${s}\n      redirectUri: ${s}\n      parameters: ["${s}"]\n${credentials}`,
  calls: (s) =>
    `${head}calls:\n  userAgent: ${s}\n  accessTokenHeader: ${s}\n  operations: ["${s}", {method: GET, path: "/x/${s}"}, {operation: getOrders, token: "${s}"}]\n  reports: ["${s}"]\n  notifications: [{type: "${s}"}]\n  rdt: [{method: "${s}", path: "/y/${s}", dataElements: ["${s}"]}]\n${credentials}`,
  "names that others repeat": (s) =>
    `${head}authorizations:\n  - name: ${s}\n    region: eu\n    grantedOn: "2020-01-01"\nendpoints:\n  - url: https://sellingpartnerapi-na.amazon.com\n    authorization: ${s}\nroles:\n  app: ["${s}", {name: "${s}", approval: pending}]\n  profile: [Pricing]\n${credentials}`,
  "signing keys": (s) =>
    `${head}credentials:\n  mode: sigv4-sts\n  clientSecret: \${X}\n  aws:\n    region: ${s}\n    service: ${s}\n    algorithm: ${s}\n    accessKeyId: ${s}\n    secretAccessKey: ${s}\n    roleArn: arn:aws:iam::123456789012:user/${s}\n    stsEndpoint: https://${s}\n    stsRegion: ${s}\n`,
  "the policy": (s) => `${head}${credentials}preflight:\n  rules:\n    "${s}": error\n    state-missing: "${s}"\n`,
  "an ignore comment": (s) =>
    `${head}  colour: blue # preflight-ignore settings-shape -- ${s}\n${credentials}  # preflight-ignore ${s} until ${s} -- because\n`,
  "a tag": (s) => `${head}${credentials}  clientSecret: !<${s}> x\n  other: !${s} y\n`,
  "an anchor": (s) => `${head}${credentials}x: &a ${s}\ny: *a\nz: {<<: *a}\n`,
  "what is no YAML": (s) => `${head}${credentials}  clientSecret: ${s}\n  refreshToken: "${s}\n roles: [\n`,
};

function outputs(report: Report): Record<string, string> {
  return {
    text: renderText(report, { colour: false }),
    "text, narrow": renderText(report, { colour: true, columns: 40 }),
    "text, quiet": renderText(report, { colour: false, quiet: true }),
    github: renderGithub(report),
    json: renderJson(report),
    junit: renderJunit(report),
    sarif: renderSarif(report, { rules: listing(catalogue, options.docsBase) }),
    rdjson: renderRdjson(report),
    markdown: renderMarkdown(report, { baseUrl: "https://github.com/o/r/blob/abc" }),
  };
}

/** Runs a text through every way out, and expects no twelve characters in a row of any of `secrets` in it. */
function expectSilence(text: string, secrets: readonly string[], base?: string): Report {
  const encode = (words: string) => new TextEncoder().encode(words);
  const file = { path: "app-settings.yml", bytes: encode(text), ...(base !== undefined && { base: encode(base) }) };
  const report = preflight([file], options);
  const diff = repairDiff(repair(file, options)).join("");
  for (const [form, output] of Object.entries({ ...outputs(report), diff })) {
    const shown = output.toLowerCase();
    for (const secret of secrets) {
      for (let start = 0; start + 12 <= secret.length; start += 1) {
        const piece = secret.slice(start, start + 12).toLowerCase();
        if (shown.includes(piece)) expect.fail(`${form} shows ${piece}:\n${output}`);
      }
    }
  }
  expect(report.crashes).toEqual([]);
  return report;
}

describe.each(Object.entries(shapes))("%s", (kind, { secret, body }) => {
  const isOneOfTwo = kind === "client secret" || kind === "refresh token";
  describe.each(Object.entries(encodings).slice(0, isOneOfTwo ? undefined : 1))("%s", (_, encoded) => {
    test.each(Object.entries(places))("in %s is found and never shown", (_, place) => {
      const written = encoded(secret);
      const text = place(written);
      const report = expectSilence(text, [body, written.endsWith(encoded(body)) ? encoded(body) : written]);
      expect(report.findings.map(({ rule }) => rule)).toContain("secret-in-settings");
    });
  });

  describe.each(Object.entries(writings))("%s", (_, writing) => {
    test.each(["clientSecret", "clientId", "colour"])("in the value of %s is found and never shown", (key) => {
      const text = `${head}credentials:\n  mode: lwa\n  ${key}: ${writing(secret)}\n`;
      const report = expectSilence(text, [body]);
      expect(report.findings.map(({ rule }) => rule)).toContain("secret-in-settings");
    });
  });

  test("in the base is never shown", () => {
    for (const place of Object.values(places)) expectSilence(`${head}${credentials}`, [body], place(secret));
  });

  test("has no part in the fingerprints of findings", () => {
    const other = Array.from(body).reverse().join("");
    for (const place of [places["its field"], places["another field"], places["a comment"], places["a key"]]) {
      const [one, two] = [secret, secret.replace(body, other)].map((text) =>
        preflight([{ path: "a.yml", bytes: new TextEncoder().encode(place?.(text) ?? "") }], options).findings.map(
          ({ fingerprint }) => fingerprint,
        ),
      );
      expect(one).toEqual(two);
    }
  });
});

test("the fingerprint of a finding does not tell what kind of secret it is", () => {
  const fingerprints = (...prefixes: string[]) =>
    preflight(
      [{ path: "a.yml", bytes: new TextEncoder().encode(prefixes.map((prefix) => `# ${prefix}${body}\n`).join("")) }],
      options,
    ).findings.map(({ rule, line, fingerprint }) => [rule, line, fingerprint]);
  expect(fingerprints("Atza|", "Atzr|", "Atc|")).toEqual(fingerprints("Atzr|", "Atzr|", "Atzr|"));
});

test("of two secrets in one value that is written with escapes neither is shown", () => {
  const [one, other] = [body, Array.from(body).reverse().join("")];
  for (const key of ["type", "clientSecret"]) {
    const value = writings.escaped?.(`Atzr|${one} Atza|${other}`);
    expectSilence(`app:\n  ${key}: ${value}\n  state: ${value}\n`, [one, other]);
  }
});

test("a word in a secret field is read wherever else it stands", () => {
  const bytes = new TextEncoder().encode(`${head}  hybrid: "true"\n${credentials}  clientSecret: true\n`);
  const messages = preflight([{ path: "a.yml", bytes }], options).findings.map(({ message }) => message);
  expect(messages).toContain("`app.hybrid` is a text, and `true` or `false` is required.");
});

test.each([
  ["as it is", `Atzr|${body}`, "settings/Atzr|***"],
  [
    "percent-encoded in full",
    encodings["percent-encoded in full"]?.(`Atzr|${body}`) ?? "",
    "settings/%41%74%7a%72%7c***",
  ],
  ["in base64", btoa(`Atzr|${body}`).replace(/=+$/, ""), "***.yml"],
])("a secret %s in the name of a file is never shown", (_, secret, shown) => {
  const bytes = new TextEncoder().encode(`${head}  colour: blue\n${credentials}`);
  const report = preflight([{ path: `settings/${secret}.yml`, bytes }], options);
  expect(report.files[0]?.path).toBe(shown);
  for (const output of Object.values(outputs(report))) {
    expect(output).not.toContain(body.slice(0, 12));
    expect(output).not.toContain(secret.slice(8, 30));
  }
});

test.each(["correct-horse-battery", "kN7+wq/Zr4Tb9Xm2Vc6Jd8Lp1Hs5Gf3Yk0Qa+Re7", hex])(
  "the literal %s of a secret field is never shown, nor where it stands again",
  (secret) => {
    for (const key of ["clientSecret", "client_secret", "CLIENT-SECRET"]) {
      const text = `${head}oauth:\n  loginUri: ${padding}/${secret}#x\ncredentials:\n  mode: ${secret}\n  ${key}: ${secret}\n# ${secret}\n`;
      expect(expectSilence(text, [secret]).findings.map(({ rule }) => rule)).toContain("secret-in-settings");
    }
  },
);

test("a comment that goes on over lines is covered to its end", () => {
  expectSilence(`${head}${credentials}  # Atzr|${body.slice(0, 25)}\n  # ${body.slice(25)}\n  colour: blue\n`, [body]);
});

test("an access key id is shown by its first four characters", () => {
  const aws = "  aws:\n    accessKeyId: AKIA2B4C6D8E0F1G3H5J\n    region: AKIA2B4C6D8E0F1G3H5J\n";
  const report = expectSilence(`${head}${credentials.replace("lwa", "sigv4-static")}${aws}`, ["2B4C6D8E0F1G3H5J"]);
  expect(report.findings.map(({ rule }) => rule)).not.toContain("secret-in-settings");
});
