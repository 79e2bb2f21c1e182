import { defineRule, finding } from "../rule.js";

export const settingsYaml = defineRule({
  id: "settings-yaml",
  stage: "settings",
  severity: "error",
  title: "The file is not one well-formed YAML document within the limits",
  source: "https://yaml.org/spec/1.2.2/",
  fixed: true,
  *check({ document, settings }) {
    for (const { message, fix, range, related } of document.yamlFaults) {
      yield finding(settings, { range, message, fix, relatedRanges: related === undefined ? [] : [related] });
    }
  },
});
