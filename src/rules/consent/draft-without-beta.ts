import type { ConsentLink } from "../../model/consent-link.js";
import { developApps } from "../../reference/console-labels.js";
import { shortened } from "../../report/shortened.js";
import { asksConsent } from "../guards.js";
import { defineRule, each, type FindingDraft, finding } from "../rule.js";

export const draftWithoutBeta = defineRule({
  id: "draft-without-beta",
  stage: "consent",
  severity: "error",
  codes: ["MD1000"],
  alsoSeen: ["MD9000"],
  title: "The link of an app in draft asks for the published version",
  source: "https://developer-docs.amazon.com/sp-api/docs/authorization-errors",
  needs: ["app.type", "app.state", "oauth.authorizationUris"],
  guards: [asksConsent, ({ app }) => !app.isPublished],
  check: ({ app, consentLinks }) =>
    each(consentLinks, (link) => {
      if (link.asksForDraft) return;
      const { what, fix, repair } = fault(link);
      return finding(link.place, {
        message: `${what}; without it the consent page refuses an app in \`${app.state}\`.`,
        fix,
        repair,
        related: [{ at: app.place.at("state"), message: "declared here" }],
      });
    }),
});

const untilPublished = `until the app is published, or correct \`app.state\` where ${developApps} shows that it is`;
const asItsOwn = `Give \`version=beta\` once, as a parameter of its own before any \`#\`, ${untilPublished}.`;

/** What stands in the link where `version=beta` should. */
function fault(link: ConsentLink): Pick<FindingDraft, "fix" | "repair"> & { what: string } {
  const { parameters, text, query, fragment } = link.uri;
  const [version, ...others] = parameters.filter(({ name }) => name.text.toLowerCase() === "version");
  if (version !== undefined) {
    if (others.length > 0)
      return { what: "The link gives `version` more than once instead of once as `version=beta`", fix: asItsOwn };
    const written = text.slice(version.start, version.end);
    const repair = link.replace(version, "version=beta", written.toLowerCase() === "version=beta");
    return { what: `The link has \`${shortened(written)}\` instead of \`version=beta\``, fix: asItsOwn, repair };
  }
  if (fragment !== undefined && /version=beta/i.test(fragment.text)) {
    return { what: "`version=beta` stands behind the `#` of the link, which browsers never send", fix: asItsOwn };
  }
  if (/version=beta/i.test(text)) {
    const where =
      query === undefined ? "the path of the link, where no `?` starts a query" : "another parameter of the link";
    return { what: `\`version=beta\` is a part of ${where}`, fix: asItsOwn };
  }
  const fix = `Add \`version=beta\` to the query, before any \`#\`, ${untilPublished}.`;
  return { what: "The link has no `version=beta`", fix, repair: link.appendParameter("version", "beta") };
}
