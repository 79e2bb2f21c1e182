import { isCutOff, isNearlyNamed } from "../../model/lost-parameters.js";
import { registeredRedirects } from "../../model/redirect-list.js";
import { asksConsent } from "../guards.js";
import { defineRule, each, finding } from "../rule.js";

export const stateMissing = defineRule({
  id: "state-missing",
  stage: "consent",
  severity: "warning",
  title: "The link has no `state`",
  source: "https://developer-docs.amazon.com/sp-api/docs/website-authorization-workflow",
  needs: ["oauth.authorizationUris"],
  guards: [asksConsent],
  check: (facts) =>
    each(facts.consentLinks, (link) => {
      if (link.gives("state")) return;
      // Another finding names where it is.
      if (isCutOff("state", link, registeredRedirects(facts)) || isNearlyNamed("state", link)) return;
      const isEmpty = link.parameters("state").length > 0;
      return finding(link.place, {
        message: `The link has ${isEmpty ? "an empty" : "no"} \`state\`; as developers report, Amazon then sends the seller to the login URI instead of the redirect URI, and nothing ties the answer to a request.`,
        fix: "Add `state={state}`, a value that the code makes up for each request and compares when the seller comes back.",
      });
    }),
});
