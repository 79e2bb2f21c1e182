import { describe, expect, test } from "vitest";
import { rulePages } from "../../src/explain/pages-table.js";
import { knownErrors } from "../../src/reference/errors.js";
import { catalogue } from "../../src/rules/index.js";
import { keyNames } from "../../src/settings/schema-walk.js";
import { Workplace } from "../support/terminal.js";

const explain = (...words: readonly string[]) => new Workplace().run("explain", ...words);
/** The output without the blank before each line. */
const linesOf = (out: string) => out.split("\n").map((line) => line.slice(1));

/** A text without its line ends, since lines end where the terminal does. */
const wordsOf = (text: string) => text.trim().split(/\s+/).join(" ");

const settings = `app:
  id: amzn1.sp.solution.1b2c3d4e-5f60-4a7b-8c9d-0e1f2a3b4c5d
  type: public
  state: draft
oauth:
  loginUri: https://app.example.com/amazon/login
  redirectUris: [https://app.example.com/amazon/callback]
  authorizationUris:
    - https://sellercentral.amazon.com/apps/authorize/consent?application_id=amzn1.sp.solution.1b2c3d4e-5f60-4a7b-8c9d-0e1f2a3b4c5d&state={state}
credentials:
  mode: lwa
`;

describe("a code or message", () => {
  test("lists what it means and the rules that can lead to it", () => {
    const { code, out } = explain("MD1000");
    expect(code).toBe(0);
    expect(out).toContain("still in Draft");
    expect(out).toContain("https://developer-docs.amazon.com/sp-api/docs/authorization-errors");
    expect(out).toMatch(/^ {3}consent +error +draft-without-beta /m);
    expect(out).toMatch(/^ {3}registration +error +application-id-format /m);
  });

  test("is found whatever its letter case, and as a message or a whole answer without quotes", () => {
    expect(explain("md1000").out).toBe(explain("MD1000").out);
    const answer = `{"code":"InvalidSignature","message":"Credential should be scoped to a valid region, not 'eu-central-1'."}`;
    for (const words of [["Credential should be scoped to a valid region"], [answer], answer.split(" ")]) {
      expect(explain(...words).out).toContain(" credential-region-scope ");
    }
  });

  test("the details of an answer lead to that error alone", () => {
    const { out } = explain("Access to requested resource is denied. Access token is missing in the request header.");
    expect(out).toContain("no x-amz-access-token header");
    expect(out).not.toContain("older than one hour");
  });

  test("says how well a cause is known", () => {
    expect(explain("MD4010").out).toContain("(as other developers report it)");
  });

  test("can be known without a rule that leads to it", () => {
    expect(explain("SPDC8143")).toMatchObject({ code: 0, out: expect.stringContaining("that can lead to it: none.") });
  });

  test("is known for every entry of the table and every rule", () => {
    const codes = [
      ...knownErrors().flatMap(({ code, message, details }) => [code, message, details]),
      ...catalogue.flatMap(({ codes, alsoSeen }) => [...codes, ...alsoSeen]),
    ].filter((text) => text !== undefined);
    for (const text of codes) expect([text, explain(text).code]).toEqual([text, 0]);
    for (const { id, codes, alsoSeen } of catalogue)
      for (const code of [...codes, ...alsoSeen])
        expect([code, explain(code).out]).toEqual([code, expect.stringContaining(` ${id} `)]);
  });
});

describe("a rule", () => {
  test.each(Object.entries(rulePages()))("%s prints its page", (id, page) => {
    const { code, out } = explain(id);
    expect(code).toBe(0);
    expect(linesOf(out).slice(0, 2)).toEqual([`# ${id}`, ""]);
    expect(wordsOf(out)).toEqual(wordsOf(page));
  });
});

describe("a key", () => {
  test("says what it means, what it may be and which rules read it", () => {
    const { code, out } = explain("app.state");
    expect(code).toBe(0);
    expect(out).toContain("Value: `draft`, `submitted`, `published`, `suppressed`.");
    expect(out).toContain("required for a public app");
    expect(out).toContain(" draft-without-beta ");
    expect(out).not.toContain(" login-uri-fragment ");
  });

  test("is found with and without indexes", () => {
    const { out } = explain("oauth.authorizationUris[].uri");
    expect(explain("oauth.authorizationUris[3].uri").out).toBe(out);
  });

  test("a section has the rules of all its keys", () => {
    expect(explain("oauth").out).toContain(" redirect-uri-fragment ");
  });

  test.each(keyNames())("%s has a meaning", (name) => {
    const [first, , ...rest] = linesOf(explain(name).out);
    expect(first).toBe(name);
    const [meaning = ""] = rest.join("\n").split(/^ {2}Value:/m);
    expect(wordsOf(meaning)).toMatch(/^[A-Z`].*\.$/);
  });
});

describe("with a settings file", () => {
  const inFile = (...words: readonly string[]) => {
    const place = new Workplace({ "app-settings.yml": settings, "shop.yaml": "app: [\n" });
    return place.run("explain", ...words);
  };

  test("says which rules it breaks, which it rules out and which could not be checked", () => {
    const { code, out } = inFile("MD1000", "app-settings.yml");
    expect(code).toBe(0);
    expect(out).toContain("In app-settings.yml:\n");
    expect(out).toMatch(/^ {3}broken +draft-without-beta: line 9: The link has no/m);
    expect(out).toMatch(/^ {3}ruled out +application-id-format: it holds\.$/m);
    expect(inFile("authorization-limit", "app-settings.yml").out).toMatch(/^ {3}not checked +authorization-limit: /m);
    expect(inFile("hybrid-app", "app-settings.yml").out).toMatch(/^ {3}ruled out +hybrid-app: /m);
  });

  test("takes several files and globs, and one that cannot be read", () => {
    const { code, out } = inFile("app.state", "*.yml", "shop.yaml");
    expect(code).toBe(0);
    expect(out).toContain("In app-settings.yml:\n");
    expect(out).toContain("In shop.yaml:\n");
    expect(out).toContain("draft-without-beta: the file could not be read as settings.");
  });

  test("refuses a file that is not there", () => {
    expect(inFile("MD1000", "missing.yml")).toMatchObject({
      code: 2,
      out: "",
      err: expect.stringContaining("missing.yml"),
    });
  });
});

const unknown: [string[], string][] = [
  [["draft-without-beto"], "`draft-without-beta`"],
  [["MD10000"], "`MD1000`"],
  [["app.stat"], "`app.state`"],
  [["redirect-uri"], "`redirect-uri-fragment`"],
  [["state"], "`app.state`"],
  [["qqqqqqqq"], "`rules` lists the rules"],
  [["constructor"], "no rule, no key"],
  [["app.__proto__"], "no rule, no key"],
  [["preflight.rules.hybrid-app"], "no rule, no key"],
  [["\u001B[31mred"], "\\u001b"],
  [[], "takes the id of a rule"],
];

test.each(unknown)("explain %j is refused with the nearest that there is", (words, hint) => {
  const { code, out, err } = explain(...words);
  expect([code, out]).toEqual([2, ""]);
  expect(err.toLowerCase()).toContain(hint.toLowerCase());
});
