import { type Check, walkStages } from "./finding.js";

export type WalkStage = (typeof walkStages)[number];

/** What a run asks to be checked, beyond that nothing is found. */
export interface Demands {
  /** The stages of which every precondition that applies must be checked. */
  readonly require: readonly WalkStage[];
  /** How many preconditions of a file may stay unchecked; undefined for any number. */
  readonly maxUnchecked?: number | undefined;
}

/** The words that name what must be checked. */
export const requireWords = [...walkStages, "all"] as const;

/** A file that fails since something of it was not checked; which preconditions, by their rules. */
export interface Failure {
  readonly file: string;
  readonly kind: "required" | "unchecked";
  readonly rules: readonly string[];
}

/** Of the preconditions of a seller's way that apply, how many were not checked, and how many there are. */
export interface Extent {
  readonly unchecked: number;
  readonly preconditions: number;
}

/** The stages that a list of words names, separated by commas or blanks; a word that names none is an error. */
export function readRequire(text: string): { readonly stages: readonly WalkStage[] } | { readonly wrong: string } {
  const words = text.split(/[\s,]+/).filter((word) => word !== "");
  const wrong = words.find((word) => !requireWords.some((known) => known === word));
  if (wrong !== undefined) return { wrong };
  return { stages: walkStages.filter((stage) => words.includes(stage) || words.includes("all")) };
}

/** A number of preconditions as people write it; undefined for what is none. */
export function readCount(text: string): number | undefined {
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

/** See `Extent`; `checks` are those of one file. */
export function extentOf(checks: readonly Check[]): Extent {
  const applying = checks.filter(({ stage, result }) => isStep(stage) && result !== "not-applicable");
  return { unchecked: applying.filter(isUnchecked).length, preconditions: applying.length };
}

/** What of `demands` the file at `file` does not meet. */
export function failuresOf(file: string, checks: readonly Check[], { require, maxUnchecked }: Demands): Failure[] {
  const unchecked = checks.filter((check) => isStep(check.stage) && isUnchecked(check));
  const required = unchecked.filter(({ stage }) => require.some((one) => one === stage));
  const isOver = maxUnchecked !== undefined && unchecked.length > maxUnchecked;
  return [
    ...(required.length > 0 ? [{ file, kind: "required" as const, rules: required.map(({ rule }) => rule) }] : []),
    ...(isOver ? [{ file, kind: "unchecked" as const, rules: unchecked.map(({ rule }) => rule) }] : []),
  ];
}

function isStep(stage: Check["stage"]): boolean {
  return walkStages.some((step) => step === stage);
}

function isUnchecked({ result }: Check): boolean {
  return result === "not-checked";
}
