import { defineRule, finding, unchecked } from "../rule.js";

export const appstoreWorkflow = defineRule({
  id: "appstore-workflow",
  stage: "registration",
  severity: "error",
  otherSeverities: ["warning"],
  title: "The Appstore workflow is not open to this app",
  source:
    "https://developer-docs.amazon.com/sp-api/changelog/application-authorization-limits-and-listing-restrictions",
  needs: ["oauth.workflows"],
  assumes: ["app.type", "app.registration"],
  applies: ({ app }) => app.mayBePublic && app.mayBeProduction,
  *check({ app, settings }) {
    const workflows = settings.at("oauth").at("workflows");
    if (app.workflows === undefined) yield unchecked(workflows);
    for (const workflow of workflows.items()) {
      if (workflow.value !== "appstore") continue;
      if (app.isVendorOnly) {
        yield finding(workflow, {
          message:
            "The workflow `appstore` is declared for a vendor app, and the Selling Partner Appstore is for sellers only.",
          fix: "Declare the workflow `website`, or `self` for your own vendor account.",
          related: [{ at: app.place.at("partners"), message: "vendors only" }],
        });
      } else if (app.isUnpublished) {
        yield finding(workflow, {
          severity: "warning",
          message: `The workflow \`appstore\` starts from a listing, and an app in \`${app.state}\` has none yet.`,
          fix: "Until the app is listed, start the workflow from Develop Apps or from a link with `version=beta`.",
          related: [{ at: app.place.at("state"), message: "declared here" }],
        });
      } else {
        if (app.partners === undefined) yield unchecked(app.place.at("partners"));
        if (app.state === undefined) yield unchecked(app.place.at("state"));
      }
    }
  },
});
