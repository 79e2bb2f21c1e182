import { tablesReadOn } from "../../reference/operations.js";
import { daysBetween } from "../../settings/days.js";
import { defineRule, finding } from "../rule.js";

/** Amazon changes roles and removes operations several times a year. */
const mostDays = 180;

export const factsOld = defineRule({
  id: "facts-old",
  stage: "settings",
  severity: "notice",
  title: "The facts about Amazon that the check goes by are old",
  source: "https://developer-docs.amazon.com/sp-api/docs/sp-api-deprecations",
  *check({ settings, day }) {
    const age = daysBetween(tablesReadOn, day);
    if (age <= mostDays) return;
    yield finding(settings, {
      range: { start: 0, end: 0 },
      message: `The facts about Amazon that this version checks by were read on \`${tablesReadOn}\`, ${age} days ago.`,
      fix: "Update SP-API Preflight to its newest version.",
    });
  },
});
