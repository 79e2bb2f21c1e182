import { registeredRedirects } from "../../model/redirect-list.js";
import { isUnknown, redirectUris, shown } from "../../model/registered-uris.js";
import { nearest } from "../../reference/nearest.js";
import { defineChangeRule } from "../change-rule.js";
import { finding, unchecked, unreadList } from "../rule.js";

export const redirectUriRemoved = defineChangeRule({
  id: "redirect-uri-removed",
  severity: "warning",
  codes: ["MD5101"],
  title: "A redirect URI of a published app is gone",
  source: "https://developer-docs.amazon.com/sp-api/docs/authorization-errors",
  *compare(head, base) {
    if (base.app.state === undefined) {
      if (base.app.mayBePublic) yield unchecked(base.app.place.at("state"));
      return;
    }
    if (!base.app.isPublished) return;
    const before = base.settings.at("oauth");
    yield* unreadList(before.at("redirectUris"));
    yield* unreadList(before.at("publishedRedirectUris"));
    const list = head.settings.at("oauth").at("redirectUris");
    const texts = new Set(redirectUris(head).map(({ text }) => text));
    const [unread] = registeredRedirects(head).unread;
    for (const uri of new Map(redirectUris(base).map((uri) => [uri.text, uri])).values()) {
      if (texts.has(uri.text)) continue;
      if (isUnknown(uri)) {
        yield unchecked(`${shown(uri)} of the base is filled in at run time`);
        continue;
      }
      if (unread !== undefined) {
        yield unchecked(`${shown(uri)} may still be registered as \`${unread.name}\``);
        continue;
      }
      const near = nearest(uri.text, texts);
      yield finding(list, {
        message: `The redirect URI ${shown(uri)} is ${near === undefined ? "removed" : `altered to \`${near}\``}, and links and sellers of the published app may still use it: Amazon shows them MD5101.`,
        fix: "Keep the old redirect URI beside the new one until no live link and no stored workflow uses it.",
      });
    }
  },
});
