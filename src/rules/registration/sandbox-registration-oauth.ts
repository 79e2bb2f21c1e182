import { defineRule, finding, unchecked } from "../rule.js";

export const sandboxRegistrationOauth = defineRule({
  id: "sandbox-registration-oauth",
  stage: "registration",
  severity: "warning",
  title: "A sandbox registration cannot be authorized by OAuth",
  source: "https://developer-docs.amazon.com/sp-api/docs/onboarding-step-7-register-your-first-production-application",
  applies: ({ app }) => app.registration !== "production",
  *check({ app, settings }) {
    const registration = app.place.at("registration");
    const oauth = settings.at("oauth");
    const workflows = oauth.at("workflows");
    const declared = [
      ...workflows.items().filter(({ value }) => value === "website" || value === "appstore"),
      ...[oauth.at("loginUri"), oauth.at("redirectUris"), oauth.at("authorizationUris")].filter(
        (place) => place.isDeclared,
      ),
    ];
    if (app.registration === undefined) yield unchecked(registration);
    else if (declared.length > 0) {
      yield finding(registration, {
        message:
          "The app is a `sandbox` registration, which has no login and redirect URI, yet the file declares an OAuth workflow for it; consent ends on a page of Seller Central.",
        fix: "Test OAuth with a `production` registration in draft and `version=beta`, and leave the `oauth` section of a sandbox registration out.",
        related: declared.map((at) => ({ at, message: "declared here" })),
      });
    } else if (!workflows.isMissing && app.workflows === undefined) yield unchecked(workflows);
  },
});
