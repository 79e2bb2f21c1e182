import type { CodeReport, CodeUse } from "../report/code-report.js";
import { joined } from "../report/joined.js";
import { evidenceWords } from "./roles.js";
import { counted } from "./wording.js";

/** A part of what is said about the code: a heading, and lines with the names in backticks. */
export interface CodeSection {
  readonly heading: string;
  readonly lines: readonly string[];
}

const usesNamed = 100;

/** What the code calls, the least roles for it, and what was not read, in words. */
export function codeSections({ calls, skipped, folder }: CodeReport): CodeSection[] {
  const { apis, several, open, hosts, types, regions } = calls;
  const operations = apis.map(({ api, operations }) => `${quoted(api)}: ${operations.map(useInWords).join(", ")}`);
  const sections: CodeSection[] = [
    {
      heading: `What the code below ${quoted(folder)} calls`,
      lines: operations.length > 0 ? operations : ["No operation that its literals tell."],
    },
    { heading: "Paths of several operations, since no method stands near by", lines: listed(several) },
    { heading: "Paths that go on at run time, so that the operation is not told", lines: listed(open) },
    {
      heading: `Hosts${regions.length > 0 ? `, which tell the region ${joined(regions, "and")}` : hosts.length > 0 ? ", a table of choices that tells no region" : ""}`,
      lines: listed(hosts),
    },
    { heading: "Report, feed and notification types", lines: listed(types) },
    { heading: "Least roles for these calls", lines: roleLines(calls) },
    { heading: "Not read", lines: skippedLine(skipped) },
  ];
  return sections.filter(({ lines }) => lines.length > 0);
}

function listed(uses: readonly CodeUse[]): string[] {
  const more = uses.length - usesNamed;
  return [...uses.slice(0, usesNamed).map(useInWords), ...(more > 0 ? [`and ${more} more`] : [])];
}

function useInWords({ name, places: [first = ""], count }: CodeUse): string {
  return `${quoted(name)} at ${quoted(first)}${count > 1 ? ` and ${counted(count - 1, "more place")}` : ""}`;
}

function roleLines({ roles, unjudged }: CodeReport["calls"]): string[] {
  const lines = roles
    .filter(({ smallest }) => smallest.length > 0)
    .map(({ region, smallest }) => {
      const names = smallest.map(({ role, evidence }) => {
        const known = evidenceWords[evidence];
        return known === undefined ? quoted(role) : `${quoted(role)} (${known})`;
      });
      return `${region === null ? "" : `In ${region}: `}${joined(names, "and")}.`;
    });
  const none = roles.length > 0 && lines.length === 0 ? ["None of these calls needs a role."] : [];
  return [...lines, ...none, ...(unjudged.length > 0 ? [`Not judged: ${unjudged.slice(0, 5).join("; ")}.`] : [])];
}

function skippedLine(skipped: CodeReport["skipped"]): string[] {
  const reasons = Object.entries(skipped).map(([reason, count]) => `${reason}: ${count}`);
  return reasons.length === 0 ? [] : [`${reasons.join("; ")}.`];
}

function quoted(name: string): string {
  return `\`${name}\``;
}
