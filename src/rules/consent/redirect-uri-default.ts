import type { ConsentLink } from "../../model/consent-link.js";
import type { Facts } from "../../model/facts.js";
import { encodedValue } from "../../model/meant-redirect.js";
import { type NamedUri, redirectLists, shown } from "../../model/registered-uris.js";
import { asksConsent } from "../guards.js";
import { anyOf, defineRule, each, finding, Open } from "../rule.js";

export const redirectUriDefault = defineRule({
  id: "redirect-uri-default",
  stage: "consent",
  severity: "warning",
  title: "The link leaves the choice among several redirect URIs to their order",
  source: "https://developer-docs.amazon.com/sp-api/docs/website-authorization-workflow",
  needs: ["oauth.authorizationUris"],
  guards: [asksConsent],
  check: (facts) =>
    each(facts.consentLinks, (link) => {
      if (link.gives("redirect_uri")) return;
      const uris = urisFor(link, facts);
      const [first] = uris;
      if (first instanceof Open) throw first;
      if (first === undefined) throw facts.settings.at("oauth").at("redirectUris").open;
      if (new Set(uris.map((uri) => (uri instanceof Open ? uri.reason : uri.text))).size < 2) return;
      const encoded = first.isKnown ? encodedValue(first.text) : undefined;
      return finding(link.place, {
        message: `The link has no \`redirect_uri\`, and of the ${uris.length} that are registered Amazon takes the first, ${shown(first)}, so that a new order would send sellers elsewhere.`,
        fix: "Name the redirect URI in the link, percent-encoded, as `redirect_uri`.",
        repair: encoded === undefined ? undefined : link.appendParameter("redirect_uri", encoded, false),
        related: [{ at: first.place, message: "the first of them" }],
      });
    }),
});

/** The live version of a published app has a list of its own where one is declared; every other link meets the newest. */
function urisFor(link: ConsentLink, facts: Facts): readonly (NamedUri | Open)[] {
  const { newest, live } = redirectLists(facts);
  const meetsNewest = live.length === 0 || anyOf([() => facts.app.isUnpublished, () => link.asksForDraft]);
  return meetsNewest ? newest : live;
}
