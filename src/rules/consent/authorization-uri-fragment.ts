import { consentParameters } from "../../reference/lwa.js";
import { inWords } from "../../report/in-words.js";
import { shortened } from "../../report/shortened.js";
import { asksConsent } from "../guards.js";
import { defineRule, each, finding } from "../rule.js";

export const authorizationUriFragment = defineRule({
  id: "authorization-uri-fragment",
  stage: "consent",
  severity: "error",
  codes: ["MD5100"],
  title: "The link to the consent page has a fragment",
  source:
    "https://github.com/amzn/selling-partner-api-docs/blob/f713cf6/guides/zh-CN/FAQ/sp-api-errors-frequently-asked-questions-html-en_us-zh_cn.html",
  needs: ["oauth.authorizationUris"],
  guards: [asksConsent],
  check: ({ consentLinks }) =>
    each(consentLinks, (link) => {
      const { fragment } = link;
      if (fragment === undefined) return;
      const isEmpty = fragment.text === "";
      return finding(link.place, {
        message: isEmpty
          ? "The link ends with `#`, an empty fragment, and the consent page accepts no fragment."
          : `The \`#\` cuts \`${shortened(fragment.text)}\` off the link${lost(fragment.text)}: browsers keep it to themselves.`,
        fix: isEmpty
          ? "Remove the `#`."
          : "Join parameters with `&`, and write a `#` that belongs to a value as `%23`.",
        repair: isEmpty ? link.replace({ start: fragment.start - 1, end: fragment.end }, "") : undefined,
      });
    }),
});

/** The parameters of the consent page that stand behind the `#`. */
function lost(fragment: string): string {
  const words = new Set(fragment.split(/[?&#]/).map((piece) => piece.split("=")[0]));
  const names = consentParameters.filter((name) => words.has(name));
  return names.length === 0 ? "" : `, and with it ${inWords(names, "and")}`;
}
