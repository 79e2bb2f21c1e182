import { modelsDate } from "../../reference/operations.js";
import { inWords } from "../../report/in-words.js";
import { shortened } from "../../report/shortened.js";
import { Open } from "../../settings/open.js";
import { codeFinding, defineCodeRule } from "../code-rule.js";

export const codeOperationUnknown = defineCodeRule({
  id: "code-operation-unknown",
  severity: "warning",
  codes: ["403 Unauthorized"],
  alsoSeen: ["MissingAuthenticationToken"],
  title: "The code calls a path that no operation has",
  source: "https://github.com/amzn/selling-partner-api-models/tree/main/models",
  *check(code) {
    const paths = code.of("api-path");
    const open = paths.filter((sighting) => sighting.open).length;
    if (open > 0) yield new Open(`${open === 1 ? "a path goes" : `${open} paths go`} on at run time`);
    for (const sighting of paths) {
      const { unknownNear: near, value } = sighting;
      if (near === undefined) continue;
      yield codeFinding(sighting, {
        message: `\`${shortened(value)}\` is the path of no operation in Amazon's models of \`${modelsDate}\`, although the API and its version exist.`,
        fix:
          near.length === 0
            ? "Take the path from Amazon's reference of that version."
            : `Write the path of an operation; the nearest ${near.length === 1 ? "is" : "are"} ${inWords(near, "and")}.`,
      });
    }
  },
});
