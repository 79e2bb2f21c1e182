import type { Operation } from "../../reference/operations.js";
import { inWords } from "../../report/in-words.js";
import { Open } from "../../settings/open.js";
import { roleMissing } from "../call/role-missing.js";
import { codeFinding, defineCodeRule } from "../code-rule.js";
import { missingRoles } from "../parts/missing-roles-of-code.js";

export const codeCallUndeclared = defineCodeRule({
  id: "code-call-undeclared",
  severity: "warning",
  codes: ["403 Unauthorized"],
  title: "The code makes a call that the settings do not declare",
  source: "https://developer-docs.amazon.com/sp-api/docs/role-mappings",
  *check(code) {
    const { settings, today } = code;
    const calls = settings.flatMap(({ operationCalls }) => operationCalls);
    if (calls.length === 0) {
      yield new Open("`calls.operations` is not declared");
      return;
    }
    const open = calls.find(
      (call) => call.operations.length + call.removed.length === 0 && call.whyUnnamed !== undefined,
    );
    if (open !== undefined) {
      yield new Open(`which call \`${open.place.name}\` is, is filled in at run time`);
      return;
    }
    const declared = new Set(calls.flatMap(({ operations }) => operations.map(({ id }) => id)));
    const undeclared = code.calls.filter(({ operation }) => !declared.has(operation.id));
    const ids = [...new Set(undeclared.map(({ operation }) => operation.id))];
    const missing = settings.map((facts) => missingRoles(facts, ids, today));
    const told = new Set<string>();
    for (const { sighting, operation } of undeclared) {
      yield codeFinding(sighting, {
        message: `The code calls \`${operation.id}\` (\`${operation.method} ${operation.path}\`), which the settings do not declare${rolesOf(operation)}.`,
        fix: "Add the operation to `calls.operations`, or remove the call.",
        related: settings.slice(0, 1).map((facts) => ({
          at: { facts, place: facts.settings.at("calls").at("operations") },
          message: "the declared calls",
        })),
      });
      const [draft, ...others] = missing.map((drafts) => drafts.get(operation.id));
      // Once an operation, and only where no app that the code may serve holds a role for it.
      if (draft === undefined || others.includes(undefined) || told.has(operation.id)) continue;
      told.add(operation.id);
      yield codeFinding(sighting, { ...draft, by: roleMissing });
    }
  },
});

function rolesOf({ roles, grantless }: Operation): string {
  const names = [...new Set(roles.map(({ role }) => role))];
  if (names.length === 0) return grantless ? "; it needs no role" : "";
  return `; it needs the role ${inWords(names, "or")}`;
}
