import type { Answered } from "../../report/observation.js";
import type { Place } from "../../settings/place.js";
import { defineLiveRule, isTold, open } from "../live-rule.js";
import { type FindingDraft, finding } from "../rule.js";
import { unchecked } from "../unchecked.js";

/** A certificate should have been replaced so many days before its end. */
const endsSoon = 14;

export const liveRedirect = defineLiveRule({
  id: "live-redirect",
  severity: "warning",
  otherSeverities: ["notice"],
  title: "The server of a login or redirect URI does not answer as it should",
  source: "https://developer-docs.amazon.com/sp-api/docs/website-authorization-workflow",
  *judge(answers, facts) {
    const asked = answers.of("redirect");
    if (!answers.report.redirects) yield unchecked("`--redirects` was not asked for");
    else if (asked.length === 0) yield unchecked(facts.settings.at("oauth").at("redirectUris"));
    for (const observation of asked) {
      const said = isTold(observation) ? saidOf(facts.placeAt(observation.about), observation.result) : undefined;
      if (said !== undefined) yield said;
      else if (!isTold(observation) || observation.result.site !== "ok") yield* open([observation]);
    }
  },
});

function saidOf(
  at: Place,
  { host, site, status, reason, certificateDays = endsSoon }: Answered,
): FindingDraft | undefined {
  switch (site) {
    case "no-name":
      return finding(at, {
        message: `The name \`${host}\` does not exist, so that a seller who is sent there meets an error of the browser.`,
        fix: "Correct the name, or give it an address in the DNS.",
      });
    case "no-certificate":
      return finding(at, {
        message: `The certificate of \`${host}\` is not valid (${reason}), so that the browser of a seller warns instead of going on.`,
        fix: "Renew the certificate, for this name and with its whole chain.",
      });
    case "gone":
      return finding(at, {
        message: `\`${host}\` answers ${status} at this URI, where sellers are sent in the middle of their authorization.`,
        fix: "Let the server answer at the registered URI, also without parameters, or register the URI that it answers at.",
      });
  }
  if (site !== "ok" || certificateDays >= endsSoon) return undefined;
  return finding(at, {
    severity: "notice",
    message: `The certificate of \`${host}\` ends in ${certificateDays === 1 ? "1 day" : `${certificateDays} days`}.`,
    fix: "Renew the certificate before it ends.",
  });
}
