import { defineChangeRule } from "../change-rule.js";
import { identifierChanged } from "../parts/identifier-changed.js";

export const applicationIdChanged = defineChangeRule({
  id: "application-id-changed",
  severity: "warning",
  codes: ["invalid_grant"],
  title: "The application id changes",
  source: "https://developer-docs.amazon.com/sp-api/docs/website-authorization-workflow",
  *compare(head, base) {
    yield* identifierChanged(head.app.place.at("id"), base.app.place.at("id"), {
      what: "The application id",
      effect: "refresh tokens and links of the old app do not work for the new one",
      fix: "Let every selling partner authorize the new app before the old one is switched off, or restore the old id.",
    });
  },
});
