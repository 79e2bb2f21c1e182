import type { ConsentLink } from "../../model/consent-link.js";
import { RedirectList, type RegisteredUri } from "../../model/redirect-list.js";
import { shown } from "../../model/registered-uris.js";
import type { Place } from "../../settings/place.js";
import { uriDifference } from "../../uri/uri-difference.js";
import { asksConsent } from "../guards.js";
import { defineRule, each, type FindingDraft, finding, type Said } from "../rule.js";

export const redirectUriUnpublished = defineRule({
  id: "redirect-uri-unpublished",
  stage: "consent",
  severity: "error",
  otherSeverities: ["warning"],
  codes: ["MD5101"],
  title: "The live version of the app does not have the redirect URI yet",
  source: "https://developer-docs.amazon.com/sp-api/docs/authorization-errors",
  needs: ["app.state", "oauth.authorizationUris"],
  guards: [asksConsent, ({ app }) => !app.isUnpublished],
  *check({ app, settings, consentLinks }) {
    const pendingEdit = app.place.at("pendingEdit");
    const registered = new RedirectList(settings.at("oauth").at("redirectUris"));
    const live = settings.at("oauth").at("publishedRedirectUris");
    const published = new RedirectList(live);
    yield* each(consentLinks, (link) => {
      // A link to the draft version is checked against the newest list.
      if (link.asksForDraft) return;
      if (!published.isMissing) return judge(link, registered, published, live);
      if (pendingEdit.known !== true) return;
      return finding(link.place, {
        severity: "warning",
        message:
          "The link goes to the live version of the app, the newest edit is not published, and the file does not say which redirect URIs the live version has.",
        fix: "Declare what the live version has as `oauth.publishedRedirectUris`, or publish the edit and remove `pendingEdit`.",
        related: [{ at: pendingEdit, message: "the newest edit is not published" }],
      });
    });
  },
});

function judge(link: ConsentLink, registered: RedirectList, published: RedirectList, live: Place): Iterable<Said> {
  return each(link.redirectUris, ({ seen }) => {
    if (published.find(seen) !== undefined) return;
    // What is registered nowhere is the fault of `redirect-uri-unregistered`.
    const entry = registered.has(seen) ? registered.find(seen) : undefined;
    if (entry === undefined || published.has(seen)) return;
    return fault(link, entry, published.findAlike(seen), live);
  });
}

function fault(link: ConsentLink, entry: RegisteredUri, alike: RegisteredUri | undefined, live: Place): FindingDraft {
  const related = [{ at: entry.place, message: "the newest edit has it" }];
  const subject = `The \`redirect_uri\` of the link, ${shown(entry)},`;
  if (alike !== undefined) {
    return finding(link.place, {
      severity: "warning",
      message: `${subject} is published in another spelling, and Amazon does not say whether it overlooks that: ${uriDifference(entry.text, alike.text)}.`,
      fix: "Write the redirect URI letter for letter as the live version has it.",
      related: [{ at: alike.place, message: "published like this" }, ...related],
    });
  }
  return finding(link.place, {
    message: `${subject} is registered but not published, and the live version of the app keeps its old list until it is.`,
    fix: "Publish the update of the app before the link uses the URI, or let the link send a URI that the live version has.",
    related: [{ at: live, message: "what the live version has" }, ...related],
  });
}
