import { isProduction, isPublic } from "../guards.js";
import { defineRule, finding } from "../rule.js";

export const appSuppressed = defineRule({
  id: "app-suppressed",
  stage: "registration",
  severity: "warning",
  codes: ["CONSENT_LIMIT_REACHED"],
  title: "A suppressed listing counts as unlisted",
  source: "https://developer-docs.amazon.com/sp-api/docs/application-authorization-limits",
  needs: ["app.state"],
  guards: [isPublic, isProduction, ({ app }) => app.isFor("seller")],
  *check({ app }) {
    if (app.state !== "suppressed") return;
    yield finding(app.place.at("state"), {
      message:
        "The app is `suppressed`, and by reports of other developers a suppressed listing has the authorization limit of an unlisted app, so that the next seller may be refused.",
      fix: "Settle what Amazon asks for in the listing, and keep count of the OAuth authorizations until it is live again.",
    });
  },
});
