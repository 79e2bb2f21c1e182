import { consentParameters, otherParameterNames } from "../reference/lwa.js";
import { nearest } from "../reference/nearest.js";
import { percentDecoded } from "../uri/uri.js";
import type { ConsentLink } from "./consent-link.js";
import type { RedirectList } from "./redirect-list.js";
import { strayQuestionMarks } from "./swallowed-parameters.js";

/** The longest difference of a mistyped name: a short one is soon another word. */
const mostEdits = (known: string) => (known.length < 10 ? 0 : 2);

/** The parameter that a name most likely means; undefined for one that Amazon reads, and for a name of its own. */
export function meantParameter(name: string): string | undefined {
  if (consentParameters.includes(name)) return undefined;
  const letters = name
    .replace(/^amp;/, "")
    .toLowerCase()
    .replace(/[^a-z]/g, "");
  const spelling = consentParameters.find((known) => known.replace("_", "") === letters);
  if (spelling !== undefined) return spelling;
  const other = Object.hasOwn(otherParameterNames, letters) ? otherParameterNames[letters] : undefined;
  return other ?? consentParameters.find((known) => mostEdits(known) > 0 && nearest(name, [known], mostEdits(known)));
}

/** Whether the link has a parameter out of the consent page's sight: behind a `#`, in the path, or behind a second `?`. */
export function isCutOff(name: string, link: ConsentLink, registered: RedirectList): boolean {
  const { path, fragment } = link.uri;
  const isIn = (text = "") => text.split(/[?&#]/).some((piece) => piece.startsWith(`${name}=`));
  if (isIn(fragment?.text) || isIn(path.text)) return true;
  return strayQuestionMarks(link, registered).some(({ swallowed }) => swallowed === name);
}

/** Whether the link has a parameter under a name that is nearly its own. */
export function isNearlyNamed(name: string, link: ConsentLink): boolean {
  return link.uri.parameters.some((one) => meantParameter(percentDecoded(one.name.text) ?? one.name.text) === name);
}
