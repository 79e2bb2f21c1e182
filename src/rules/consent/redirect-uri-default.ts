import type { ConsentLink } from "../../model/consent-link.js";
import type { Facts } from "../../model/facts.js";
import { encodedValue } from "../../model/meant-redirect.js";
import { shown } from "../../model/registered-uris.js";
import type { Place } from "../../settings/place.js";
import { defineRule, finding, unchecked } from "../rule.js";

export const redirectUriDefault = defineRule({
  id: "redirect-uri-default",
  stage: "consent",
  severity: "warning",
  title: "The link leaves the choice among several redirect URIs to their order",
  source: "https://developer-docs.amazon.com/sp-api/docs/website-authorization-workflow",
  needs: ["oauth.authorizationUris"],
  assumes: ["app.type", "app.registration"],
  applies: ({ app }) => app.mayAskConsent,
  *check(facts) {
    yield* facts.unreadLinks.map((place) => unchecked(place));
    for (const link of facts.consentLinks) {
      const gives = link.gives("redirect_uri");
      if (gives === undefined) yield link.unknown("query");
      if (gives !== false) continue;
      const list = listOf(link, facts);
      if (list === undefined) {
        yield facts.app.state === undefined ? unchecked(facts.app.place.at("state")) : link.unknownVersion();
        continue;
      }
      const entries = list.items().filter(({ isMissing }) => !isMissing);
      const [first] = entries;
      if (first?.text === undefined) yield unchecked(first ?? list);
      else if (new Set(entries.map(({ text }) => text)).size > 1) {
        const encoded = first.value === undefined ? undefined : encodedValue(first.value);
        yield finding(link.place, {
          message: `The link has no \`redirect_uri\`, and of the ${entries.length} that are registered Amazon takes the first, ${shown({ text: first.text })}, so that a new order would send sellers elsewhere.`,
          fix: "Name the redirect URI in the link, percent-encoded, as `redirect_uri`.",
          repair: encoded === undefined ? undefined : link.appendParameter("redirect_uri", encoded, false),
          related: [{ at: first, message: "the first of them" }],
        });
      }
    }
  },
});

/**
 * The live version of a published app has a list of its own where one is declared; every other link meets the newest.
 * Undefined where the file does not say which of the two versions the link meets.
 */
function listOf({ app, asksForDraft }: ConsentLink, { settings }: Facts): Place<string[]> | undefined {
  const oauth = settings.at("oauth");
  const published = oauth.at("publishedRedirectUris");
  if (published.isMissing || app.isUnpublished || asksForDraft === true) return oauth.at("redirectUris");
  return app.isPublished && asksForDraft === false ? published : undefined;
}
