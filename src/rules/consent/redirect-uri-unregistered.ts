import type { ConsentLink, SentRedirect } from "../../model/consent-link.js";
import { meantRedirect, whyMisread } from "../../model/meant-redirect.js";
import { type RedirectList, type RegisteredUri, registeredRedirects } from "../../model/redirect-list.js";
import { shown } from "../../model/registered-uris.js";
import { editApp } from "../../reference/console-labels.js";
import { splitUri } from "../../uri/uri.js";
import { uriDifference } from "../../uri/uri-difference.js";
import { asksConsent } from "../guards.js";
import { defineRule, each, type FindingDraft, finding } from "../rule.js";

export const redirectUriUnregistered = defineRule({
  id: "redirect-uri-unregistered",
  stage: "consent",
  severity: "error",
  otherSeverities: ["warning"],
  codes: ["MD5101"],
  title: "The redirect URI of a link is not registered",
  source: "https://developer-docs.amazon.com/sp-api/docs/authorization-errors",
  needs: ["oauth.authorizationUris"],
  guards: [asksConsent],
  *check(facts) {
    const registered = registeredRedirects(facts);
    // An app without any is the fault of `oauth-uris-missing`.
    if (registered.isMissing) throw facts.settings.at("oauth").at("redirectUris").open;
    yield* each(facts.consentLinks, (link) =>
      each(link.redirectUris, (sent) => (registered.has(sent.seen) ? undefined : fault(link, sent, registered))),
    );
  },
});

function fault(link: ConsentLink, sent: SentRedirect, registered: RedirectList): FindingDraft {
  const { seen } = sent;
  const uri = shown({ text: seen });
  const alike = registered.findAlike(seen);
  if (alike !== undefined) {
    return finding(link.place, {
      severity: "warning",
      message: `The \`redirect_uri\` of the link, ${uri}, is registered in another spelling, and Amazon does not say whether it overlooks that: ${uriDifference(seen, alike.text)}.`,
      fix: "Write the redirect URI letter for letter as it is registered.",
      related: [{ at: alike.place, message: "registered like this" }],
    });
  }
  const meant = meantRedirect(link, sent, registered);
  const why = whyMisread(link, sent, registered);
  const nearest = meant?.entry ?? registered.nearest(seen);
  return finding(link.place, {
    message: `The \`redirect_uri\` of the link${why === undefined ? `, ${uri},` : ` ${why}: ${uri}, which Amazon sees,`} is not registered${nearest ? nearestOne(seen, nearest) : ""}.`,
    fix: meant
      ? `Percent-encode the value once: \`redirect_uri=${meant.encoded}\`.`
      : `Send a registered redirect URI letter for letter, percent-encoded once with \`&\` as \`%26\`, or add this one under ${editApp}${link.app.isPublished ? " and publish the update" : ""}.`,
    repair: meant?.repair,
    related: nearest ? [{ at: nearest.place, message: "the nearest registered redirect URI" }] : [],
  });
}

/** What is decoded too seldom or not at all is no URI, so that its parts say nothing. */
function nearestOne(seen: string, nearest: RegisteredUri): string {
  const difference = splitUri(seen).scheme === undefined ? "" : `: ${uriDifference(seen, nearest.text)}`;
  return `; the nearest registered one is ${shown(nearest)}${difference}`;
}
