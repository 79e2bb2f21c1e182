import { callsNothing, operationsCalled } from "../../model/declared-operations.js";
import type { Facts } from "../../model/facts.js";
import { developApps } from "../../reference/console-labels.js";
import { defineRule, each, finding, type Related, type Said } from "../rule.js";

/** The operation that the production registration alone may call. */
const rotation = "application_2023-11-30.rotateApplicationClientSecret";

export const sandboxRegistrationEndpoint = defineRule({
  id: "sandbox-registration-endpoint",
  stage: "registration",
  severity: "error",
  codes: ["403 Unauthorized"],
  title: "A sandbox registration is used in production",
  source: "https://developer-docs.amazon.com/sp-api/docs/onboarding-step-5-register-your-first-sandbox-application",
  guards: [({ app }) => !app.isProduction],
  *check(facts) {
    const { app, settings, endpointList } = facts;
    const related = [{ at: app.place.at("registration"), message: "registered for the sandbox" }];
    if (endpointList.length === 0) yield settings.at("endpoints").open;
    yield* each(endpointList, ({ isOfSandbox, hostName, url }) => {
      if (isOfSandbox) return;
      return finding(url, {
        message: `\`${hostName ?? url.written}\` is a production host, and the app is registered for the sandbox: its credentials open no account there.`,
        fix: "Call the `sandbox.` host of the region, or register the app for production and use the credentials of that registration.",
        related,
      });
    });
    yield* rotations(facts, related);
  },
});

/** Amazon gives a sandbox application new secrets in its console alone. */
function* rotations(facts: Facts, related: readonly Related[]): Generator<Said> {
  if (callsNothing(facts)) return;
  yield* each(operationsCalled(facts), ({ isRecognised, operations, namePlace, label }) => {
    if (!isRecognised || !operations.some(({ id }) => id === rotation)) return;
    return finding(namePlace, {
      message: `\`${label}\` cannot be called with a sandbox application.`,
      fix: `Rotate the client secret of this application under ${developApps}, and drop the call.`,
      source: "https://developer-docs.amazon.com/sp-api/docs/rotate-your-application-client-secret",
      related,
    });
  });
}
