import type { Facts } from "../../model/facts.js";
import { rolesForDataElement } from "../../reference/restricted-data.js";
import { inWords } from "../../report/in-words.js";
import { defineLiveRule, isTold, open, says } from "../live-rule.js";
import { type FindingDraft, finding } from "../rule.js";
import { unchecked } from "../unchecked.js";

export const liveRestrictedData = defineLiveRule({
  id: "live-restricted-data",
  severity: "error",
  codes: ["400 InvalidInput"],
  title: "The Tokens API refuses declared data elements",
  source: "https://github.com/abuzuhri/Amazon-SP-API-CSharp/issues/155",
  *judge(answers, facts) {
    const asked = answers.of("restricted-data");
    if (asked.length === 0) yield unchecked(facts.settings.at("calls").at("rdt"));
    const told = asked.filter(isTold).filter(says("elements-refused"));
    const elements = new Set(told.flatMap(({ result }) => result.elements ?? []));
    for (const element of elements) yield* refused(element, facts);
    yield* open(asked.filter((one) => !says("ok")(one) && !says("elements-refused")(one)));
  },
});

/** The places that ask for the element; where none names it, the paths that bring it. */
function* refused(element: string, { restrictedRequests }: Facts): Generator<FindingDraft> {
  const named = restrictedRequests.flatMap(({ dataElements }) =>
    dataElements.filter(({ written: value }) => value === element),
  );
  const places = named.length > 0 ? named : restrictedRequests.slice(0, 1).map(({ place }) => place.at("path"));
  const roles = rolesForDataElement(element)?.roles ?? [];
  for (const place of places) {
    yield finding(place, {
      message: `The Tokens API answers 400 and names \`${element}\`: the app may not have this data element.`,
      fix: `Ask Amazon for ${inWords(roles, "or")}, and let the selling partner authorize the app again, or do not ask for \`${element}\`.`,
    });
  }
}
