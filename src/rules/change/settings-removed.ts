import { defineRule, finding, Open } from "../rule.js";

export const settingsRemoved = defineRule({
  id: "settings-removed",
  stage: "change",
  severity: "warning",
  title: "A settings file is checked no more",
  source: "https://github.com/ossf/scorecard/blob/main/docs/checks.md",
  guards: [({ base }) => base.kind !== "new"],
  *check({ base, settings }) {
    if (base.kind === "gone") {
      yield finding(settings, {
        range: { start: 0, end: 0 },
        message:
          "The settings file is checked no more: the change deletes it, or moves it to where no pattern of the step leads.",
        fix: "Let a reviewer confirm that the app is gone, or let the patterns lead to the new place.",
      });
    } else if (base.kind === "unavailable") throw new Open(base.reason);
  },
});
