import type { Facts } from "../../model/facts.js";
import { registeredRedirects } from "../../model/redirect-list.js";
import { namedAmong, redirectLists, redirectUris, shown } from "../../model/registered-uris.js";
import { defineChangeRule } from "../change-rule.js";
import { anyOf, each, finding, Open } from "../rule.js";

export const redirectUriAdded = defineChangeRule({
  id: "redirect-uri-added",
  severity: "warning",
  codes: ["MD5101"],
  title: "A redirect URI is new to a published app",
  source: "https://developer-docs.amazon.com/sp-api/docs/authorization-errors",
  *compare(head, base) {
    const { newest, live } = redirectLists(head);
    if (anyOf([() => !head.app.isPublic, () => !head.app.isPublished, () => anyOf(live, () => true)])) return;
    const textsOf = (facts: Facts) => new Set(namedAmong(redirectUris(facts)).map(({ text }) => text));
    const [before, after] = [textsOf(base), textsOf(head)];
    const gone = registeredRedirects(base).unread.find(({ written }) => !after.has(written));
    yield* each(newest, (uri) => {
      if (before.has(uri.text)) return;
      uri.mustKnow();
      if (gone !== undefined) throw new Open(`${shown(uri)} may be what \`${gone.name}\` of the base stands for`);
      return finding(uri.place, {
        message: `${uri.subject} ${shown(uri)} is new, and the live version of a published app keeps its old list until the update is published: until then Amazon shows MD5101.`,
        fix: "Publish the update of the app first, or declare what the live version has as `oauth.publishedRedirectUris`.",
        related: [{ at: head.app.place.at("state"), message: "the app is published" }],
      });
    });
  },
});
