import { isOfAnotherKind, shownId } from "../../model/identifier-kind.js";
import { developApps } from "../../reference/console-labels.js";
import { asksConsent } from "../guards.js";
import { defineRule, each, finding } from "../rule.js";

export const applicationIdMismatch = defineRule({
  id: "application-id-mismatch",
  stage: "consent",
  severity: "error",
  otherSeverities: ["warning"],
  title: "The link is for another application",
  source: "https://developer-docs.amazon.com/sp-api/docs/website-authorization-workflow",
  needs: ["app.id", "oauth.authorizationUris"],
  guards: [asksConsent],
  *check({ app, consentLinks }) {
    const own = app.place.at("id");
    yield* each(consentLinks, (link) =>
      each(link.applicationIds, (id) => {
        if (id === own.required || isOfAnotherKind(id)) return;
        const isSpelling = id.toLowerCase() === own.required.toLowerCase();
        return finding(link.place, {
          severity: isSpelling ? "warning" : "error",
          message: `The link is for \`${shownId(id)}\`, and the id of the app is \`${shownId(own.required)}\`${isSpelling ? ", which differs in letter case" : "; the consent goes to another app than the one that this file describes, or to none"}.`,
          fix: `Use the id of the same app in both places, as it stands under ${developApps}.`,
          related: [{ at: own, message: "the id of the app" }],
        });
      }),
    );
  },
});
