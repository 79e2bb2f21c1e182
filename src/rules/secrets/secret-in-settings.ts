import { defineRule, type FindingDraft, finding } from "../rule.js";

const fix =
  "Replace the secret at Amazon or AWS now, since whoever reads the repository or its history has it, and write a reference such as `${SP_API_CLIENT_SECRET}` instead.";

export const secretInSettings = defineRule({
  id: "secret-in-settings",
  stage: "secrets",
  severity: "error",
  codes: ["loss of access"],
  title: "A secret stands in the settings file",
  source:
    "https://developer-docs.amazon.com/sp-api/changelog/reminder-and-best-practices-to-keep-amazon-lwa-client-credentials-secure",
  fixed: true,
  *check(facts) {
    const said = new Set<string>();
    for (const { what, range, path, proven } of facts.secrets) {
      const place = path === undefined ? `${range.start}` : JSON.stringify(path);
      if (!proven || said.has(place)) continue;
      said.add(place);
      const draft: Omit<FindingDraft, "kind" | "at"> = {
        message: `${what.charAt(0).toUpperCase()}${what.slice(1)} stands here in plain text, and a settings file may only say where a secret is kept.`,
        fix,
      };
      yield path === undefined ? finding(facts.settings, { ...draft, range }) : finding(facts.placeAt(path), draft);
    }
  },
});
