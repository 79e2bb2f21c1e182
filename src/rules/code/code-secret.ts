import { codeFinding, defineCodeRule } from "../code-rule.js";

export const codeSecret = defineCodeRule({
  id: "code-secret",
  severity: "error",
  otherSeverities: ["warning"],
  codes: ["loss of access"],
  title: "A secret stands in the code",
  source:
    "https://developer-docs.amazon.com/sp-api/changelog/reminder-and-best-practices-to-keep-amazon-lwa-client-credentials-secure",
  fixed: true,
  *check(code) {
    for (const sighting of code.of("secret")) {
      const { what, isLive } = sighting;
      const certain = isLive ? "stands here, for everybody to use who can read the repository" : "seems to stand here";
      yield codeFinding(sighting, {
        severity: isLive ? "error" : "warning",
        message: `${what.charAt(0).toUpperCase()}${what.slice(1)} ${certain}, and Amazon withdraws the access of an app whose credentials are exposed.`,
        fix: "Replace the secret itself, since what has been committed counts as exposed, and read the new one from a secret store or the environment.",
      });
    }
  },
});
