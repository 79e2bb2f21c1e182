import { provesFault } from "../../reference/evidence.js";
import { asksConsent } from "../guards.js";
import { declaredHere, defineRule, each, finding } from "../rule.js";

export const authorizationUriPartner = defineRule({
  id: "authorization-uri-partner",
  stage: "consent",
  severity: "error",
  otherSeverities: ["warning"],
  codes: ["SPSA0404"],
  alsoSeen: ["MD5100"],
  title: "The link leads to the Central of the other kind of partner",
  source: "https://developer-docs.amazon.com/sp-api/docs/website-authorization-workflow",
  needs: ["oauth.authorizationUris"],
  guards: [asksConsent],
  check: ({ app, consentLinks }) =>
    each(consentLinks, (link) => {
      const { host, partner, evidence } = link.consentHost;
      if (app.isFor(partner)) return;
      const own = partner === "seller" ? "vendor" : "seller";
      const declared = declaredHere(app.place.at("partners"), `${own}s only`);
      return finding(link.place, {
        severity: provesFault(evidence) ? "error" : "warning",
        message: `\`${host}\` is for ${partner}s, and the app is for ${own}s only${declared.length === 0 ? ", since `app.partners` is not declared" : ""}.`,
        fix: `Send ${own}s to the ${central[own]} host of their marketplace, or select ${partner}s in the registration and declare them in \`app.partners\`.`,
        related: declared,
      });
    }),
});

const central = { seller: "Seller Central", vendor: "Vendor Central" };
