import { shortened } from "../../report/shortened.js";
import { defineRule, finding, unchecked } from "../rule.js";

export const stateStatic = defineRule({
  id: "state-static",
  stage: "consent",
  severity: "warning",
  title: "The `state` of the link is always the same",
  source: "https://developer-docs.amazon.com/sp-api/docs/website-authorization-workflow",
  needs: ["oauth.authorizationUris"],
  assumes: ["app.type", "app.registration"],
  applies: ({ app }) => app.mayAskConsent,
  *check({ consentLinks, unreadLinks }) {
    yield* unreadLinks.map((place) => unchecked(place));
    for (const link of consentLinks) {
      if (link.gives("state") === undefined) yield link.unknown("query");
      for (const { value } of link.parameters("state")) {
        if (value === undefined || value.text === "" || value.isUnknown) continue;
        yield finding(link.place, {
          message: `The \`state\` of the link is always \`${shortened(value.text)}\`, so that anyone can forge the answer of a consent page.`,
          fix: "Fill `state` in for each request with a random value, and declare it as a placeholder: `state={state}`.",
        });
      }
    }
  },
});
