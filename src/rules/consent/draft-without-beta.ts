import { defineRule, finding, unchecked } from "../rule.js";

export const draftWithoutBeta = defineRule({
  id: "draft-without-beta",
  stage: "consent",
  severity: "error",
  codes: ["MD1000"],
  alsoSeen: ["MD9000"],
  title: "The link of an app in draft asks for the published version",
  source: "https://developer-docs.amazon.com/sp-api/docs/authorization-errors",
  needs: ["app.state", "oauth.authorizationUris"],
  applies: ({ app }) => app.mayBePublic && app.mayBeProduction && !app.isPublished,
  *check({ app, consentLinks }) {
    for (const link of consentLinks) {
      const asksForDraft = link.asksForDraft;
      if (asksForDraft === undefined) yield unchecked(`\`${link.place.name}\` gets its parameters at run time`);
      if (asksForDraft !== false) continue;
      const written = link.uri.text.includes("version=beta");
      yield finding(link.place, {
        message: written
          ? `\`version=beta\` does not reach Amazon as a parameter of its own, and the app is in \`${app.state}\`.`
          : `The link has no \`version=beta\`, and the app is in \`${app.state}\`.`,
        fix: "Add `&version=beta` to the query, before any `#`, until the app is published.",
        repair:
          link.parameters("version").length === 0 && !written ? link.appendParameter("version", "beta") : undefined,
        related: [{ at: app.place.at("state"), message: "declared here" }],
      });
    }
  },
});
