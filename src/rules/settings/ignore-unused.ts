import { lockedSeverities } from "../../model/locked-severities.js";
import { nearest } from "../../reference/nearest.js";
import { isExpired } from "../../report/ignores.js";
import { defineRule, finding } from "../rule.js";

const id = "ignore-unused";

/** Of one comment so many wrong ids are named, and the rest counted. */
const namedIds = 10;

export const ignoreUnused = defineRule({
  id,
  stage: "settings",
  severity: "notice",
  title: "An ignore comment or a severity has no effect",
  source: "https://yaml.org/spec/1.2.2/",
  *check(facts) {
    const { ignores, usedIgnores, rules, settings, today, policy, live } = facts;
    // A rule that nobody asked may find something in the next run.
    const isAsked = (name: string) => live !== undefined || rules.find(({ id }) => id === name)?.stage !== "live";
    for (const { id, word, place } of lockedSeverities(facts)) {
      yield finding(place, {
        message: `\`${id}: ${word}\` lowers no finding, since the policy from outside the file is locked.`,
        fix: "Remove the line, or change the policy.",
      });
    }
    const known = rules.filter(({ fixed }) => !fixed).map(({ id }) => id);
    // Whether a rule about code would find anything is not known where no code is read.
    const judged = rules.filter(({ fixed, stage }) => !fixed && stage !== "code").map(({ id }) => id);
    for (const ignore of ignores) {
      const say = (message: string, fix: string) => finding(settings, { range: ignore.range, message, fix });
      const others = ignore.rules.filter((name) => !known.includes(name));
      for (const name of others.slice(0, namedIds)) {
        const fixed = rules.some((rule) => rule.id === name);
        const near = fixed ? undefined : nearest(name, known);
        yield say(
          fixed ? `Findings of \`${name}\` cannot be ignored.` : `\`${name}\` is the id of no rule.`,
          near === undefined ? "Remove the id from the comment." : `Write \`${near}\`.`,
        );
      }
      if (others.length > namedIds)
        yield say(
          `${inWords(others.length - namedIds)} none that can be ignored.`,
          "Remove every such id from the comment.",
        );
      if (ignore.rules.length === 0)
        yield say("The ignore comment names no rule.", "Name the rule, or remove the comment.");
      else if (ignore.reason === undefined)
        yield say("The ignore comment gives no reason, so it silences nothing.", "Add ` -- ` and the reason.");
      else if (!policy.outer.allowsIgnores)
        yield say(
          "The policy allows no ignore comments, so it silences nothing.",
          "Correct the fault, and remove the comment.",
        );
      else if (isExpired(ignore, today))
        yield say(
          `The ignore comment ${isExpired(ignore, undefined) ? "ends on no day" : "has expired"}: \`${`until ${ignore.until}`.trim()}\`.`,
          "Correct the fault, or write a later day as `YYYY-MM-DD`.",
        );
      else if (
        !usedIgnores.has(ignore) &&
        !ignore.rules.includes(id) &&
        ignore.rules.some((one) => judged.includes(one)) &&
        ignore.rules.every(isAsked)
      ) {
        yield say("The ignore comment silences no finding on its line.", "Remove the comment.");
      }
    }
  },
});

function inWords(further: number): string {
  return further === 1 ? "1 further id is" : `${further} further ids are`;
}
