import { developApps } from "../../reference/console-labels.js";
import type { Place } from "../../settings/place.js";
import { isProduction, isPublic } from "../guards.js";
import { answerOf, defineRule, each, type FindingDraft, finding } from "../rule.js";

export const appstoreWorkflow = defineRule({
  id: "appstore-workflow",
  stage: "registration",
  severity: "error",
  otherSeverities: ["warning"],
  title: "The Appstore workflow is not open to this app",
  source:
    "https://developer-docs.amazon.com/sp-api/changelog/application-authorization-limits-and-listing-restrictions",
  needs: ["oauth.workflows"],
  guards: [isPublic, isProduction],
  check: ({ app }) =>
    each(app.foreignWorkflows, (workflow) => {
      if (workflow.written !== "appstore") return;
      const isVendorOnly = answerOf(app, (one) => one.isVendorOnly);
      if (isVendorOnly === true) {
        return finding(workflow, {
          message:
            "The workflow `appstore` is declared for a vendor app, and the Selling Partner Appstore is for sellers only.",
          fix: "Declare the workflow `website`, or `self` for your own vendor account.",
          related: [{ at: app.place.at("partners"), message: "vendors only" }],
        });
      }
      if (app.isPublished) return isVendorOnly || unlisted(workflow, app.place.at("listed"));
      return finding(workflow, {
        severity: "warning",
        message: `The workflow \`appstore\` starts from a listing, and an app in \`${app.state}\` has none yet.`,
        fix: `Until the app is listed, start the workflow under ${developApps} or from a link with \`version=beta\`.`,
        related: [{ at: app.place.at("state"), message: "declared here" }],
      });
    }),
});

/** A published app that is not in the Appstore. */
function unlisted(workflow: Place, listed: Place<boolean>): FindingDraft | undefined {
  if (listed.required) return undefined;
  return finding(workflow, {
    severity: "warning",
    message: "The workflow `appstore` starts from a listing, and the app is published without one.",
    fix: "List the app in the Selling Partner Appstore, or declare the workflow `website`.",
    related: [{ at: listed, message: "declared here" }],
  });
}
