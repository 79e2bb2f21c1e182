import type { Facts } from "../../model/facts.js";
import { rolesForDataElement } from "../../reference/restricted-data.js";
import { inWords } from "../../report/in-words.js";
import type { Observation } from "../../report/observation.js";
import { defineLiveRule, isTold, open, says, type Told } from "../live-rule.js";
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
    const isNamed = (one: Observation) => isTold(one) && elementsIn(one).length > 0;
    const elements = new Set(asked.filter(isTold).flatMap(elementsIn));
    for (const element of elements) yield* refused(element, facts);
    // A refusal that no place of the file can have caused proves nothing about the file.
    const hasPlace = facts.restrictedRequests.length > 0;
    yield* open(asked.filter((one) => !says("ok")(one) && !(hasPlace && isNamed(one))));
  },
});

/** The data elements that an answer refuses. */
function elementsIn({ result }: Told): readonly string[] {
  return result.answer === "elements-refused" ? (result.elements ?? []) : [];
}

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
