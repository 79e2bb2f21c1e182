import { asksConsent } from "../guards.js";
import { defineRule, finding } from "../rule.js";

export const appstoreCallbackBeta = defineRule({
  id: "appstore-callback-beta",
  stage: "consent",
  severity: "error",
  codes: ["MD1000"],
  title: "A test of the Appstore workflow goes back without `version=beta`",
  source:
    "https://github.com/amzn/selling-partner-api-docs/blob/c2888de06b0ad6961a7c95560cfddebd36ac530f/guides/en-US/developer-guide/SellingPartnerApiDeveloperGuide.md",
  needs: ["app.type", "app.state", "oauth.callbackAddsBeta"],
  guards: [asksConsent, ({ app }) => !app.isPublished, ({ app }) => app.hasWorkflow("appstore")],
  *check({ app, settings }) {
    const callbackAddsBeta = settings.at("oauth").at("callbackAddsBeta");
    const workflows = settings.at("oauth").at("workflows");
    if (callbackAddsBeta.required) return;
    yield finding(callbackAddsBeta, {
      message: `The code does not add \`version=beta\` to \`amazon_callback_uri\`; without it the consent page refuses an app in \`${app.state}\`.`,
      fix: "Let the code add `version=beta` to `amazon_callback_uri` until the app is listed, and then declare `callbackAddsBeta: true`.",
      related: [
        { at: app.place.at("state"), message: "declared here" },
        { at: workflows.entryOf("appstore"), message: "the workflow that sends `amazon_callback_uri`" },
      ],
    });
  },
});
