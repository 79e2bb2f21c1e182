import type { Rule } from "../src/rules/rule.js";

/** Why the page to paste into, which has one file and asks nobody, cannot show what the rules of a stage find. */
const untried: Readonly<Record<string, string>> = {
  change: "this rule compares a file with the one before a change",
  live: "this rule judges answers of Amazon's, which the page to paste into does not ask for",
  code: "this rule reads code, and the page to paste into reads settings",
};

/** The address of the page to paste into, which GitHub Pages serves for the repository at `repository`. */
function playgroundOf(repository: string): string {
  const [owner = "", name = ""] = repository.replace("https://github.com/", "").split("/");
  return `https://${owner}.github.io/${name}/`;
}

/**
 * The page of a rule with a link that opens its failing example, for the day that the example is made for, or with the
 * reason why there is none to open.
 */
export function withTryIt(page: string, { id, stage }: Pick<Rule, "id" | "stage">, repository: string): string {
  const bare = page.replace(/^(?:\[Try it\]\(.*\)|Not to be tried in the browser: .*)\n\n/m, "");
  const [, wrong = ""] = bare.split("\n## Wrong\n");
  const day = /^# --today (\S+)$/m.exec(wrong.split("\n## ")[0] ?? "")?.[1];
  const address = `${playgroundOf(repository)}#rule=${id}${day === undefined ? "" : `&today=${day}`}`;
  const reason = untried[stage];
  const line = reason === undefined ? `[Try it](${address})` : `Not to be tried in the browser: ${reason}.`;
  return bare.replace(/^## Wrong\n\n/m, `## Wrong\n\n${line}\n\n`);
}
