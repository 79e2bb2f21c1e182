import type { Rule } from "../src/rules/rule.js";

/** The address of the page to paste into, which GitHub Pages serves for the repository at `repository`. */
function playgroundOf(repository: string): string {
  const [owner = "", name = ""] = repository.replace("https://github.com/", "").split("/");
  return `https://${owner}.github.io/${name}/`;
}

/**
 * The page of a rule with a link that opens its failing example; unchanged where one file alone does not fail: rules about a
 * change, an answer of Amazon's or another day.
 */
export function withTryIt(page: string, { id, stage }: Pick<Rule, "id" | "stage">, repository: string): string {
  const bare = page.replace(/^\[Try it\]\(.*\)\n\n/m, "");
  if (stage === "change" || stage === "live" || bare.includes("\n# --today ")) return bare;
  return bare.replace(/^## Wrong\n\n/m, `## Wrong\n\n[Try it](${playgroundOf(repository)}#rule=${id})\n\n`);
}
