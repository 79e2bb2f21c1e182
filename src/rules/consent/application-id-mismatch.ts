import { shownId } from "../../model/identifier-kind.js";
import { defineRule, finding, unchecked } from "../rule.js";

export const applicationIdMismatch = defineRule({
  id: "application-id-mismatch",
  stage: "consent",
  severity: "error",
  otherSeverities: ["warning"],
  title: "The link is for another application",
  source: "https://developer-docs.amazon.com/sp-api/docs/website-authorization-workflow",
  needs: ["app.id", "oauth.authorizationUris"],
  assumes: ["app.type", "app.registration"],
  applies: ({ app }) => app.mayAskConsent,
  *check({ app, consentLinks, unreadLinks }) {
    yield* unreadLinks.map((place) => unchecked(place));
    const own = app.place.at("id");
    for (const link of consentLinks) {
      if (link.gives("application_id") === undefined) yield link.unknown("query");
      for (const id of link.applicationIds) {
        if (id === undefined) yield link.unknown("`application_id`");
        if (id === undefined || id === "" || id === own.value) continue;
        const isSpelling = id.toLowerCase() === own.value?.toLowerCase();
        yield finding(link.place, {
          severity: isSpelling ? "warning" : "error",
          message: `The link is for \`${shownId(id)}\`, and the id of the app is \`${shownId(own.value ?? "")}\`${isSpelling ? ", which differs in letter case" : "; the consent goes to another app than the one that this file describes, or to none"}.`,
          fix: "Use the id of the same app in both places, as Develop Apps shows it.",
          related: [{ at: own, message: "the id of the app" }],
        });
      }
    }
  },
});
