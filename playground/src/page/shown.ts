import type { Edit } from "../../../src/report/finding.js";
import type { ShownFinding } from "../engine/protocol.js";
import { button, make, outside } from "./dom.js";
import type { Word } from "./words.js";

/** The words of the page in its present language. */
export type Say = (word: Word) => string;

/** What the editor offers for the findings of a file. */
interface InFile {
  /** Makes the edit of one finding. */
  readonly repair: (edit: Edit) => void;
}

/** The list of findings, numbered from one; those of a file have their line, and a button for the repair of each. */
export function findingList(findings: readonly ShownFinding[], say: Say, inFile?: InFile): HTMLElement {
  const list = make("ol", "findings");
  for (const { severity, codes, rule, message, fix, source, docs, line, edit } of findings) {
    const seen = codes.length === 0 ? "" : ` · ${say("amazonShows")} ${codes.join(", ")}`;
    const place = inFile === undefined ? "" : ` · ${say("line")} ${line}`;
    const word = make("span", `severity ${severity === "notice" ? "notice-word" : severity}`, severity);
    const item = make(
      "li",
      "",
      make("p", "", word, `${seen} · ${rule}${place}`),
      make("p", "", ...withCode(message)),
      make("p", "", ...withCode(fix)),
      make("p", "", outside(source, say("why")), " · ", outside(docs, say("page"))),
    );
    if (inFile !== undefined && edit !== undefined) item.append(repairOf(edit, say, inFile));
    list.append(item);
  }
  return list;
}

function repairOf(edit: Edit, say: Say, { repair }: InFile): HTMLElement {
  const press = button(say("repairOne"), () => repair(edit));
  return make("p", "", make("code", "", edit.text === "" ? "∅" : edit.text), " ", press);
}

/** A sentence in which what stands between backticks is code. */
function withCode(sentence: string): (Node | string)[] {
  return sentence.split("`").map((piece, index) => (index % 2 === 1 ? make("code", "", piece) : piece));
}

/** A text with a button that copies it. */
export function copyable(text: string, say: Say): HTMLElement {
  const told = make("span", "");
  told.setAttribute("role", "status");
  const copy = button(say("copy"), () => {
    void copyText(text).then((done) => {
      told.textContent = done ? say("copied") : "";
    });
  });
  return make("div", "", make("pre", "", text), copy, " ", told);
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
