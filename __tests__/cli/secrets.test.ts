import { describe, expect, test } from "vitest";
import { formats } from "../../src/cli/formats.js";
import { Workplace } from "../support/terminal.js";

/** A random body that occurs nowhere else: no piece of it may be seen. */
const body = "Kq7Zx2Vb9Nw4Tc6Yh3Jd8Lf5Rg1Mp0SsXeUaQoWi";
const hex = "c0ffee1234deadbeef5678feedface90".repeat(2);

const secrets: Record<string, string> = {
  "client secret": `amzn1.oa2-cs.v1.${hex}`,
  "refresh token": `Atzr|IwEBI${body}_-${body}`,
  "access token": `Atza|${body}`,
  "grantless token": `Atc|${body}`,
  "restricted data token": `Atz.sprdt|${body}`,
  "AWS secret key": body.slice(0, 40),
  "AWS session token": `IQoJb3JpZ2luX2Vj${body}+/=`,
  "MWS token": "amzn.mws.c0ffee12-34de-adbe-ef56-78feedface90",
};

const head = "app: {type: public, state: draft, id: amzn1.sp.solution.1b2c3d4e-5f60-4a7b-8c9d-0e1f2a3b4c5d}\n";
const lwa = "credentials: {mode: lwa, clientSecret: env:SECRET}\n";

/** Where somebody puts a secret, each with another fault beside it, so that frames and messages show the place. */
const places: Record<string, (secret: string) => string> = {
  "its field": (secret) => `${head}credentials:\n  mode: lwe\n  clientSecret: "${secret}"\n  clientSecretRotated: x\n`,
  "a refresh token": (secret) =>
    `${head}${lwa}authorizations:\n  - name: shop\n    refreshToken: '${secret}'\n    regio: na\n`,
  "the client id": (secret) => `${head}credentials:\n  mode: lwa\n  clientId: ${secret}\n`,
  "the application id": (secret) => `app: {type: public, state: draft, id: "${secret}"}\n${lwa}`,
  "an ARN": (secret) =>
    `${head}credentials:\n  mode: sigv4-sts\n  aws: {roleArn: "${secret}", registeredArn: "${secret}"}\n`,
  "the password of a URI": (secret) =>
    `${head}oauth: {redirectUris: ["https://me:${encodeURIComponent(secret)}@app.example.com/#x"]}\n${lwa}`,
  "a query": (secret) =>
    `${head}oauth:\n  loginUri: http://app.example.com/login?refresh_token=${encodeURIComponent(secret)}#x\n${lwa}`,
  "a query that is no URI": (secret) =>
    `${head}oauth:\n  loginUri: "app.example.com/login?client_secret=${secret} "\n${lwa}`,
  "a link": (secret) =>
    `${head}oauth:\n  redirectUris: [https://app.example.com/a]\n  authorizationUris:\n    - https://sellercentral.amazon.com/apps/authorize/consent?application_id=a&redirect_uri=https%3A%2F%2Fapp.example.com%2Fa%3Faccess_token%3D${encodeURIComponent(secret)}\n${lwa}`,
  "a state": (secret) =>
    `${head}oauth:\n  authorizationUris:\n    - https://sellercentral.amazon.com/apps/authorize/consent?application_id=${encodeURIComponent(secret)}&state=${encodeURIComponent(secret)}\n${lwa}`,
  "a comment on a wrong line": (secret) =>
    `${head}credentials:\n  # secret: ${secret}\n  mode: lwe # secret: ${secret}\n`,
  "an unknown key": (secret) => `${head}${lwa}oauth: {secretAccessKey: "${secret}", rediretUris: []}\n`,
  "the name of a key": (secret) => `${head}${lwa}oauth:\n  "client secret ${secret}": x\n`,
  "a list in a field": (secret) =>
    `${head}credentials: {mode: lwa, clientSecret: ["${secret}", {value: "${secret}"}]}\n`,
  "an alias": (secret) =>
    `${head}x-secrets: &s "${secret}"\ncredentials: {mode: lwa, clientSecret: *s, clientId: *s}\n`,
  "an escape": (secret) =>
    `${head}credentials: {mode: lwe, clientSecret: "\\u00${secret.charCodeAt(0).toString(16)}${secret.slice(1)}"}\n`,
  "a folded field": (secret) =>
    `${head}credentials:\n  mode: lwe\n  clientSecret: >-\n    ${secret.slice(0, 20)}\n    ${secret.slice(20)}\n`,
  "a block": (secret) => `${head}credentials:\n  mode: lwe\n  refreshToken: |\n    ${secret}\n`,
  "a URL of a token request": (secret) =>
    `${head}${lwa}token:\n  requests:\n    - {grantType: refresh, url: "https://api.amazon.com/auth/o2/token?client_secret=${encodeURIComponent(secret)}"}\n`,
  "a scope and a grant type": (secret) =>
    `${head}${lwa}token: {requests: [{grantType: "${secret}", scope: "${secret}"}]}\n`,
  "an operation, a role and a marketplace": (secret) =>
    `${head}${lwa}calls: {operations: ["${secret}"], reports: ["${secret}"]}\nroles: {app: ["${secret}"]}\nendpoints: [{url: "https://${secret}", region: "${secret}", marketplaces: ["${secret}"]}]\n`,
  "a policy": (secret) => `${head}${lwa}preflight: {rules: {"${secret}": off}}\n`,
  "the reason of an ignore comment": (secret) =>
    `${head}credentials:\n  # preflight-ignore sigv4-not-required -- secret: ${secret}\n  mode: sigv4-static\n`,
  "a file that is no YAML": (secret) => `app: [\nclientSecret: "${secret}"\n\t- }\n`,
  "a key that stands twice": (secret) =>
    `${head}credentials:\n  clientSecret: "${secret}"\n  clientSecret: "${secret}"\n`,
};

/** No piece of this length may be seen, in any spelling. */
const shortest = 10;

function pieces(secret: string): string[] {
  const start = secret.search(/(?<=[|]|v1\.|mws\.|b3JpZ2lu)/);
  const rest = secret.slice(Math.max(start, 0));
  return Array.from({ length: Math.max(1, rest.length - shortest + 1) }, (_, at) => rest.slice(at, at + shortest));
}

describe.each(Object.entries(secrets))("a %s", (_, secret) => {
  test.each(Object.entries(places))("in %s is in no output", (_, settings) => {
    const place = new Workplace({
      "app-settings.yml": settings(secret),
      "base.yml": settings(secret).replace("draft", "published"),
    });
    const outputs = [
      ...formats.map((format) => ["check", "--format", format]),
      ["check", "--quiet"],
      ["check", "--base", "base.yml", "--format", "json"],
      ["check", "base.yml", "--base", "app-settings.yml"],
      ["check", "--fix", "--dry-run"],
      ["explain", "MD1000", "app-settings.yml"],
      ["check", "--fix"],
    ].map((words) => {
      const { code, out, err } = place.run(...words);
      expect([words, code < 3]).toEqual([words, true]);
      return [words.join(" "), out + err] as const;
    });
    for (const piece of pieces(secret)) {
      expect(outputs.filter(([, text]) => text.includes(piece)).map(([words]) => `${words}: ${piece}`)).toEqual([]);
    }
  });
});

test("an access key id is shown as its first four characters only", () => {
  const ids = [
    "AKIAQ3EGRS5TUVWXYZ23",
    "ASIAQ3EGRS5TUVWXYZ23",
    "AKIDQ3EGRS5TUVWXYZ23",
    "akiaq3egrs5tuvwxyz23",
    "AKIAQ3EGRS5TUVWXYZ23456789",
  ];
  for (const id of ids) {
    const place = new Workplace({
      "app-settings.yml": `${head}credentials:\n  mode: sigv4-static\n  clientId: ${id}\n  # ${id}\n  aws: {accessKeyId: ${id}, service: s3}\n`,
    });
    for (const format of formats) {
      const { out } = place.run("--format", format);
      expect([format, out.includes(id.slice(4, 14))]).toEqual([format, false]);
    }
  }
});

test("a secret in the name of a file is not printed either", () => {
  const name = `Atzr|IwEBI${body}.yml`;
  const place = new Workplace({ [name]: `${head}${lwa}oauth: {loginUri: x}\n` });
  for (const format of formats) {
    const { out, err } = place.run(name, "--format", format);
    expect([format, (out + err).includes(body.slice(0, shortest))]).toEqual([format, false]);
  }
});
