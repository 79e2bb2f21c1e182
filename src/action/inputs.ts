import { resolve } from "node:path";
import * as z from "zod/mini";
import type { RunFiles } from "../files/output-files.js";
import { UsageError } from "../files/usage-error.js";
import { readCount, readRequire, requireWords } from "../report/demands.js";
import { failOnWords } from "../report/report.js";

const flag = z.pipe(
  z.enum(["true", "false"]),
  z.transform((word) => word === "true"),
);

function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** The inputs of the Action, as in action.yml, whose defaults the runner fills in. */
export const inputsSchema = z.object({
  settings: z.pipe(z.string(), z.transform(linesOf)),
  code: z.pipe(z.string(), z.transform(linesOf)),
  "fail-on": z.enum(failOnWords),
  annotations: z.enum(["auto", "workflow", "check-run", "off"]),
  review: flag,
  "fail-on-new": flag,
  "deadline-issue": flag,
  require: z.pipe(
    z.string().check(z.refine((text) => !("wrong" in readRequire(text)))),
    z.transform((text) => {
      const read = readRequire(text);
      return "wrong" in read ? [] : read.stages;
    }),
  ),
  "max-unchecked": z.pipe(
    z.string().check(z.refine((text) => text === "" || readCount(text) !== undefined)),
    z.transform(readCount),
  ),
  policy: z.string(),
  "report-file": z.string(),
  "sarif-file": z.string(),
  verify: flag,
  secrets: z.pipe(z.string(), z.transform(linesOf)),
  "verify-redirects": flag,
  token: z.string(),
  "working-directory": z.string(),
});

export type Inputs = z.infer<typeof inputsSchema>;

/** What an input holds when it is not given: the defaults of action.yml, for a runner that leaves one out. */
const defaults: Readonly<Record<keyof Inputs, string>> = {
  settings: "app-settings.yml",
  code: "",
  "fail-on": "error",
  annotations: "auto",
  review: "false",
  "fail-on-new": "false",
  "deadline-issue": "false",
  require: "",
  "max-unchecked": "",
  policy: "",
  "report-file": "",
  "sarif-file": "",
  verify: "false",
  secrets: "",
  "verify-redirects": "false",
  token: "",
  "working-directory": ".",
};

/** The files that the inputs name, whether the inputs are right or not. */
export function filesOf(get: (name: string) => string, workspace: string): RunFiles {
  const given = (name: keyof Inputs) => get(name) || defaults[name];
  return {
    outputs: [given("report-file"), given("sarif-file")].filter((path) => path !== ""),
    folder: workspace,
    patterns: linesOf(given("settings")),
    searched: resolve(workspace, given("working-directory")),
    others: get("policy") === "" ? [] : [resolve(workspace, get("policy"))],
    code: linesOf(get("code")),
  };
}

/**
 * Reads the inputs once. `get` gives the text of an input, trimmed, or an empty text.
 * Throws a UsageError that lists what is allowed.
 */
export function readInputs(get: (name: string) => string): Inputs {
  const given = Object.fromEntries(Object.entries(defaults).map(([name, usual]) => [name, get(name) || usual]));
  const result = inputsSchema.safeParse(given);
  if (result.success) return result.data;
  throw new UsageError(result.error.issues.map((issue) => wrongInput(given, issue)).join(" "));
}

function wrongInput(given: Record<string, string>, issue: z.core.$ZodIssue): string {
  const name = String(issue.path[0] ?? "");
  const words: Readonly<Record<string, readonly unknown[]>> = { require: requireWords };
  const values = issue.code === "invalid_value" ? issue.values : words[name];
  const other = name === "max-unchecked" ? "a whole number from 0 on" : "a text";
  const allowed = values?.map((value) => `\`${String(value)}\``).join(", ") ?? other;
  return `The input \`${name}\` is \`${given[name]}\`. Allowed: ${allowed}.`;
}
