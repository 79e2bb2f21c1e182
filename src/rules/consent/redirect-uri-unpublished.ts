import type { ConsentLink } from "../../model/consent-link.js";
import { RedirectList, type RegisteredUri } from "../../model/redirect-list.js";
import { shown } from "../../model/registered-uris.js";
import type { Place } from "../../settings/place.js";
import { uriDifference } from "../../uri/uri-difference.js";
import { defineRule, type FindingDraft, finding, type Unchecked, unchecked } from "../rule.js";

type Said = Generator<FindingDraft | Unchecked>;

export const redirectUriUnpublished = defineRule({
  id: "redirect-uri-unpublished",
  stage: "consent",
  severity: "error",
  otherSeverities: ["warning"],
  codes: ["MD5101"],
  title: "The live version of the app does not have the redirect URI yet",
  source: "https://developer-docs.amazon.com/sp-api/docs/authorization-errors",
  needs: ["app.state", "oauth.authorizationUris"],
  assumes: ["app.type", "app.registration"],
  applies: ({ app }) => app.mayAskConsent && !app.isUnpublished,
  *check({ app, settings, consentLinks, unreadLinks }) {
    yield* unreadLinks.map((place) => unchecked(place));
    const pendingEdit = app.place.at("pendingEdit");
    const registered = new RedirectList(settings.at("oauth").at("redirectUris"));
    const live = settings.at("oauth").at("publishedRedirectUris");
    const published = new RedirectList(live);
    for (const link of consentLinks) {
      // A link to the draft version is checked against the newest list.
      if (link.asksForDraft === undefined) yield link.unknownVersion();
      if (link.asksForDraft !== false) continue;
      if (!published.isMissing) yield* judge(link, registered, published, live);
      else if (pendingEdit.value === true) {
        yield finding(link.place, {
          severity: "warning",
          message:
            "The link goes to the live version of the app, the newest edit is not published, and the file does not say which redirect URIs the live version has.",
          fix: "Declare what the live version has as `oauth.publishedRedirectUris`, or publish the edit and remove `pendingEdit`.",
          related: [{ at: pendingEdit, message: "the newest edit is not published" }],
        });
      } else if (!pendingEdit.isMissing && pendingEdit.value === undefined) yield unchecked(pendingEdit);
    }
  },
});

function* judge(link: ConsentLink, registered: RedirectList, published: RedirectList, live: Place): Said {
  if (link.gives("redirect_uri") === undefined) yield link.unknown("query");
  for (const { value, seen } of link.redirectUris) {
    const entry = registered.find(seen);
    if (value.isUnknown) yield link.unknown("`redirect_uri`");
    else if (published.find(seen) !== undefined) continue;
    // What is registered nowhere is the fault of `redirect-uri-unregistered`.
    else if (entry === undefined) yield* registered.unread.map((place) => unchecked(place));
    else if (published.unread.length > 0) yield* published.unread.map((place) => unchecked(place));
    else yield fault(link, entry, published.findAlike(seen), live);
  }
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
