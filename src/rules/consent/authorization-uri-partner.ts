import { provesFault } from "../../reference/evidence.js";
import { defineRule, finding, unchecked } from "../rule.js";

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
  assumes: ["app.type", "app.registration"],
  applies: ({ app }) => app.mayAskConsent,
  *check({ app, consentLinks, unreadLinks }) {
    yield* unreadLinks.map((place) => unchecked(place));
    const partners = app.place.at("partners");
    for (const link of consentLinks) {
      const host = link.consentHost;
      if (host === undefined) yield link.unknownHost();
      else if (app.partners === undefined)
        yield unchecked(partners.items().find(({ value }) => value === undefined) ?? partners);
      else if (!app.partners.includes(host.partner)) {
        const own = host.partner === "seller" ? "vendor" : "seller";
        yield finding(link.place, {
          severity: provesFault(host.evidence) ? "error" : "warning",
          message: `\`${host.host}\` is for ${host.partner}s, and the app is for ${own}s only${partners.isMissing ? ", since `app.partners` is not declared" : ""}.`,
          fix: `Send ${own}s to the ${central[own]} host of their marketplace, or select ${host.partner}s in the registration and declare them in \`app.partners\`.`,
          related: partners.isMissing ? [] : [{ at: partners, message: `${own}s only` }],
        });
      }
    }
  },
});

const central = { seller: "Seller Central", vendor: "Vendor Central" };
