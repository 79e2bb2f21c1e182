import type { Edit } from "../../../src/report/finding.js";
import type { LeastRoles } from "../../../src/report/least-roles.js";
import type { Walk } from "../../../src/report/walk.js";
import type { CheckAnswer } from "../engine/protocol.js";
import { button, make } from "./dom.js";
import { findingList, type Say } from "./shown.js";

/** Draws what the engine says of a settings file; `repair` puts the repaired text into the editor, `edit` makes one edit in it. */
export function showCheck(
  answer: CheckAnswer,
  say: Say,
  repair: (text: string) => void,
  edit: (edit: Edit) => void,
): Node[] {
  const { verdict, findings, walk, roles, unchecked, repaired, json } = answer;
  return [
    make("p", "severity", verdict),
    ...(findings.length === 0
      ? []
      : [make("h2", "", say("findings")), findingList(findings, say, { repair: (one) => edit(one) })]),
    ...(repaired === undefined
      ? []
      : [
          make("h2", "", say("repairs")),
          make("pre", "", repaired.difference),
          button(say("repairAll"), () => repair(repaired.text)),
        ]),
    make("h2", "", say("walk")),
    walkList(walk),
    make("p", "", walk.sentence),
    ...(roles === undefined ? [] : [make("h2", "", say("roles")), roleList(roles, say)]),
    ...(unchecked.length === 0 ? [] : [folded(say("unchecked"), uncheckedList(unchecked))]),
    folded(say("json"), make("pre", "json", json)),
  ];
}

function walkList({ stages, stoppedAt }: Walk): HTMLElement {
  const list = make("ol", "walk");
  for (const { stage, passed, failed, notChecked } of stages) {
    const item = make(
      "li",
      stage === stoppedAt ? "stopped" : "",
      `${stage}: ${passed.length} ✓ ${failed.length} ✗ ${notChecked.length} ?`,
    );
    list.append(item);
  }
  return list;
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
    list.append(make("li", "", `${region ?? "?"}: ${names}${lacks}${spare}`));
  }
  for (const reason of unjudged) list.append(make("li", "", reason));
  return list;
}

function uncheckedList(unchecked: CheckAnswer["unchecked"]): HTMLElement {
  const list = make("ul", "");
  for (const { rule, reason } of unchecked) list.append(make("li", "", `${rule}: ${reason}.`));
  return list;
}

function folded(title: string, content: HTMLElement): HTMLElement {
  const details = make("details", "");
  details.append(make("summary", "", title), content);
  return details;
}
