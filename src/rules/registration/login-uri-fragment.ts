import { loginUri, shown } from "../../model/registered-uris.js";
import { editApp } from "../../reference/console-labels.js";
import { isProduction, isPublic } from "../guards.js";
import { defineRule, each, finding } from "../rule.js";

export const loginUriFragment = defineRule({
  id: "login-uri-fragment",
  stage: "registration",
  severity: "warning",
  title: "The login URI has a fragment",
  source: "https://www.rfc-editor.org/rfc/rfc6749",
  guards: [isPublic, isProduction],
  check: (facts) =>
    each([loginUri(facts)], (login) => {
      if (!login.includes("#")) return;
      return finding(login.place, {
        message: `The login URI ${shown(login)} has a \`#\`, and parameters that Amazon appends behind it never reach your server.`,
        fix: `Register a login URI without \`#\` under ${editApp}, and let that page forward to a hash route once it has read its parameters.`,
      });
    }),
});
