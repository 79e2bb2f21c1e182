import { chmodSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { Workplace } from "../support/terminal.js";

const link =
  "https://sellercentral.amazon.com/apps/authorize/consent?application_id=amzn1.sp.solution.1b2c3d4e-5f60-4a7b-8c9d-0e1f2a3b4c5d&state={state}";
const settings = (uri: string) => `# our app
app:
  id: amzn1.sp.solution.1b2c3d4e-5f60-4a7b-8c9d-0e1f2a3b4c5d
  type: public
  state: draft # until spring
oauth:
  loginUri: 'https://app.example.com/amazon/login'
  redirectUris: [https://app.example.com/amazon/callback]
  authorizationUris:
    - "${uri}"   # the button
credentials:
  mode: lwa
  clientId: amzn1.application-oa2-client.0a1b2c3d4e5f60718293a4b5c6d7e8f9
  clientSecret: \${SP_API_CLIENT_SECRET}
`;
const wrong = settings(link);
const right = settings(`${link}&version=beta`);

describe("check --fix", () => {
  test("repairs the file, then reports what is left", () => {
    const place = new Workplace({ "app-settings.yml": wrong });
    expect(place.run("check").code).toBe(1);
    const { code, out, err } = place.run("check", "--fix", "--format", "json");
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ outcome: "passed", findings: [] });
    expect(err).toBe(" Repaired `app-settings.yml`: `draft-without-beta` in line 10.\n");
    expect(place.read("app-settings.yml")).toBe(right);
    expect(place.names).toEqual(["app-settings.yml"]);
  });

  test("changes nothing the second time, and says so", () => {
    const place = new Workplace({ "app-settings.yml": right });
    const before = statSync(place.path("app-settings.yml"));
    expect(place.run("check", "--fix")).toMatchObject({ code: 0, err: " Nothing can be repaired safely.\n" });
    const after = statSync(place.path("app-settings.yml"));
    expect([after.ino, after.mtimeMs]).toEqual([before.ino, before.mtimeMs]);
  });

  test("keeps CRLF, the byte order mark and the mode", () => {
    const place = new Workplace({ "app-settings.yml": `\uFEFF${wrong.replaceAll("\n", "\r\n")}` });
    chmodSync(place.path("app-settings.yml"), 0o640);
    place.run("--fix");
    expect(place.read("app-settings.yml")).toBe(`\uFEFF${right.replaceAll("\n", "\r\n")}`);
    expect(statSync(place.path("app-settings.yml")).mode & 0o7777).toBe(0o640);
  });

  test("repairs each of several files, and fails for what it cannot repair", () => {
    const place = new Workplace({
      "a.yml": wrong,
      "b.yml": wrong.replace("/callback]", "/#/callback]"),
      "c.yml": right,
    });
    const { code, err } = place.run("check", "*.yml", "--fix");
    expect(code).toBe(1);
    expect(err.split("\n").map((line) => line.slice(0, 17))).toEqual([" Repaired `a.yml`", " Repaired `b.yml`", ""]);
    expect(place.read("a.yml")).toBe(right);
  });

  test("--output holds the report of the repaired file", () => {
    const place = new Workplace({ "app-settings.yml": wrong });
    expect(place.run("--fix", "--format", "json", "--output", "report.json")).toMatchObject({ code: 0, out: "" });
    expect(JSON.parse(place.read("report.json"))).toMatchObject({ outcome: "passed" });
  });
});

describe("check --fix --dry-run", () => {
  test("prints a unified diff and writes nothing; the exit code is that of the file as it stands", () => {
    const place = new Workplace({ "app-settings.yml": wrong });
    const { code, out, err } = place.run("check", "--fix", "--dry-run");
    expect(out).toBe(`--- a/app-settings.yml
+++ b/app-settings.yml
@@ -7,7 +7,7 @@
   loginUri: 'https://app.example.com/amazon/login'
   redirectUris: [https://app.example.com/amazon/callback]
   authorizationUris:
-    - "${link}"   # the button
+    - "${link}&version=beta"   # the button
 credentials:
   mode: lwa
   clientId: amzn1.application-oa2-client.0a1b2c3d4e5f60718293a4b5c6d7e8f9
`);
    expect([code, err]).toEqual([1, " Would repair `app-settings.yml`: `draft-without-beta` in line 10.\n"]);
    expect([place.read("app-settings.yml"), place.names]).toEqual([wrong, ["app-settings.yml"]]);
  });

  test("prints nothing where there is nothing to repair", () => {
    expect(new Workplace({ "app-settings.yml": right }).run("--fix", "--dry-run")).toEqual({
      code: 0,
      out: "",
      err: "",
    });
  });

  test("shows no secret and obeys no character of the file", () => {
    const secret = "amzn1.oa2-cs.v1.0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
    const hostile = wrong
      .replace("# the button", "# \u202E ##[error] \u2066")
      .replace("credentials:\n", `credentials:\n  clientSecret: ${secret}\n`)
      .replace("  clientSecret: ${SP_API_CLIENT_SECRET}\n", "");
    const { out, err } = new Workplace({ "app-settings.yml": hostile }).run("--fix", "--dry-run");
    expect(out).toContain("+    - ");
    expect(out).toContain("clientSecret: ****");
    expect(out + err).not.toContain(secret.slice(-20));
    expect(out + err).not.toMatch(/[\u202E\u2066]|##\[/);
  });

  test("--output takes the diff", () => {
    const place = new Workplace({ "app-settings.yml": wrong });
    expect(place.run("--fix", "--dry-run", "--output", "fix.patch").out).toBe("");
    expect(place.read("fix.patch")).toContain("\n@@ -7,7 +7,7 @@\n");
  });
});

const misused: [string[], RegExp][] = [
  [["--dry-run"], /give both/],
  [["--fix", "--dry-run", "--format", "json"], /takes no `--format`/],
  [["rules", "--fix"], /belongs to `check`/],
  [["check", "--type", "public"], /belongs to `init`/],
];

test.each(misused)("%s is refused", (words, message) => {
  const place = new Workplace({ "app-settings.yml": wrong });
  const { code, out, err } = place.run(...words);
  expect([code, out]).toEqual([2, ""]);
  expect(err).toMatch(message);
  expect(place.read("app-settings.yml")).toBe(wrong);
});

describe("a file is not written", () => {
  const refused = (place: Workplace, message: RegExp, ...files: readonly string[]) => {
    const { code, out, err } = place.run("check", ...files, "--fix");
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(message);
  };

  test("through a link to a file", () => {
    const place = new Workplace({ "real.yml": wrong });
    symlinkSync("real.yml", place.path("app-settings.yml"));
    refused(place, /`app-settings.yml` is a link/);
    expect(place.read("real.yml")).toBe(wrong);
  });

  test("through a link to a folder", () => {
    const place = new Workplace();
    mkdirSync(place.path("real"));
    place.write("real/app-settings.yml", wrong);
    symlinkSync("real", place.path("shop"));
    refused(place, /`shop\/app-settings.yml` is a link/, "shop/app-settings.yml");
    expect(place.read("real/app-settings.yml")).toBe(wrong);
  });

  test("outside the working folder", () => {
    const outside = new Workplace({ "app-settings.yml": wrong });
    const place = new Workplace();
    refused(place, /outside the working folder/, outside.path("app-settings.yml"));
    expect(outside.read("app-settings.yml")).toBe(wrong);
  });

  test("nor any other file with it", () => {
    const place = new Workplace({ "a.yml": wrong, "real.yml": wrong });
    symlinkSync("real.yml", place.path("z.yml"));
    refused(place, /`z.yml` is a link/, "a.yml", "z.yml");
    expect(place.read("a.yml")).toBe(wrong);
  });

  test("when it has changed since it was read", async () => {
    const place = new Workplace({ "app-settings.yml": wrong });
    const module = await import("../../src/repair/repair.js");
    const { repair } = module;
    const meanwhile = vi.spyOn(module, "repair").mockImplementation((file, options) => {
      writeFileSync(join(place.folder, file.path), `${wrong}# theirs\n`);
      return repair(file, options);
    });
    refused(place, /has changed since it was read/);
    meanwhile.mockRestore();
    expect(place.read("app-settings.yml")).toBe(`${wrong}# theirs\n`);
    expect(place.names).toEqual(["app-settings.yml"]);
  });

  test("that holds a fault of YAML", () => {
    const place = new Workplace({ "app-settings.yml": `${wrong}app: [\n` });
    expect(place.run("--fix").code).toBe(1);
    expect(readFileSync(place.path("app-settings.yml"), "utf8")).toBe(`${wrong}app: [\n`);
  });
});
