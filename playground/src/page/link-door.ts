import type { LinkPart, PasteAnswer } from "../engine/protocol.js";
import { button, make } from "./dom.js";
import { copyable, findingList, type Say } from "./shown.js";

/** Draws what a pasted text is, its parts, what is wrong with them, and what to write instead. */
export function showPaste(answer: PasteAnswer, say: Say, continueWith: (settings: string) => void): Node[] {
  switch (answer.kind) {
    case "nothing":
      return [];
    case "too-large":
      return [make("p", "", `${say("tooLarge")} ${answer.most}.`)];
    case "unknown": {
      const near = answer.near.length === 0 ? "" : ` ${say("near")}: ${answer.near.join(", ")}?`;
      return [make("p", "", `${say("unknownPaste")}${near}`)];
    }
    case "explanation":
      return [make("pre", "", answer.lines.join("\n"))];
    default: {
      const { parts, findings, corrected, settings } = answer;
      return [
        make("h2", "", say("partsOfLink")),
        partList(parts, say),
        make("h2", "", say("findings")),
        findings.length === 0 ? make("p", "", say("noFault")) : findingList(findings, say),
        ...(corrected === undefined ? [] : [make("h2", "", say("corrected")), copyable(corrected, say)]),
        make(
          "p",
          "",
          button(say("continueAsFile"), () => continueWith(settings)),
        ),
      ];
    }
  }
}

function partList(parts: readonly LinkPart[], say: Say): HTMLElement {
  const list = make("ol", "parts");
  for (const { name, text, findings } of parts) {
    const numbers = findings.map((index) => index + 1).join(", ");
    const item = make("li", findings.length > 0 ? "faulty" : "", text === "" ? say("missing") : text);
    if (text === "") item.classList.add("absent");
    item.append(make("small", "", numbers === "" ? name : `${name} ← ${numbers}`));
    list.append(item);
  }
  return list;
}
