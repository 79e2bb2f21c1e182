import { asksConsent } from "../guards.js";
import { anyOf, defineRule, each, finding } from "../rule.js";

export const betaOnPublished = defineRule({
  id: "beta-on-published",
  stage: "consent",
  severity: "notice",
  otherSeverities: ["warning"],
  title: "The link of a published app asks for the draft version",
  source:
    "https://github.com/amzn/selling-partner-api-docs/blob/f713cf6/guides/zh-CN/FAQ/sp-api-errors-frequently-asked-questions-html-en_us-zh_cn.html",
  needs: ["app.state", "oauth.authorizationUris"],
  guards: [asksConsent, ({ app }) => !app.isUnpublished],
  check: ({ app, consentLinks }) =>
    each(consentLinks, (link) => {
      const purpose = link.entry.at("purpose");
      if (anyOf([() => !link.asksForDraft, () => purpose.known === "test"])) return;
      const [version] = link.parameters("version");
      const isProduction = purpose.known === "production";
      return finding(link.place, {
        severity: isProduction ? "warning" : "notice",
        message: `The link has \`version=beta\`, and the app is \`${app.state}\`: sellers authorize the draft copy instead of the live version.`,
        fix: isProduction
          ? "Remove `version=beta` from the link."
          : "Remove `version=beta`, or declare `purpose: test` if the link is for tests of the draft copy.",
        repair: version && link.removeParameter(version, false),
        related: [
          { at: app.place.at("state"), message: "declared here" },
          ...(isProduction ? [{ at: purpose, message: "for production" }] : []),
        ],
      });
    }),
});
