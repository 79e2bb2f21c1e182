import { defineChangeRule } from "../change-rule.js";
import { identifierChanged } from "../parts/identifier-changed.js";

export const clientIdChanged = defineChangeRule({
  id: "client-id-changed",
  severity: "warning",
  codes: ["invalid_grant"],
  title: "The LWA client id changes",
  source: "https://developer-docs.amazon.com/sp-api/docs/connecting-to-the-selling-partner-api",
  *compare(head, base) {
    const clientId = (facts: typeof head) => facts.settings.at("credentials").at("clientId");
    yield* identifierChanged(clientId(head), clientId(base), {
      what: "The LWA client id",
      effect: "a refresh token is bound to the client that it was issued to",
      fix: "Let every selling partner authorize the app of the new client, or restore the old client id.",
    });
  },
});
