import type { ConsentLink } from "../../model/consent-link.js";
import { meantParameter } from "../../model/lost-parameters.js";
import { shortened } from "../../report/shortened.js";
import { percentDecoded, type QueryParameter } from "../../uri/uri.js";
import { asksConsent } from "../guards.js";
import { defineRule, each, type FindingDraft, finding } from "../rule.js";

export const authorizationUriParameter = defineRule({
  id: "authorization-uri-parameter",
  stage: "consent",
  severity: "warning",
  codes: ["MD5101"],
  title: "A parameter of the link has nearly the name that Amazon reads",
  source: "https://developer-docs.amazon.com/sp-api/docs/website-authorization-workflow",
  needs: ["oauth.authorizationUris"],
  guards: [asksConsent],
  check: ({ consentLinks }) =>
    each(consentLinks, function* (link) {
      const { parameters, mayHaveMore } = link.uri;
      for (const parameter of parameters) if (!parameter.name.isUnknown) yield* judge(link, parameter);
      if (mayHaveMore || parameters.some(({ name }) => name.isUnknown)) throw link.unknown("query");
    }),
});

function* judge(link: ConsentLink, parameter: QueryParameter): Generator<FindingDraft> {
  const name = percentDecoded(parameter.name.text) ?? parameter.name.text;
  const meant = meantParameter(name);
  if (meant === undefined) return;
  const isThere = link.parameters(meant).length > 0;
  yield finding(link.place, {
    message: `The consent page does not read \`${shortened(name)}\`, and \`${meant}\` is ${isThere ? "given beside it" : "what it reads"}.`,
    fix: isThere ? `Remove \`${shortened(name)}\`.` : `Write \`${meant}\`.`,
    repair: isThere ? undefined : link.replace(parameter.name, meant, false),
  });
}
