import type { Facts } from "../../model/facts.js";
import { registeredRedirects } from "../../model/redirect-list.js";
import { isUnknown, partUnknown, redirectUris, shown } from "../../model/registered-uris.js";
import { defineChangeRule } from "../change-rule.js";
import { finding, unchecked, unreadList } from "../rule.js";

export const redirectUriAdded = defineChangeRule({
  id: "redirect-uri-added",
  severity: "warning",
  codes: ["MD5101"],
  title: "A redirect URI is new to a published app",
  source: "https://developer-docs.amazon.com/sp-api/docs/authorization-errors",
  *compare(head, base) {
    const [list, published] = [
      head.settings.at("oauth").at("redirectUris"),
      head.settings.at("oauth").at("publishedRedirectUris"),
    ];
    if (head.app.state === undefined && head.app.mayBePublic) yield unchecked(head.app.place.at("state"));
    if (!head.app.isPublished) return;
    if (!published.isMissing) return yield* unreadList(published);
    yield* unreadList(list);
    const textsOf = (facts: Facts) => new Set(redirectUris(facts).map(({ text }) => text));
    const [before, after] = [textsOf(base), textsOf(head)];
    const gone = registeredRedirects(base).unread.find(({ text }) => text === undefined || !after.has(text));
    for (const uri of redirectUris(head)) {
      if (before.has(uri.text)) continue;
      if (isUnknown(uri)) {
        yield partUnknown(uri);
        continue;
      }
      if (gone !== undefined) {
        yield unchecked(`${shown(uri)} may be what \`${gone.name}\` of the base stands for`);
        continue;
      }
      yield finding(uri.place, {
        message: `${uri.subject} ${shown(uri)} is new, and the live version of a published app keeps its old list until the update is published: until then Amazon shows MD5101.`,
        fix: "Publish the update of the app first, or declare what the live version has as `oauth.publishedRedirectUris`.",
        related: [{ at: head.app.place.at("state"), message: "the app is published" }],
      });
    }
  },
});
