import type { ConsentLink } from "../../model/consent-link.js";
import { encodedBlankInId, formFault } from "../../model/link-form.js";
import { registeredRedirects } from "../../model/redirect-list.js";
import { mayHaveStrayQuestionMarks } from "../../model/swallowed-parameters.js";
import { consentParameters } from "../../reference/lwa.js";
import { applicationId } from "../../reference/shapes.js";
import { shortened } from "../../report/shortened.js";
import { asksConsent } from "../guards.js";
import { questionMarkFaults } from "../parts/question-mark-faults.js";
import { defineRule, each, type FindingDraft, finding, Open } from "../rule.js";

export const authorizationUriMalformed = defineRule({
  id: "authorization-uri-malformed",
  stage: "consent",
  severity: "error",
  otherSeverities: ["warning"],
  codes: ["MD1000"],
  alsoSeen: ["MD9999"],
  title: "The link to the consent page is malformed",
  source: "https://developer-docs.amazon.com/sp-api/docs/website-authorization-workflow",
  needs: ["oauth.authorizationUris"],
  guards: [asksConsent],
  *check(facts) {
    yield* each(facts.links, formFaults);
    yield* each(facts.consentLinks, function* (link) {
      const registered = registeredRedirects(facts);
      yield* blankFaults(link);
      yield* questionMarkFaults(link, registered);
      yield* repeatFaults(link);
      if (mayHaveStrayQuestionMarks(link, registered)) yield* registered.unread.map(({ open }) => open);
      if (link.mayHaveScheme) yield link.unknown("scheme");
      yield* link.applicationIds.filter((id) => id instanceof Open);
      if (link.uri.mayHaveMore) yield link.unknown("query");
    });
  },
});

function* formFaults(link: ConsentLink): Generator<FindingDraft> {
  const fault = formFault(link);
  if (fault !== undefined)
    yield finding(link.place, {
      severity: fault.isFatal ? "error" : "warning",
      message: `The link is no ${fault.isFatal ? "absolute https URI" : "URI by RFC 3986"}: ${fault.clause}.`,
      fix: "Write the whole URI from `https://` on, without blanks, and percent-encode what a URI may not hold.",
    });
}

function* blankFaults(link: ConsentLink): Generator<FindingDraft> {
  const blank = encodedBlankInId(link);
  if (blank === undefined) return;
  yield finding(link.place, {
    message: `The \`application_id\` of the link, \`${shortened(blank.value.text)}\`, has a blank in it or beside it, and Amazon finds no app of that id.`,
    fix: "Write the id alone, without `+`, `%20` or any other blank.",
    repair: applicationId.test(blank.id) ? link.replace(blank.value, blank.id) : undefined,
  });
}

function* repeatFaults(link: ConsentLink): Generator<FindingDraft> {
  for (const name of consentParameters) {
    const given = link.parameters(name);
    const [, second] = given;
    if (second === undefined) continue;
    const isSame = given.length === 2 && given.every(({ value }) => value?.text === second.value?.text);
    yield finding(link.place, {
      message: `The link gives \`${name}\` more than once, and Amazon does not say which of them counts.`,
      fix: `Give \`${name}\` once.`,
      repair: isSame ? link.removeParameter(second) : undefined,
    });
  }
}
