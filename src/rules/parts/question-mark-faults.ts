import type { ConsentLink } from "../../model/consent-link.js";
import type { RedirectList } from "../../model/redirect-list.js";
import { joinedByAmpersands, strayQuestionMarks } from "../../model/swallowed-parameters.js";
import { inWords } from "../../report/in-words.js";
import { shortened } from "../../report/shortened.js";
import { type FindingDraft, finding } from "../rule.js";

/** What a second `?` does to the parameters of a link. */
export function* questionMarkFaults(link: ConsentLink, registered: RedirectList): Generator<FindingDraft> {
  const marks = strayQuestionMarks(link, registered);
  const [first] = marks;
  if (first === undefined) return;
  const where = first.inside === "" ? "directly behind the first" : `in \`${shortened(first.inside)}\``;
  const names = [...new Set(marks.flatMap(({ swallowed }) => swallowed ?? []))];
  yield finding(link.place, {
    message: `A second \`?\` ${where} ${names.length === 0 ? "adds what follows to its value" : `swallows ${inWords(names, "and")}`}: only the first one starts the query.`,
    fix: "Join the parameters with `&`, and write a `?` that belongs to a value as `%3F`.",
    repair: joinedByAmpersands(link, marks),
  });
}
