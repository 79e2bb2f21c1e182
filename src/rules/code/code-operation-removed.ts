import { type End, endInWords } from "../../model/operation-ends.js";
import { operationsNamed, tablesReadOn } from "../../reference/operations.js";
import { shortened } from "../../report/shortened.js";
import type { PathSighting } from "../../source/sighting.js";
import { codeFinding, defineCodeRule } from "../code-rule.js";

export const codeOperationRemoved = defineCodeRule({
  id: "code-operation-removed",
  severity: "warning",
  otherSeverities: ["notice"],
  codes: ["403"],
  title: "The code calls what Amazon has removed, or is about to remove",
  source: "https://developer-docs.amazon.com/sp-api/docs/sp-api-deprecations",
  *check(code) {
    const today = code.today ?? tablesReadOn;
    const groups = new Map<string, { sighting: PathSighting; end: End }[]>();
    for (const sighting of code.of("api-path")) {
      const end = sighting.isTable ? undefined : endOf(sighting, today);
      if (end === undefined) continue;
      // Once a file, what is over before what is to come.
      const key = `${isToCome(end, today)} ${sighting.file}`;
      const group = groups.get(key) ?? [];
      groups.set(key, group);
      group.push({ sighting, end });
    }
    for (const [first, ...others] of groups.values()) {
      if (first === undefined) continue;
      const { sighting, end } = first;
      const more =
        others.length === 0
          ? ""
          : `, and ${others.length} more such call${others.length === 1 ? " stands" : "s stand"} in this file`;
      yield codeFinding(sighting, {
        severity: isToCome(end, today) ? "notice" : "warning",
        message: `\`${shortened(sighting.value)}\` ${endInWords(end, today)}${more}.`,
        fix: instead(end.replacement),
        source: end.source,
        related: others.slice(0, 5).map(({ sighting }) => ({ at: sighting, message: "this one too" })),
      });
    }
  },
});

/** The end of what a path is, where all of it ends; the latest one. */
function endOf({ operations, removed }: PathSighting, today: string): End | undefined {
  const living = operations.flatMap((id) => operationsNamed(id).slice(0, 1));
  if (living.some(({ announcedEnd }) => announcedEnd === undefined)) return undefined;
  const ends: End[] = [
    ...living.flatMap(({ announcedEnd }) =>
      announcedEnd === undefined ? [] : [{ replacement: undefined, ...announcedEnd, lastSeen: undefined }],
    ),
    ...removed.map(({ removedOn, removalEvidence, source, replacement, lastSeen }) => {
      return { on: removedOn, evidence: removalEvidence, source, replacement, lastSeen };
    }),
  ];
  return ends.find((end) => isToCome(end, today)) ?? ends[0];
}

function isToCome({ on }: End, today: string): boolean {
  return on !== null && on > today;
}

function instead(replacement: string | undefined): string {
  const [operation] = replacement === undefined ? [] : operationsNamed(replacement);
  return operation === undefined
    ? "Drop the call, or use what Amazon's deprecations page names in its place."
    : `Call \`${operation.id}\` instead, which is \`${operation.method} ${operation.path}\`.`;
}
