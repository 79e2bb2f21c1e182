import type { Secret } from "../../secrets/secrets.js";
import { defineRule, finding } from "../rule.js";

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
    for (const secret of facts.secrets) {
      if (!secret.isHarmful) continue;
      const { path, range } = secret;
      const at = path === undefined ? facts.settings : facts.placeAt(path);
      yield finding(at, {
        ...(path === undefined && { range }),
        message: `${subject(secret, at.name)}, and a secret is never written into the settings, only a reference to it.`,
        fix: `${instead(secret)}, and replace the secret itself, since what has been committed counts as exposed.`,
      });
    }
  },
});

/** Says where the secret stands and what it is, never what it says. */
function subject({ what, path }: Secret, name: string): string {
  if (path === undefined) return `The file holds ${what ?? "the value of a secret field"} here`;
  return `\`${name}\` ${what === undefined ? "is a literal value" : `holds ${what}`}`;
}

function instead({ what, path }: Secret): string {
  return path === undefined || what !== undefined
    ? "Remove it"
    : "Write a reference such as `env:NAME` or that of a secret store";
}
