import { starterValues } from "../../settings/starter-values.js";
import { defineRule, finding, Open } from "../rule.js";

export const starterValue = defineRule({
  id: "starter-value",
  stage: "settings",
  severity: "error",
  title: "A value of the starter file is not filled in",
  source: "https://yaml.org/spec/1.2.2/",
  fixed: true,
  *check(facts) {
    const { root } = facts.document;
    if (root === undefined) throw new Open("the file could not be read as settings");
    for (const path of starterValues(root)) {
      const place = facts.placeAt(path);
      yield finding(place, {
        message: `\`${place.name}\` is still what \`init\` wrote: \`${place.written}\`.`,
        fix: "Write your own value, a placeholder such as `${NAME}` if only run time knows it, or remove what you do not use.",
      });
    }
  },
});
