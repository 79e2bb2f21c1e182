import type { LeastRoles } from "../../../src/report/least-roles.js";
import type { StageResult, Walk } from "../../../src/report/walk.js";
import type { CheckAnswer } from "../engine/protocol.js";
import { button, english, make } from "./dom.js";
import { growing } from "./growing.js";
import { copyable, findingList, type InFile, type Say, withCode } from "./shown.js";

interface FileActions extends InFile {
  /** Puts the repaired text into the editor. */
  readonly replace: (text: string) => void;
}

/** Draws what the engine says of a settings file. */
export function showCheck(answer: CheckAnswer, say: Say, actions: FileActions): Node[] {
  const { verdict, findings, walk, roles, unchecked, repaired, json } = answer;
  const outcome = answer.counts.error > 0 ? "error" : answer.counts.warning > 0 ? "warning" : "right";
  return [
    make(
      "div",
      `verdict ${outcome}`,
      english(make("p", "head", ...withCode(walk.sentence))),
      english(make("p", "", verdict)),
    ),
    walkList(walk, say),
    ...(findings.length === 0 ? [] : [make("h2", "", say("findings")), findingList(findings, say, actions)]),
    ...(repaired === undefined
      ? []
      : [
          make("h2", "", say("repairs")),
          button(say("repairAll"), () => actions.replace(repaired.text)),
          copyable(repaired.difference, say, differenceLines),
        ]),
    ...(roles === undefined ? [] : [make("h2", "", say("roles")), roleList(roles, say)]),
    ...(unchecked.length === 0 ? [] : [folded(say("unchecked"), () => uncheckedList(unchecked, say))]),
    folded(say("json"), () => copyable(json, say)),
  ];
}

function walkList({ stages, stoppedAt }: Walk, say: Say): HTMLElement {
  const list = make("ol", "walk");
  list.setAttribute("aria-label", say("walk"));
  for (const result of stages) {
    const item = make("li", stateOf(result), make("b", "", result.stage), make("small", "", countsOf(result, say)));
    if (result.stage === stoppedAt) item.setAttribute("aria-current", "step");
    list.append(item);
  }
  return list;
}

function stateOf({ passed, failed, notChecked }: StageResult): string {
  if (failed.length > 0) return "stopped";
  if (notChecked.length > 0) return "open";
  return passed.length > 0 ? "passed" : "";
}

function countsOf({ passed, failed, notChecked }: StageResult, say: Say): string {
  const counts = [
    [failed.length, say("broken")],
    [passed.length, say("holds")],
    [notChecked.length, say("open")],
  ] as const;
  const told = counts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
  return told.length === 0 ? say("nothingApplies") : told.join(" · ");
}

function differenceLines(difference: string): Node[] {
  const kinds = { "+": "added", "-": "removed", "@": "place" } as const;
  return difference.split("\n").map((line) => {
    const kind = /^(?:\+\+\+|---) /.test(line)
      ? "place"
      : (Object.entries(kinds).find(([sign]) => line.startsWith(sign))?.[1] ?? "");
    return make("span", kind, `${line}\n`);
  });
}

function roleList({ regions, unjudged }: LeastRoles, say: Say): HTMLElement {
  const list = make("ul", "");
  for (const { region, smallest, missing, unneeded } of regions) {
    const names = smallest.map(({ role }) => role).join(", ");
    const lacks =
      missing === null || missing.length === 0
        ? ""
        : ` · ${say("rolesMissing")}: ${missing.map(({ roles }) => roles.join(" / ")).join(", ")}`;
    const spare =
      unneeded === null || unneeded.length === 0 ? "" : ` · ${say("rolesUnneeded")}: ${unneeded.join(", ")}`;
    list.append(
      make("li", "", region === null ? "" : `${region}: `, `${names === "" ? say("noRole") : names}${lacks}${spare}`),
    );
  }
  for (const reason of unjudged) list.append(make("li", "", ...withCode(reason)));
  return list;
}

function uncheckedList(unchecked: CheckAnswer["unchecked"], say: Say): HTMLElement {
  const item = ({ reason, rules, inPart }: CheckAnswer["unchecked"][number]) =>
    english(make("li", "", ...withCode(reason), ": ", make("span", "sources", [...rules, ...inPart].join(", "))));
  return growing(make("ul", ""), unchecked, item, say);
}

/** Something that is drawn once somebody unfolds it. */
function folded(title: string, content: () => HTMLElement): HTMLElement {
  const details = make("details", "", make("summary", "", title));
  details.addEventListener("toggle", () => details.append(content()), { once: true });
  return details;
}
