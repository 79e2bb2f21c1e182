import type { Edit } from "../../../src/report/finding.js";
import type { ShownFinding } from "../engine/protocol.js";
import { button, english, make, outside } from "./dom.js";
import { growing } from "./growing.js";
import type { Word } from "./words.js";

/** The words of the page in its present language. */
export type Say = (word: Word) => string;

/** What the editor offers for the findings of a file. */
export interface InFile {
  /** Makes the edit of one finding. */
  readonly repair: (edit: Edit) => void;
  /** Leads to the place of one finding. */
  readonly goTo: (finding: ShownFinding) => void;
}

/** The list of findings, numbered from one; those of a file have their line, and a button for the repair of each. */
export function findingList(findings: readonly ShownFinding[], say: Say, inFile?: InFile): HTMLElement {
  return growing(make("ol", "findings"), findings, (finding) => findingItem(finding, say, inFile), say);
}

function findingItem(finding: ShownFinding, say: Say, inFile: InFile | undefined): HTMLElement {
  const { severity, codes, rule, message, fix, source, docs, edit } = finding;
  const head = make("p", "head", make("span", "badge", say(severity)));
  if (codes.length > 0)
    head.append(" ", make("span", "seen", say("amazonShows"), " ", make("code", "", codes.join(", "))));
  if (inFile !== undefined)
    head.append(
      " ",
      button(`${say("line")} ${finding.line}`, () => inFile.goTo(finding)),
    );
  const item = make(
    "li",
    severity,
    head,
    english(make("p", "", ...withCode(message))),
    make("p", "", make("b", "", say("instead")), " ", english(make("span", "", ...withCode(fix)))),
  );
  if (inFile !== undefined && edit !== undefined) item.append(repairOf(edit, say, inFile));
  item.append(make("p", "sources", outside(docs, rule), " · ", outside(source, say("why"))));
  return item;
}

function repairOf(edit: Edit, say: Say, { repair }: InFile): HTMLElement {
  const press = button(say("repairOne"), () => repair(edit));
  return make("p", "", make("code", "", edit.text === "" ? "∅" : edit.text), " ", press);
}

/** A sentence in which what stands between backticks is code. */
export function withCode(sentence: string): (Node | string)[] {
  return sentence.split("`").map((piece, index) => (index % 2 === 1 ? make("code", "", piece) : piece));
}

/** A text as it stands, which scrolls by keyboard where it is long. */
export function scrolled(...text: (Node | string)[]): HTMLElement {
  const pre = make("pre", "", ...text);
  pre.tabIndex = 0;
  return pre;
}

/** As much of a long text as is drawn; a button copies all of it. */
const mostShown = 20_000;

/** A text with a button that copies it; `lines` draws it otherwise than as it stands. */
export function copyable(text: string, say: Say, lines = (shown: string): (Node | string)[] => [shown]): HTMLElement {
  const told = make("span", "told");
  told.setAttribute("role", "status");
  const copy = button(say("copy"), () => {
    void copyText(text).then((done) => {
      told.textContent = say(done ? "copied" : "notCopied");
    });
  });
  const shown = text.length > mostShown ? `${text.slice(0, mostShown)}\n…` : text;
  return make("div", "", scrolled(...lines(shown)), make("p", "", copy, " ", told));
}

/** Puts a text on the clipboard; false where the browser does not let it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
