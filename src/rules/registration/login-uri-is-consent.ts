import { isUnknown, loginUris, partUnknown, shown } from "../../model/registered-uris.js";
import { consentHost, consentPath } from "../../reference/consent.js";
import { splitUri } from "../../uri/uri.js";
import { hostOf } from "../../uri/uri-syntax.js";
import { defineRule, finding, unchecked } from "../rule.js";

export const loginUriIsConsent = defineRule({
  id: "login-uri-is-consent",
  stage: "registration",
  severity: "error",
  codes: ["MD5100"],
  title: "The login URI is Amazon's consent page",
  source: "https://github.com/amzn/selling-partner-api-docs/issues/517",
  assumes: ["app.type", "app.registration"],
  applies: ({ app }) => app.mayBePublic && app.mayBeProduction,
  *check(facts) {
    const [login] = loginUris(facts);
    if (login === undefined) {
      yield unchecked(facts.settings.at("oauth").at("loginUri"));
      return;
    }
    const { authority, path } = splitUri(login.masked);
    const host = authority && hostOf(authority.text);
    if (isUnknown(host ?? login)) {
      yield partUnknown(login);
      return;
    }
    if (host === undefined || consentHost(host) === undefined) return;
    if (path.text.startsWith(consentFolder)) {
      yield finding(login.place, {
        message: `The login URI ${shown(login)} is Amazon's own page, so that a seller is sent back to the consent page without end.`,
        fix: "Register the sign-in page of your own site as `oauth.loginUri`, and keep Amazon's address in `oauth.authorizationUris`.",
      });
    } else if (isUnknown(path.text)) yield partUnknown(login);
  },
});

/** Every page of the consent workflow lies beside the consent page. */
const consentFolder = consentPath.slice(0, consentPath.lastIndexOf("/") + 1);
