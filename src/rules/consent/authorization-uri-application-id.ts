import type { ConsentLink } from "../../model/consent-link.js";
import { isCutOff } from "../../model/lost-parameters.js";
import { registeredRedirects } from "../../model/redirect-list.js";
import { developApps } from "../../reference/console-labels.js";
import { applicationId } from "../../reference/shapes.js";
import { shortened } from "../../report/shortened.js";
import type { QueryParameter } from "../../uri/uri.js";
import { asksConsent } from "../guards.js";
import { defineRule, each, type FindingDraft, finding, knownAnswers } from "../rule.js";

export const authorizationUriApplicationId = defineRule({
  id: "authorization-uri-application-id",
  stage: "consent",
  severity: "error",
  codes: ["MD4010"],
  alsoSeen: ["MD1000"],
  title: "The link names no application",
  source: "https://developer-docs.amazon.com/sp-api/docs/website-authorization-workflow",
  needs: ["oauth.authorizationUris"],
  guards: [asksConsent],
  check: (facts) =>
    each(facts.consentLinks, (link) => {
      if (link.gives("application_id")) return;
      const stray = strayId(link);
      if (stray === undefined && isCutOff("application_id", link, registeredRedirects(facts))) return;
      return finding(link.place, fault(link, stray, knownAnswers([facts.app.place.at("id")], ({ known }) => known)[0]));
    }),
});

/** The id of an app in the query, under another name or none. */
function strayId(link: ConsentLink): QueryParameter | undefined {
  return link.uri.parameters.find(({ name, value, decoded }) =>
    applicationId.test(value === undefined ? name.text : (decoded ?? "")),
  );
}

/** What stands in the link instead of the parameter; `id` is the declared id of the app. */
function fault(
  link: ConsentLink,
  stray: QueryParameter | undefined,
  id: string | undefined,
): Pick<FindingDraft, "message" | "fix" | "repair"> {
  const [empty] = link.parameters("application_id");
  if (stray !== undefined && empty === undefined) {
    const isNameless = stray.value === undefined;
    return {
      message: `The id stands in the link ${isNameless ? "without a name" : `under the name \`${shortened(stray.name.text)}\``}, and Amazon finds it under the name \`application_id\` alone.`,
      fix: "Write `application_id=` in front of the id.",
      repair: isNameless
        ? link.replace({ start: stray.start, end: stray.start }, "application_id=")
        : link.replace(stray.name, "application_id"),
    };
  }
  const own = id !== undefined && applicationId.test(id) ? id : undefined;
  return {
    message: `The link has ${empty === undefined ? "no" : "an empty"} \`application_id\` in its query, so that Amazon does not know which app it is for.`,
    fix: `Add \`application_id=${own ?? "…"}\` to the query${own === undefined ? `, with the id that stands under ${developApps}` : ""}.`,
    repair: own === undefined ? undefined : naming(link, empty, own),
  };
}

/** Puts the id in; not where the link names one out of Amazon's sight, which another rule repairs. */
function naming(link: ConsentLink, empty: QueryParameter | undefined, id: string): FindingDraft["repair"] {
  if (empty !== undefined) return link.replace(empty, `application_id=${id}`);
  return link.masked.includes("application_id=") ? undefined : link.appendParameter("application_id", id);
}
