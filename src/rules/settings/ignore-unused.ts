import { nearest } from "../../reference/nearest.js";
import { isExpired } from "../../report/ignores.js";
import { defineRule, finding } from "../rule.js";

export const ignoreUnused = defineRule({
  id: "ignore-unused",
  stage: "settings",
  severity: "notice",
  title: "An ignore comment silences nothing",
  source: "https://yaml.org/spec/1.2.2/",
  *check({ ignores, usedIgnores, rules, settings, today }) {
    const known = rules.filter(({ fixed }) => !fixed).map(({ id }) => id);
    for (const ignore of ignores) {
      const say = (message: string, fix: string) => finding(settings, { range: ignore.range, message, fix });
      for (const id of ignore.rules.filter((id) => !known.includes(id))) {
        const fixed = rules.some((rule) => rule.id === id);
        const near = fixed ? undefined : nearest(id, known);
        yield say(
          fixed ? `Findings of \`${id}\` cannot be ignored.` : `\`${id}\` is the id of no rule.`,
          near === undefined ? "Remove the id from the comment." : `Write \`${near}\`.`,
        );
      }
      if (ignore.rules.length === 0)
        yield say("The ignore comment names no rule.", "Name the rule, or remove the comment.");
      else if (ignore.reason === undefined)
        yield say("The ignore comment gives no reason, so it silences nothing.", "Add ` -- ` and the reason.");
      else if (isExpired(ignore, today))
        yield say(
          `The ignore comment has expired: \`${ignore.until}\`.`,
          "Correct the fault, or extend the date as `YYYY-MM-DD`.",
        );
      else if (!usedIgnores.has(ignore) && ignore.rules.some((id) => known.includes(id))) {
        yield say("The ignore comment silences no finding on its line.", "Remove the comment.");
      }
    }
  },
});
