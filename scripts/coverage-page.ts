/** One row of the catalogue of documented preconditions: the rules that check it, or why none can. */
export type Precondition = {
  readonly row: string;
  readonly statement: string;
  readonly page: string;
  readonly evidence: string;
} & (
  | { readonly rules: readonly string[] }
  | { readonly unchecked: "guard" | "live" | "console"; readonly why: string }
);

/** A rule with the stage that it belongs to. */
interface StagedRule {
  readonly id: string;
  readonly stage: string;
}

/** The rows by who can know them; guards keep rules silent and are no preconditions. */
export interface Coverage {
  readonly checked: number;
  readonly live: number;
  readonly console: number;
}

const chapters: Readonly<Record<string, string>> = {
  A: "Links to the consent page",
  B: "Login and redirect URIs",
  C: "State and lifecycle",
  D: "Regions, marketplaces and endpoints",
  E: "Token requests",
  F: "Headers and signatures",
  G: "Roles, operations and restricted data",
  H: "Sandbox",
  I: "Secrets and their rotation",
  J: "Accounts and profile",
  L: "Approval of roles",
  M: "Marketplaces and partners",
  N: "Reports, feeds, notifications and Data Kiosk",
  P: "Restricted data tokens",
  Q: "Tokens, keys and consent",
  R: "Requests",
};

const whoKnows: Readonly<Record<string, string>> = {
  guard: "no precondition: ",
  live: "known at run time alone: ",
  console: "known in a console alone: ",
};

/**
 * Counts the rows: `checked` by a rule that reads declared facts or code, known `live` alone (by a rule of the stage live or
 * by none), and known in a `console` alone.
 */
export function coverageOf(rows: readonly Precondition[], rules: readonly StagedRule[]): Coverage {
  const asks = new Set(rules.filter(({ stage }) => stage === "live").map(({ id }) => id));
  const kinds = rows.map((row) => {
    if (!("rules" in row)) return row.unchecked;
    return row.rules.every((id) => asks.has(id)) ? "live" : "checked";
  });
  const count = (kind: string) => kinds.filter((one) => one === kind).length;
  return { checked: count("checked"), live: count("live"), console: count("console") };
}

/** The numbers of the coverage in one sentence. */
export function coverageSentence({ checked, live, console }: Coverage): string {
  return `${checked} of ${checked + live + console} documented preconditions are checked; ${live} can only be known live; ${console} stand in Amazon's console alone.`;
}

/** docs/coverage.md: each row with its statement, its page, and the rule that checks it or the reason why none can. */
export function coveragePage(rows: readonly Precondition[], rules: readonly StagedRule[]): string {
  const letters = [...new Set(rows.map(({ row }) => row.slice(0, 1)))];
  const parts = letters.map((letter) => {
    const lines = rows.filter(({ row }) => row.startsWith(letter)).map(line);
    const head = "| row | precondition | source | evidence | checked by |\n| --- | --- | --- | --- | --- |";
    return `## ${letter}. ${chapters[letter] ?? letter}\n\n${head}\n${lines.join("\n")}\n`;
  });
  return `# What Amazon documents, and what checks it

Every precondition that Amazon documents for the settings of an application, with the page that says so and the rule that
checks it, or the reason why no rule can. ${coverageSentence(coverageOf(rows, rules))} A row marked "no precondition" keeps
a rule from a false alarm.

Evidence: official is the text of an Amazon page, model or repository; secondary a digest of one; community what developers
reported; derived what follows from a standard. This page is made from \`src/reference/sources/preconditions.json\`.

${parts.join("\n")}`;
}

function line(row: Precondition): string {
  const checkedBy =
    "rules" in row
      ? row.rules.map((id) => `[${id}](rules/${id}.md)`).join(", ")
      : `${whoKnows[row.unchecked]}${row.why.slice(0, 1).toLowerCase()}${row.why.slice(1)}`;
  const statement = row.statement.replaceAll("|", "\\|");
  return `| ${row.row} | ${statement} | [page](${row.page}) | ${row.evidence} | ${checkedBy} |`;
}
