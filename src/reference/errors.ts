import { errorLines } from "./errors-table.js";
import type { Evidence } from "./evidence.js";
import { evidenceOf, linesOf, once } from "./legend.js";

/** A cause in this project's own words. */
export interface Cause {
  readonly text: string;
  readonly evidence: Evidence;
  /** Empty where the address of the source is not known. */
  readonly source: string;
}

/** A code or message of Amazon's. One code has several entries where its details tell the causes apart. */
export interface KnownError {
  readonly id: string;
  readonly category: "consent" | "api" | "lwa";
  readonly code?: string;
  readonly status?: number;
  readonly message?: string;
  /** The `details` of the answer, where they are what tells the error from others of the same code. */
  readonly details?: string;
  /** What to do; absent where nobody knows. */
  readonly fix?: string;
  /** Only seen with AWS signatures or MWS. */
  readonly legacy: boolean;
  /** The first is the one that `source` gives. */
  readonly causes: readonly Cause[];
  readonly evidence: Evidence;
  readonly source: string;
}

const known = once((): readonly KnownError[] => linesOf(errorLines).map(errorOf));

/** Every known code and message. */
export function knownErrors(): readonly KnownError[] {
  return known();
}

/**
 * The errors that a code, a message, a part of a message, or a whole answer pasted from a log can mean, the most
 * specific first: by details, then by message, then by code alone. Letter case does not count.
 */
export function errorsMatching(text: string): readonly KnownError[] {
  const folded = withoutEnd(text.slice(0, 10_000).toLowerCase().trim());
  if (folded === "") return [];
  const words = new Set(folded.split(/[^a-z0-9_]+/));
  const scored = known()
    .map((error) => ({ error, score: scoreOf(error, folded, words) }))
    .filter(({ score }) => score > 0);
  return scored.sort((a, b) => b.score - a.score).map(({ error }) => error);
}

function scoreOf({ code, message, details }: KnownError, text: string, words: ReadonlySet<string>): number {
  const byDetails = agrees(details, text) ? 4 : 0;
  // Placeholders such as '<region>' end what is compared.
  const byMessage = agrees(message?.split("'<")[0], text) ? 2 : 0;
  const byCode = code !== undefined && words.has(code.toLowerCase()) ? 1 : 0;
  return byDetails + byMessage + byCode;
}

/** Whether the text has the whole sentence, or is a part of it that is long enough to mean it. */
function agrees(sentence: string | undefined, text: string): boolean {
  if (sentence === undefined) return false;
  const folded = withoutEnd(sentence.toLowerCase());
  return text.includes(folded) || (text.length >= 8 && folded.includes(text));
}

function withoutEnd(sentence: string): string {
  let end = sentence.length;
  while (end > 0 && "., ".includes(sentence.charAt(end - 1))) end -= 1;
  return sentence.slice(0, end);
}

function errorOf(line: string): KnownError {
  const [id = "", category, code = "", status = "", message = "", details = "", fix = "", legacy, ...rest] =
    line.split("|");
  const causes = rest.map(causeOf);
  return {
    id,
    category: category === "consent" || category === "lwa" ? category : "api",
    ...(code !== "" && { code }),
    ...(status !== "" && { status: Number(status) }),
    ...(message !== "" && { message }),
    ...(details !== "" && { details }),
    ...(fix !== "" && { fix }),
    legacy: legacy === "legacy",
    causes,
    evidence: causes[0]?.evidence ?? "none",
    source: causes[0]?.source ?? "",
  };
}

function causeOf(text: string): Cause {
  const [cause = "", evidence, source = ""] = text.split("~");
  return { text: cause, evidence: evidenceOf(evidence), source };
}
