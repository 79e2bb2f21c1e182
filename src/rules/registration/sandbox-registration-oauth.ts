import type { Place } from "../../settings/place.js";
import { answerOf, defineRule, finding, knownAnswers, Open } from "../rule.js";

export const sandboxRegistrationOauth = defineRule({
  id: "sandbox-registration-oauth",
  stage: "registration",
  severity: "warning",
  title: "A sandbox registration cannot be authorized by OAuth",
  source: "https://developer-docs.amazon.com/sp-api/docs/onboarding-step-7-register-your-first-production-application",
  guards: [({ app }) => !app.isProduction],
  *check({ app, settings }) {
    const oauth = settings.at("oauth");
    const uris = [oauth.at("loginUri"), oauth.at("redirectUris"), oauth.at("authorizationUris")];
    const given = uris.map((place: Place) => answerOf(place, ({ isGiven }) => (isGiven ? place : undefined)));
    const declared = [...app.foreignWorkflows, ...given.filter((one) => one !== undefined)];
    const known = knownAnswers(declared, (at) => ({ at, message: "declared here" }));
    if (known.length === 0) return yield* declared.filter((one) => one instanceof Open);
    yield finding(app.place.at("registration"), {
      message:
        "The app is a `sandbox` registration, which has no login and redirect URI, yet the file declares an OAuth workflow for it; consent ends on a page of Seller Central.",
      fix: "Test OAuth with a `production` registration in draft and `version=beta`, and leave the `oauth` section of a sandbox registration out.",
      related: known,
    });
  },
});
