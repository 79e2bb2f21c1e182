import { defineRule, finding, unchecked } from "../rule.js";

export const stateMissing = defineRule({
  id: "state-missing",
  stage: "consent",
  severity: "warning",
  title: "The link has no `state`",
  source: "https://developer-docs.amazon.com/sp-api/docs/website-authorization-workflow",
  needs: ["oauth.authorizationUris"],
  assumes: ["app.type", "app.registration"],
  applies: ({ app }) => app.mayAskConsent,
  *check({ consentLinks, unreadLinks }) {
    yield* unreadLinks.map((place) => unchecked(place));
    for (const link of consentLinks) {
      const gives = link.gives("state");
      if (gives === undefined) yield link.unknown("query");
      if (gives !== false) continue;
      const isEmpty = link.parameters("state").length > 0;
      yield finding(link.place, {
        message: `The link has ${isEmpty ? "an empty" : "no"} \`state\`; as developers report, Amazon then sends the seller to the login URI instead of the redirect URI, and nothing ties the answer to a request.`,
        fix: "Add `state={state}`, a value that the code makes up for each request and compares when the seller comes back.",
      });
    }
  },
});
