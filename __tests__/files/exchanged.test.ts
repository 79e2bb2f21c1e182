import { execFileSync } from "node:child_process";
import { renameSync, rmSync, symlinkSync } from "node:fs";
import { beforeEach, expect, test, vi } from "vitest";
import { Workplace } from "../support/terminal.js";

/** What happens to a file between the check of its path and its opening. */
const meanwhile = vi.hoisted(() => ({ run: () => {} }));

vi.mock("node:fs", async (original) => {
  const real = await original<typeof import("node:fs")>();
  const openSync: typeof real.openSync = (...words) => {
    meanwhile.run();
    return real.openSync(...words);
  };
  return { ...real, openSync };
});

beforeEach(() => {
  meanwhile.run = () => {};
});

const refused: [string, (path: string, other: string) => void, string][] = [
  ["another file", (path, other) => renameSync(other, path), "was exchanged while it was opened"],
  ["a pipe", (path) => execFileSync("mkfifo", [gone(path)]), "was exchanged while it was opened"],
  ["a link", (path, other) => symlinkSync(other, gone(path)), "cannot be read (ELOOP)"],
  ["nothing", (path) => void gone(path), "cannot be read (ENOENT)"],
];

test.each(refused)("a file that becomes %s while it is opened is refused", (_, exchange, sentence) => {
  const place = new Workplace({ "app-settings.yml": "app: {type: private}\n", other: "clientSecret: canary\n" });
  meanwhile.run = () => exchange(place.path("app-settings.yml"), place.path("other"));
  expect(place.run()).toEqual({ code: 2, out: "", err: ` \`app-settings.yml\` ${sentence}.\n` });
});

test("a file that the system does not open is refused with the word for it, not with its message", () => {
  const place = new Workplace({ "app-settings.yml": "app: {type: private}\n" });
  meanwhile.run = () => {
    throw Object.assign(new Error("##[error]denied"), { code: "EACCES" });
  };
  expect(place.run()).toEqual({ code: 2, out: "", err: " `app-settings.yml` cannot be read (EACCES).\n" });
});

function gone(path: string): string {
  rmSync(path);
  return path;
}
