import { type PreflightOptions, preflight, readFile, type SettingsFile } from "../preflight.js";
import type { Finding } from "../report/finding.js";
import type { Report } from "../report/report.js";
import { hasByteOrderMark } from "../settings/decode.js";
import { type Examined, isProven } from "./proof.js";
import { type Replacement, safeReplacements, withReplacements } from "./replacements.js";
import { shownLines } from "./shown-lines.js";

/** How often one file is checked at most while it is repaired; what is left then waits for the next run. Two are usual. */
const mostChecks = 64;

/** A file with its repairs, and what they were. */
export interface Repaired {
  /** The file that was given. */
  readonly file: SettingsFile;
  /** Its bytes with the repairs made; the very same object where there were none to make. */
  readonly bytes: Uint8Array;
  /** The findings whose edit was made, in the order in which it was. */
  readonly repaired: readonly Finding[];
  /** What there was to say about the file as it was given, and what is left to say about it now. */
  readonly before: Report;
  readonly after: Report;
}

/**
 * Makes the safe edits of one file, then checks it again: an edit stays only if its finding is gone, none is new, and
 * nothing else in the file says anything different. What a repair uncovers is repaired as well, until nothing more can
 * be, so that a second run changes nothing. Pure, and never throws for what a file holds.
 */
export function repair(file: SettingsFile, options: PreflightOptions): Repaired {
  const workshop = new Workshop(file, options);
  const repaired: Finding[] = [];
  let state = workshop.examine(file.bytes);
  const before = state.report;
  for (;;) {
    const { made, next } = workshop.settle(state);
    if (made.length === 0) return { file, bytes: state.bytes, repaired, before, after: state.report };
    repaired.push(...made.flatMap(({ findings }) => findings));
    state = next;
  }
}

interface State extends Examined {
  readonly bytes: Uint8Array;
}

class Workshop {
  private checks = 0;

  constructor(
    private readonly file: SettingsFile,
    private readonly options: PreflightOptions,
  ) {}

  examine(bytes: Uint8Array): State {
    this.checks += 1;
    const file = { ...this.file, bytes };
    const document = readFile(file);
    return { bytes, document, report: preflight([file], this.options, () => document) };
  }

  /** Makes as many of the safe edits of `state` as hold together; halves find the ones that do not. */
  settle(state: State): { made: readonly Replacement[]; next: State } {
    let made: readonly Replacement[] = [];
    let next = state;
    const tryOut = (group: readonly Replacement[]) => {
      if (group.length === 0 || this.checks >= mostChecks) return;
      const together = [...made, ...group];
      const candidate = this.examine(withText(state.bytes, withReplacements(state.document.text, together)));
      if (isProven(state, candidate, together)) {
        made = together;
        next = candidate;
      } else if (group.length > 1) {
        tryOut(group.slice(0, group.length >> 1));
        tryOut(group.slice(group.length >> 1));
      }
    };
    tryOut(safeEdits(state));
    return { made, next };
  }
}

function safeEdits({ document, report }: State): Replacement[] {
  if (document.root === undefined) return [];
  return safeReplacements(report.findings, document, shownLines(document, report).join(""));
}

/** The bytes of `text`, behind the byte order mark of `bytes` where there is one. */
function withText(bytes: Uint8Array, text: string): Uint8Array {
  return new TextEncoder().encode(hasByteOrderMark(bytes) ? `\uFEFF${text}` : text);
}
