import { joined } from "../report/joined.js";
import type { LeastRoles, RolesOfRegion } from "../report/least-roles.js";
import { counted } from "./wording.js";

/** What is said about the roles in regions where it is the same. */
export interface RolesSection {
  /** `Roles for the declared calls in na and eu`. */
  readonly heading: string;
  /** Sentences with the names in backticks. */
  readonly sentences: readonly string[];
}

/** How well a fact is known, where it is less than a page of Amazon's about that very call. */
export const evidenceWords: Readonly<Record<string, string>> = {
  "official-sibling": "as for others of the same API",
  "official-2022": "by Amazon's role files of 2022",
  secondary: "by third-party notes",
  community: "as developers report",
  none: "as far as is known",
};

const callsNamed = 5;
const reasonsNamed = 5;

/** The least roles in words; regions of which the same is true are one section. */
export function rolesSections({ regions, unjudged }: LeastRoles): RolesSection[] {
  const same = new Map<string, { readonly sentences: readonly string[]; readonly regions: (string | null)[] }>();
  for (const region of regions) {
    const sentences = sentencesOf(region, unjudged.length === 0);
    const key = sentences.join("\n");
    const known = same.get(key);
    if (known === undefined) same.set(key, { sentences, regions: [region.region] });
    else known.regions.push(region.region);
  }
  return [...same.values()].map(({ sentences, regions }) => {
    const where = regions.filter((region) => region !== null);
    const heading = `Roles for the declared calls${where.length > 0 ? ` in ${joined(where, "and")}` : ""}`;
    return { heading, sentences: [...sentences, ...notJudged(unjudged)] };
  });
}

function sentencesOf({ missing, unneeded, smallest }: RolesOfRegion, judgesAll: boolean): string[] {
  const enough = smallest.map(({ role, evidence }) => {
    const known = evidenceWords[evidence];
    return known === undefined ? quoted(role) : `${quoted(role)} (${known})`;
  });
  return [
    ...(missing === null ? ["Which roles the app holds is not declared."] : missing.map(missingSentence)),
    ...(missing?.length === 0
      ? [judgesAll ? "Nothing is missing." : "Nothing is missing for what could be judged."]
      : []),
    ...(enough.length > 0 ? [`Enough for all of them: ${joined(enough, "and")}.`] : []),
    ...(unneeded !== null && unneeded.length > 0
      ? [
          `Held, and needed by no declared call: ${joined(unneeded.map(quoted), "and")}; a review by Amazon may ask why.`,
        ]
      : []),
  ];
}

function missingSentence({
  roles,
  calls,
}: {
  readonly roles: readonly string[];
  readonly calls: readonly string[];
}): string {
  const more = calls.length - callsNamed;
  const named = calls.slice(0, callsNamed).map(quoted);
  const all = more > 0 ? `${named.join(", ")} and ${counted(more, "more call")}` : joined(named, "and");
  return `Missing: ${joined(roles.map(quoted), "or")}, for ${all}.`;
}

function notJudged(reasons: readonly string[]): string[] {
  const more = reasons.length - reasonsNamed;
  const named = reasons.slice(0, reasonsNamed).join("; ");
  return reasons.length === 0
    ? []
    : [`Not judged: ${named}${more > 0 ? `; and for ${counted(more, "more reason")}` : ""}.`];
}

function quoted(name: string): string {
  return `\`${name}\``;
}
