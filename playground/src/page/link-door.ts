import type { LinkPart, PasteAnswer, ShownFinding } from "../engine/protocol.js";
import { button, english, make, outside } from "./dom.js";
import { growing } from "./growing.js";
import { copyable, findingList, type Say, scrolled, withCode } from "./shown.js";
import type { Word } from "./words.js";

/** Draws what a pasted text is, its parts, what is wrong with them, and what to write instead. */
export function showPaste(answer: PasteAnswer, say: Say, continueWith: (settings: string) => void): Node[] {
  const onward = (settings: string) =>
    make(
      "p",
      "",
      button(say("continueAsFile"), () => continueWith(settings)),
    );
  switch (answer.kind) {
    case "nothing":
      return [];
    case "explanation":
      return [explained(answer.lines)];
    case "link":
    case "redirect":
    case "token": {
      const { parts, findings, corrected, settings } = answer;
      return [
        make("div", `verdict ${worstOf(findings)}`, make("p", "head", ...withCode(headline(answer, say)))),
        ...(answer.kind === "link" && answer.isOpen ? [make("p", "", say("redirectsUnknown"))] : []),
        ...(answer.kind === "redirect" ? [make("p", "", say("asRedirect"))] : []),
        make("h2", "", say("partsOfLink")),
        partList(parts, say),
        ...(findings.length === 0 ? [] : [make("h2", "", say("findings")), findingList(findings, say)]),
        ...(corrected === undefined ? [] : [make("h2", "", say("corrected")), copyable(corrected, say)]),
        onward(settings),
      ];
    }
    case "settings":
      return [make("p", "", headline(answer, say)), onward(answer.text)];
    default:
      return [make("p", "", headline(answer, say))];
  }
}

/** The answer in one sentence. */
export function headline(answer: PasteAnswer, say: Say): string {
  switch (answer.kind) {
    case "nothing":
      return "";
    case "too-large":
      return `${say("tooLarge")} ${answer.most}.`;
    case "binary":
      return say("binary");
    case "settings":
      return say("isSettings");
    case "unknown":
      return say("unknownPaste") + (answer.near.length === 0 ? "" : ` ${say("near")}: ${answer.near.join(", ")}?`);
    case "explanation":
      return answer.lines[0] ?? "";
    default: {
      const errors = answer.findings.filter(({ severity }) => severity === "error");
      const [code] = [...errors, ...answer.findings].flatMap(({ codes }) => codes);
      const isBare = answer.kind === "token" && answer.parts.every(({ name }) => name !== "parameters");
      if (answer.findings.length === 0) return say(isBare ? "noParameters" : "noFault");
      if (answer.findings.every(({ severity }) => severity === "notice")) return say("worthKnowing");
      if (code !== undefined) return `${say(seenAs(answer.kind, errors.length > 0))}: \`${code}\``;
      return say(errors.length > 0 ? "refused" : "risky");
    }
  }
}

function seenAs(kind: "link" | "redirect" | "token", isError: boolean): Word {
  if (kind === "token") return isError ? "callMeets" : "callMayMeet";
  return isError ? "sellerSees" : "sellerMaySee";
}

/** What the program explains, line by line; the page of a rule as it is written. */
function explained(lines: readonly string[]): HTMLElement {
  if (lines[0]?.startsWith("# ")) return english(scrolled(lines.join("\n")));
  const drawn = lines.map((line) => {
    const text = line.trim();
    const [, stage, severity, rule, title = ""] = /^(\w+) +(error|warning|notice) +([\w-]+) +(.*)$/.exec(text) ?? [];
    if (rule !== undefined)
      return make("p", "inner", make("b", "", rule), ` · ${stage} · ${severity} · `, ...withCode(title));
    if (text.startsWith("https://")) return make("p", "inner", outside(text, text));
    return make("p", line.startsWith(" ") ? "" : "top", ...withCode(text));
  });
  return english(make("div", "explained", ...drawn));
}

function worstOf(findings: readonly ShownFinding[]): string {
  if (findings.some(({ severity }) => severity === "error")) return "error";
  return findings.some(({ severity }) => severity === "warning") ? "warning" : "right";
}

function partList(parts: readonly LinkPart[], say: Say): HTMLElement {
  return growing(make("ol", "parts"), parts, (part) => partItem(part, say), say);
}

function partItem({ name, text, findings }: LinkPart, say: Say): HTMLElement {
  const item = make("li", findings.length > 0 ? "faulty" : "", text === "" ? say("missing") : text);
  if (text === "") item.classList.add("absent");
  const numbers = findings.length === 0 ? "" : ` ← ${findings.map((index) => index + 1).join(", ")}`;
  item.append(make("small", "", `${name}${numbers}`));
  return item;
}
