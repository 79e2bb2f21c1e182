import type { Finding } from "../report/finding.js";
import type { MaskedSource } from "../report/masked-source.js";
import { findingLines } from "./finding-lines.js";
import { quietLine } from "./quiet-lines.js";
import type { Line } from "./styled-line.js";
import { worstFirst } from "./wording.js";

/** How many findings are shown with their lines of the file, and how many of those of one kind. */
const framed = 100;
const framedOfAKind = 3;
/** How many findings any list of this report has. */
export const listed = 5_000;

/** The findings of a report for a person, file by file: the first of a kind whole, what repeats them in a line each. */
export class FindingList {
  #count = 0;
  readonly #kinds = new Map<string, number>();

  constructor(private readonly width: number) {}

  /** The findings of one file, the worst first; `isBrief` where none of them is shown whole. */
  add(findings: readonly Finding[], source: MaskedSource): { readonly isBrief: boolean; readonly lines: Line[] } {
    const room = Math.max(0, listed - this.#count);
    const shown = worstFirst(findings).slice(0, room);
    const isWhole = shown.map((finding, index) => this.#isWhole(finding, this.#count + index));
    this.#count += findings.length;
    const lines = shown.flatMap((finding, index) => {
      if (!isWhole[index]) return [quietLine(finding)];
      const before = index > 0 && isWhole[index - 1] !== true ? [[]] : [];
      return [...before, ...findingLines(finding, source, this.width), []];
    });
    return { isBrief: !isWhole.includes(true), lines: isWhole.at(-1) === false ? [...lines, []] : lines };
  }

  /** Whether nothing that was shown before says the same. */
  #isWhole({ rule, fix }: Finding, before: number): boolean {
    const kind = `${rule} ${fix}`;
    const seen = this.#kinds.get(kind) ?? 0;
    this.#kinds.set(kind, seen + 1);
    return before < framed && seen < framedOfAKind;
  }
}

/** What a list of this many findings leaves out, as a line. */
export function leftOutLines(total: number): Line[] {
  if (total <= listed) return [];
  return [[`${total - listed} more findings are not listed here; the format \`json\` holds all ${total}.`], []];
}
