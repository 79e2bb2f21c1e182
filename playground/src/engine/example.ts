import { rulePages } from "../../../src/explain/pages-table.js";
import { catalogue } from "../../../src/rules/index.js";

/** The failing example on the page of a rule; undefined where one file alone does not show what the rule finds. */
export function exampleOf(id: string): string | undefined {
  const rule = catalogue.find((one) => one.id === id);
  if (rule === undefined || rule.stage === "change" || rule.stage === "live") return undefined;
  return /^## Wrong[\s\S]*?```yaml\n([\s\S]*?)```/m.exec(rulePages()[id] ?? "")?.[1];
}
