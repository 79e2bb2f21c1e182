import { endInWords } from "../../model/operation-ends.js";
import { tablesReadOn } from "../../reference/operations.js";
import { typeNamed } from "../../source/data-types.js";
import { codeFinding, defineCodeRule } from "../code-rule.js";

export const codeTypeRemoved = defineCodeRule({
  id: "code-type-removed",
  severity: "warning",
  otherSeverities: ["notice"],
  codes: ["400 InvalidInput"],
  title: "The code asks for a report, feed or notification type that Amazon has removed",
  source: "https://developer-docs.amazon.com/sp-api/docs/sp-api-deprecations",
  *check(code) {
    const today = code.today ?? tablesReadOn;
    for (const sighting of code.of("data-type")) {
      const known = sighting.isTable ? undefined : typeNamed(sighting.value);
      const removed = known?.type.removed;
      if (known === undefined || removed === undefined) continue;
      const end = { replacement: undefined, ...removed, lastSeen: removed.on };
      yield codeFinding(sighting, {
        severity: removed.on > today ? "notice" : "warning",
        message: `The ${known.kind} type \`${sighting.value}\` ${endInWords(end, today)}.`,
        fix:
          end.replacement === undefined
            ? "Drop it, or use what Amazon's deprecations page names in its place."
            : `Use \`${end.replacement}\` instead.`,
        source: removed.source,
      });
    }
  },
});
