import { shortened } from "../../report/shortened.js";
import { asksConsent } from "../guards.js";
import { defineRule, each, finding } from "../rule.js";

export const stateStatic = defineRule({
  id: "state-static",
  stage: "consent",
  severity: "warning",
  title: "The `state` of the link is always the same",
  source: "https://developer-docs.amazon.com/sp-api/docs/website-authorization-workflow",
  needs: ["oauth.authorizationUris"],
  guards: [asksConsent],
  check: ({ consentLinks }) =>
    each(consentLinks, (link) =>
      each(link.given("state"), ({ value }) => {
        // What is filled in is what the rule asks for.
        if (value.isUnknown) return;
        return finding(link.place, {
          message: `The \`state\` of the link is always \`${shortened(value.text)}\`, so that anyone can forge the answer of a consent page.`,
          fix: "Fill `state` in for each request with a random value, and declare it as a placeholder: `state={state}`.",
        });
      }),
    ),
});
