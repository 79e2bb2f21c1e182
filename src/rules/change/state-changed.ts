import type { ConsentLink } from "../../model/consent-link.js";
import { developApps } from "../../reference/console-labels.js";
import { defineChangeRule } from "../change-rule.js";
import { answerOf, finding, knownAnswers, type Related } from "../rule.js";

export const stateChanged = defineChangeRule({
  id: "state-changed",
  severity: "warning",
  otherSeverities: ["notice"],
  codes: ["MD1000"],
  title: "The state of the app changes",
  source: "https://developer-docs.amazon.com/sp-api/docs/authorization-errors",
  *compare(head, base) {
    if (!head.app.isPublic) return;
    const state = head.app.place.at("state");
    const [after, before] = [head.app.state, base.app.state];
    if (before === after) return;
    if (base.app.isPublished && head.app.isUnpublished) {
      yield finding(state, {
        message: `The app goes from \`${before}\` to \`${after}\`, and every live link without \`version=beta\` then ends in MD1000.`,
        fix: `Declare the state that stands under ${developApps}; an edit of a published app is \`pendingEdit: true\`, not \`draft\`.`,
      });
    } else if (after === "suppressed") {
      yield finding(state, {
        codes: ["CONSENT_LIMIT_REACHED"],
        message: `The app goes from \`${before}\` to \`suppressed\`, and a suppressed listing has the authorization limit of an unlisted app.`,
        fix: "Settle what Amazon asks for in the listing before the next seller is sent to the consent page.",
      });
    } else if (base.app.isUnpublished && after === "published") {
      const callback = head.settings.at("oauth").at("callbackAddsBeta");
      const adds = answerOf(callback, ({ required }) => required);
      const leftovers = [
        ...knownAnswers(head.consentLinks, leftoverIn).flat(),
        ...(adds === true ? [{ at: callback, message: "adds `version=beta` to the callback" }] : []),
      ];
      yield finding(state, {
        severity: "notice",
        codes: [],
        message: `The app goes from \`${before}\` to \`published\`, and \`version=beta\` would still authorize its draft version.`,
        fix:
          leftovers.length === 0
            ? "Remove `version=beta` from links and callbacks that this file does not declare."
            : "Remove `version=beta` from the production links, and set `oauth.callbackAddsBeta: false`.",
        related: leftovers,
      });
    }
  },
});

/** A link that asks for the draft version, or may, and is for no test. */
function leftoverIn(link: ConsentLink): readonly Related[] {
  const asks = answerOf(link, ({ asksForDraft }) => asksForDraft);
  const isForTests = answerOf(link.entry.at("purpose"), ({ known }) => known === "test") === true;
  if (asks === false || isForTests) return [];
  return [{ at: link.place, message: `${asks === true ? "asks" : "may ask"} for the draft version` }];
}
