import { describe, expect, test } from "vitest";
import { check } from "../support/check.js";

/** The lines as a reader of a report sees them; `«…»` marks what must be covered, and all else must be readable. */
function expectCovered(marked: string, harmful: boolean): void {
  const report = check(marked.replace(/[«»]/g, ""));
  const [file] = report.files;
  const shown = marked.split("\n").map((_, index) => file?.source.line(index + 1));
  const covered = marked.replace(/«([^»]*)»/g, (_, secret: string) => secret.replace(/[^\n]/g, "*"));
  expect(shown).toEqual(covered.split("\n"));
  expect(report.findings.some(({ rule }) => rule === "secret-in-settings")).toBe(harmful);
}

const body = "IwEBIKq7Zp3TnX8vRb2Lw5Hs9Jd4Gf6";
const noYaml = "app: [\n";

describe("in what is no YAML", () => {
  test.each([
    "clientSecret: «hunter2b»",
    "client_secret: «hunter2b»",
    "client-secret: «hunter2b»",
    "refreshToken: «hunter2b»",
    "refresh_token: «hunter2b»",
    "refresh-token: «hunter2b»",
    "secretAccessKey: «hunter2b»",
    "secret_access_key: «hunter2b»",
    "secret-access-key: «hunter2b»",
    "SESSIONTOKEN: «hunter2b»",
    "session_token: «hunter2b»",
    "session-token: «hunter2b»",
    "clientSecret :  «hunter2b»",
    "clientSecret\t: \t«hunter2b»",
    '"clientSecret": "«hunter2b»", x',
    "'clientSecret': '«hunter, 2b»' # x",
    '"client_secret": "«hunter2b',
    "{clientSecret: «hunter2b», x: 1}",
    "{clientSecret: «hunter2b»}",
    "[clientSecret: «hunter2b»]",
    "clientSecret: «hunter 2b» # x",
    "clientSecret: «hunter#2b»  ",
    "clientSecret: !!str «hunter2b»",
    "clientSecret: &a «hunter2b»",
    "clientSecret: &a  !!str\t«hunter2b»",
    "clientSecret: !!str «hunter2b» # x\nb: 1",
    "clientSecret: !!str  '«hunter2b»' x\nb: 1",
    "clientSecret: «hun!ter2b»",
    'clientSecret: "«!hunter2b»"',
    "clientSecret: «null2b»",
    `clientSecret: !tag «Atzr|${body}»`,
    '"clientSecret: «hunter2b»',
    "# x\nclientSecret: «hunter2b»",
    "# x\n# clientSecret: hunter2c\nclientSecret: «hunter2b»\n# clientSecret: hunter2c",
    "clientSecret: «clientSecret x»",
  ])("%j", (line) => expectCovered(`${noYaml}${line.includes("«") && !line.includes("»") ? `${line}»` : line}`, true));

  test.each([
    "clientSecret: !tag «hunter2b»",
    "clientSecret: ! «hunter2b»",
    "clientSecret: &a !t «hunter2b»",
    "clientSecret: «hun*ter2b»",
    "clientSecret: '«*hunter2b»'",
    "clientSecret: «hunter$2b»",
    "clientSecret: «hunter%2b»",
  ])("%s is covered, and no fault", (line) => expectCovered(`${noYaml}${line}`, false));

  test.each([
    "clientSecret: *hunter2b",
    "clientSecret: |",
    "clientSecret: >-",
    "clientSecret: [hunter2b]",
    "clientSecret: ${SECRET}",
    "clientSecret: <secret>",
    "clientSecret: env:SECRET",
    "clientSecret:",
    "clientSecret: ''",
    "clientSecret: ~",
    "clientSecret: null",
    "clientSecret:hunter2b",
    "my-clientSecret: hunter2b",
    "myclientSecret: hunter2b",
    "clientSecretRotatedOn: hunter2b",
  ])("%s holds no secret", (line) => expectCovered(`${noYaml}${line}`, false));
});

describe("over lines", () => {
  test.each([
    `a: Atzr|«${body}»\n«IwEBIKq7Zp3»\nb: 1`,
    `# Atzr|«${body}»\n#«IwEBIKq7Zp3»\n#  «Zp3TnX8v»\n# words`,
    `# "Atzr|«${body}»\\\n#\t«IwEBIKq7Zp3»"\nb: 1`,
    `# 'Atzr|«${body}»' \t\n # «Ab.c/d+1»'  \n# «IwEBI1»`,
    `# Atzr|«${body}»\n#«IwEBI1»`,
    "a: «>-\n  Atzr|IwEB\n  IKq7Zp\n  3TnX8v\n»b: 1",
    "a: «Atzr|IwEB\n  IKq7Zp\n\n\n  3TnX8v»\nb: «IwEBIKq7Zp3TnX8v»",
    "a: «Atzr|xxxxxxxxxxxx; Atzr|IwEB\n  IKq7Zp\n  3TnX8v»\nb: 1",
    `# Atzr|«${body}»\n${Array.from({ length: 100 }, (_, line) => `# «${100_000 + line}»\n`).join("")}# 100100`,
  ])("%j", (text) => expectCovered(text, true));

  test.each([
    `# Atzr|«${body}» x\n#IwEBIKq7\n`,
    `# Atzr|«${body}»\n# IwEB1\n`,
    `# Atzr|«${body}»\n# nodigits\n`,
    `# Atzr|«${body}»\n# IwEBIKq7 x\n`,
    `# Atzr|«${body}»\n# IwEBIKq7: x\n`,
    `# Atzr|«${body}»\n\nIwEBIKq7: 1\n`,
    `# Atzr|«${body}»\n# ##IwEBIKq7\n`,
  ])("%j ends with its line", (text) => expectCovered(text, true));
});

describe("in the settings", () => {
  const head = "credentials:\n  mode: sigv4-static\n";
  test.each([
    "  aws: {accessKeyId: AKIA«2B4C6D8E0F1G3H5J»}",
    "  aws: {accessKeyId: wxyz«abcdefghijkl»}",
    "  aws: {accessKeyId: abc, region: eu-west-1}",
    "  aws: {accessKeyId: wxyz«abc»}",
    "  aws: {accessKeyId: wxyz«a1bc2defghij»} # wxyz«a1bc2defghij»",
    // What may be a word is covered where it stands, and read elsewhere.
    "  aws: {accessKeyId: wxyz«abcdefghijkl»} # wxyzabcdefghijkl",
    "  aws: {accessKeyId: ${KEY_IDENTIFIER}}",
    "  aws:\n    accessKeyId: ${KEY_IDENTIFIER}",
    "  aws:\n    accessKeyId:\n    region: eu-west-1",
    "  aws: {accessKeyId: «12345678», region: eu-west-1}",
    '  aws: {accessKeyId: «"wxyz\\x61bc"», region: eu-west-1}',
    "  aws: {region: &a «wxyzabc», accessKeyId: *a}",
    "  aws: {accessKey: abcdefghijkl}",
  ])("%s, which does no harm", (line) => expectCovered(`${head}${line}\n`, false));

  test.each([
    "  clientSecret: «a»",
    "  clientSecret: «1234»",
    "  clientSecret: «true»",
    "  clientSecret: [«abc», {x: «hunter2b»}]",
    "  client_secret: «hunter2b»",
    "  clientSecret: &a «hunter2b»\n  clientId: *a",
    "  clientSecret: «hunter2b»\n  clientSecret: «hunter3c»",
    "  clientId: {clientSecret: «hunter2b»}",
    "  clientSecret: «hunter2b» # «hunter2b»",
    "  clientSecret: «hunter2» # hunter2",
    "  clientId: &a «abc»\n  clientSecret: «*a»",
    `  clientId: &a Atzr|«${body}»\n  x: *a`,
    "  clientSecret: «a production key»\n  x: production",
    `  clientSecret: «Atzr|${body}; hunter2bhunt»\n  x: «hunter2bhunt»`,
    `  x: https://u:«Atzr|${body}~~z»@a.example.com`,
    `  x: https://u:«p~~Atzr|${body}»@a.example.com`,
    "  refreshTo\u212aen: «hunter2b»",
  ])("%s", (line) => expectCovered(`${head}${line}\n`, true));

  test.each(["  client_secret: hunter2", "  client-secret: yes"])("%s may be a word", (line) =>
    expectCovered(`${head}${line}\n`, false),
  );

  test.each([
    "  clientSecret: null",
    "  clientSecret: ~",
    "  x: [{clientSecret: null}, {y: {refreshToken: null}}]",
    "  x: >-\n    words of\n    the documentation",
    '  x: "words\\x20of the documentation"',
  ])("%s holds no secret", (line) => expectCovered(`${head}${line}\n`, false));
});

describe("in base64", () => {
  const bare = (text: string) => btoa(text).replace(/=+$/, "");
  const percent = (text: string) => text.replace(/./gs, (one) => `%${one.charCodeAt(0).toString(16)}`);
  const urlSafe = (text: string) => bare(text).replaceAll("+", "-").replaceAll("/", "_");

  test.each([
    `# «${btoa(`Atzr|${body}`)}» x`,
    `# «${btoa(`??>Atzr|${body}`)}»`,
    `# «${urlSafe(`??>~~~Atzr|${body}`)}»`,
    `# «xyz${btoa(`Atzr|${body}`)}»`,
    `# «${bare(`Atzr|EXAMPLE${body} Atzr|${body}`)}»`,
    `# «${bare("the token is")}x${bare(`Atzr|${body}`)}»`,
    `# «${bare(`client_id=${"0123456789abcdef".repeat(4)}`)}»`,
    `# «${bare(`clientid=${"0123456789abcdef".repeat(4)}`)}»`,
    `# «${bare(`Atzr|${body}`)}»\n# «${body}»`,
    `# «${urlSafe("ab?refresh_token=hunter2bhunter")}»`,
    `# «${urlSafe("?client_secret=ab~~hunter2bhunter")}»\n# «ab~~hunter2bhunter»`,
    `# «${percent(percent(bare(`Atzr|${body}`)))}» x`,
  ])("%s", (text) => expectCovered(text, true));

  test.each([`# «${bare(`Atzr|EXAMPLE${body}`)}»=`, `# «${bare(`Atzr|${"x".repeat(28)}`)}»`])(
    "%s is a sample",
    (text) => expectCovered(text, false),
  );

  test.each([
    `# ${btoa(`hello ${"world ".repeat(6)}`)}`,
    `# ${btoa(`the token ${"of a word ".repeat(4)}`)}`,
    `# ${btoa("the token of AKIA2B4C6D8E0F1G3H5J")}`,
  ])("%s holds no secret", (text) => expectCovered(text, false));
});

describe("encoded and folded at once", () => {
  const secret = `Atzr|${body}`;
  const triplets = (text: string) => [...text].map((c) => `%${c.charCodeAt(0).toString(16)}`).join("");
  const escaped = (text: string) =>
    [...text].map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`).join("");
  const awsKey = "Zp3TnX8vRb2Lw5Hs9Jd4Gf6Kq7Yt1Wc0Me8Nu3Za";
  const inTwo = (text: string, at: number) => [text.slice(0, at), text.slice(at)];
  const written: [string, string[]][] = [
    ["percent-encoded", inTwo(triplets(secret), 60)],
    ["percent-encoded, cut within a triplet", inTwo(triplets(secret), 61)],
    ["percent-encoded, cut before its form is complete", inTwo(triplets(secret), 36)],
    ["in base64", inTwo(btoa(`{"refresh_token":"${secret}"}`), 56)],
    [
      "in base64, cut before its form is complete",
      inTwo(btoa(`{"client":"of the shop","refresh_token":"${secret}"}`), 52),
    ],
    ["in base64 of what is percent-encoded", inTwo(btoa(encodeURIComponent(`refresh_token=${secret}`)), 44)],
    ["escaped, cut within an escape", inTwo(escaped(secret), 81)],
    ["escaped, cut before its form is complete", inTwo(escaped(secret), 38)],
    [
      "by its name, as a digest",
      ["lwa_client_secret: 0a1b2c3d4e5f60718293a4b5", "c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9"],
    ],
    [
      "by its name, percent-encoded twice",
      inTwo(encodeURIComponent(encodeURIComponent(`secretAccessKey=${awsKey}`)), 36),
    ],
    ["by its query", ["https://x.example/?client_secret=0a1b2c", "3d4e5f60718293a4b5c6d7e8f9"]],
    ["as it is, cut before its form is complete", inTwo(secret, 9)],
    [
      "in base64 over three lines",
      [...inTwo(btoa(`refresh_token=${secret}${body}`), 40).flatMap((one) => inTwo(one, 30))].filter(
        (one) => one !== "",
      ),
    ],
  ];
  test.each(written)("%s, nothing of it is shown in a comment or in what is no YAML", (_, lines) => {
    for (const [head, mark] of [
      ["app: {type: private}\ncredentials: {mode: lwa}\n", "# "],
      [noYaml, ""],
      [noYaml, "  "],
    ] as const) {
      const { files } = check(`${head}${lines.map((line) => mark + line).join("\n")}\n`);
      const source = files[0]?.source;
      const shown = Array.from({ length: source?.lineCount ?? 0 }, (_, line) => source?.line(line + 1)).join("\n");
      for (const line of lines) expect(shown).not.toContain(line.slice(-12));
    }
  });
});
