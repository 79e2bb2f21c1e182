import * as z from "zod/mini";
import { decode } from "./decode.js";
import { parseYaml } from "./parse.js";
import { severityWords } from "./schema.js";

const ignoresWords = ["allowed", "none"] as const;

const policySchema = z.strictObject({
  rules: z.nullish(z.record(z.string(), z.enum(severityWords))),
  ignores: z.nullish(z.enum(ignoresWords)),
  locked: z.nullish(z.boolean()),
});

export type PolicyFile = z.infer<typeof policySchema>;

const allowed: Readonly<Record<string, readonly string[]>> = {
  rules: severityWords,
  ignores: ignoresWords,
  locked: ["true", "false"],
};

/** Reads a policy file. Gives what it declares, or what is wrong with it in one sentence, for who wrote it. */
export function parsePolicy(bytes: Uint8Array): { readonly policy: PolicyFile } | { readonly fault: string } {
  const { text, fault } = decode(bytes);
  if (fault !== undefined) return { fault };
  const { data, faults, lineStarts } = parseYaml(text);
  const [first] = faults;
  if (first !== undefined) {
    const line = lineStarts.findLastIndex((start) => start <= first.range.start) + 1;
    return { fault: `Line ${line}: ${first.message}` };
  }
  const result = policySchema.safeParse(data);
  const [issue] = result.success ? [] : result.error.issues;
  if (result.success) return { policy: result.data };
  return { fault: issue === undefined ? "It has not the form of a policy." : faultOf(issue) };
}

function faultOf(issue: z.core.$ZodIssue): string {
  const path = issue.path.map(String);
  if (issue.code === "unrecognized_keys") {
    const name = [...path, issue.keys[0] ?? ""].join(".");
    return `\`${name}\` is no key of a policy. Allowed: ${inCode(Object.keys(allowed))}.`;
  }
  const [key = ""] = path;
  if (key === "rules" && path.length === 1) return "`rules` is no map of rules to severities.";
  return `\`${path.join(".")}\` has no value of a policy. Allowed: ${inCode(allowed[key] ?? [])}.`;
}

function inCode(words: readonly string[]): string {
  return words.map((word) => `\`${word}\``).join(", ");
}
