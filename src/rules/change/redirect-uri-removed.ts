import { registeredRedirects } from "../../model/redirect-list.js";
import { namedAmong, redirectUris, shown } from "../../model/registered-uris.js";
import { nearest } from "../../reference/nearest.js";
import { defineChangeRule } from "../change-rule.js";
import { anyOf, each, finding, Open } from "../rule.js";

export const redirectUriRemoved = defineChangeRule({
  id: "redirect-uri-removed",
  severity: "warning",
  codes: ["MD5101"],
  title: "A redirect URI of a published app is gone",
  source: "https://developer-docs.amazon.com/sp-api/docs/authorization-errors",
  *compare(head, base) {
    if (anyOf([() => !base.app.isPublic, () => !base.app.isPublished])) return;
    const texts = new Set(namedAmong(redirectUris(head)).map(({ text }) => text));
    const [unread] = registeredRedirects(head).unread;
    yield* each(redirectUris(base), (uri) => {
      if (texts.has(uri.text)) return;
      if (!uri.isKnown) throw new Open(`${shown(uri)} of the base is filled in at run time`);
      if (unread !== undefined) throw new Open(`${shown(uri)} may still be registered as \`${unread.name}\``);
      const near = nearest(uri.text, texts);
      return finding(head.settings.at("oauth").at("redirectUris"), {
        message: `The redirect URI ${shown(uri)} is ${near === undefined ? "removed" : `altered to \`${near}\``}, and links and sellers of the published app may still use it: Amazon shows them MD5101.`,
        fix: "Keep the old redirect URI beside the new one until no live link and no stored workflow uses it.",
      });
    });
  },
});
