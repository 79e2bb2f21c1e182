import { declaredAmong, linkRedirectUris, loginUri, redirectUris, shown } from "../../model/registered-uris.js";
import { editApp } from "../../reference/console-labels.js";
import { unknownCharacter } from "../../settings/values.js";
import { hostKind } from "../../uri/host-kind.js";
import { splitUri } from "../../uri/uri.js";
import { isScheme } from "../../uri/uri-syntax.js";
import { isProduction, isPublic } from "../guards.js";
import { defineRule, each, finding } from "../rule.js";

export const oauthUriHttps = defineRule({
  id: "oauth-uri-https",
  stage: "registration",
  severity: "error",
  otherSeverities: ["warning"],
  title: "A login or redirect URI is not https on a public host",
  source: "https://developer-docs.amazon.com/sp-api/docs/onboarding-step-7-register-your-first-production-application",
  guards: [isPublic, isProduction],
  *check(facts) {
    const redirects = declaredAmong(redirectUris(facts), facts);
    yield* each([loginUri(facts), ...redirects, ...linkRedirectUris(facts)], function* (uri) {
      const { scheme, authority } = splitUri(uri.masked);
      const kind = hostKind(uri.masked);
      // Without a host or a well-formed scheme it is no absolute URI, which `oauth-uri-syntax` says.
      const isPlain = scheme !== undefined && authority !== undefined && isOtherScheme(scheme.text);
      const faults = [
        ...(isPlain ? [`has the scheme \`${scheme.text}\` instead of \`https\``] : []),
        ...(kind === "loopback" ? ["points at this computer (localhost or a loopback address)"] : []),
      ];
      if (faults.length > 0) {
        yield finding(uri.place, {
          message: `${uri.subject} ${shown(uri)} ${faults.join(" and ")}, which the registration does not keep.`,
          fix: `Register an \`https\` URI on a host that Amazon's customers can reach under ${editApp}; for local tests use an https tunnel to your computer.`,
        });
      } else if (kind === "private") {
        yield finding(uri.place, {
          severity: "warning",
          message: `${uri.subject} ${shown(uri)} points at a private or link-local address, which no seller's browser can reach.`,
          fix: `Register an \`https\` URI on a public host name under ${editApp}.`,
        });
      }
      uri.mustKnow(scheme?.text ?? uri.masked, authority?.text);
    });
  },
});

function isOtherScheme(text: string): boolean {
  return !text.includes(unknownCharacter) && isScheme(text) && text.toLowerCase() !== "https";
}
