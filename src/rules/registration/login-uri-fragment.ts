import { isUnknown, loginUris, partUnknown, shown } from "../../model/registered-uris.js";
import { defineRule, finding, unchecked } from "../rule.js";

export const loginUriFragment = defineRule({
  id: "login-uri-fragment",
  stage: "registration",
  severity: "warning",
  title: "The login URI has a fragment",
  source: "https://www.rfc-editor.org/rfc/rfc6749",
  assumes: ["app.type", "app.registration"],
  applies: ({ app }) => app.mayBePublic && app.mayBeProduction,
  *check(facts) {
    const [login] = loginUris(facts);
    if (login === undefined) yield unchecked(facts.settings.at("oauth").at("loginUri"));
    else if (login.masked.includes("#")) {
      yield finding(login.place, {
        message: `The login URI ${shown(login)} has a \`#\`, and parameters that Amazon appends behind it never reach your server.`,
        fix: "Register a login URI without `#`, and let that page forward to a hash route once it has read its parameters.",
      });
    } else if (isUnknown(login)) yield partUnknown(login);
  },
});
