import { loginUri, shown } from "../../model/registered-uris.js";
import { consentHost, consentPath } from "../../reference/consent.js";
import { editApp } from "../../reference/console-labels.js";
import { splitUri } from "../../uri/uri.js";
import { hostOf } from "../../uri/uri-syntax.js";
import { isProduction, isPublic } from "../guards.js";
import { defineRule, each, finding } from "../rule.js";

export const loginUriIsConsent = defineRule({
  id: "login-uri-is-consent",
  stage: "registration",
  severity: "error",
  codes: ["MD5100"],
  title: "The login URI is Amazon's consent page",
  source: "https://github.com/amzn/selling-partner-api-docs/issues/517",
  guards: [isPublic, isProduction],
  check: (facts) =>
    each([loginUri(facts)], (login) => {
      const { authority, path } = splitUri(login.masked);
      const host = authority && hostOf(authority.text);
      login.mustKnow(host ?? login.masked);
      if (host === undefined || consentHost(host) === undefined) return;
      if (!path.text.startsWith(consentFolder)) return login.mustKnow(path.text);
      return finding(login.place, {
        message: `The login URI ${shown(login)} is Amazon's own page, so that a seller is sent back to the consent page without end.`,
        fix: `Register the sign-in page of your own site under ${editApp} and as \`oauth.loginUri\`, and keep Amazon's address in \`oauth.authorizationUris\`.`,
      });
    }),
});

/** Every page of the consent workflow lies beside the consent page. */
const consentFolder = consentPath.slice(0, consentPath.lastIndexOf("/") + 1);
