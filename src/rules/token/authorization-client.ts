import { shortened } from "../../report/shortened.js";
import { defineRule, each, finding } from "../rule.js";

export const authorizationClient = defineRule({
  id: "authorization-client",
  stage: "token",
  severity: "error",
  codes: ["unauthorized_client"],
  title: "An authorization belongs to another client than the credentials",
  source: "https://developer-docs.amazon.com/sp-api/docs/authorization-errors",
  needs: ["authorizations"],
  guards: [({ settings }) => !settings.at("authorizations").isEmpty],
  check: ({ authorizationList, settings }) =>
    each(authorizationList, ({ place }) => {
      const own = place.at("clientId");
      const client = settings.at("credentials").at("clientId");
      if (own.required === client.required) return;
      return finding(own, {
        message: `The refresh token was given to the client \`${shortened(own.required)}\`, and tokens are asked for as \`${shortened(client.required)}\`: Login with Amazon refuses it.`,
        fix: "Ask for tokens with the credentials of the client that the selling partner authorized, or let the selling partner authorize this app.",
        related: [{ at: client, message: "the client of the credentials" }],
      });
    }),
});
