import { scopeNamed, scopes } from "../../reference/lwa.js";
import { nearest } from "../../reference/nearest.js";
import { inWords } from "../../report/in-words.js";
import { shortened } from "../../report/shortened.js";
import { codeFinding, defineCodeRule } from "../code-rule.js";

const current = scopes.filter(({ status }) => status === "current").map(({ scope }) => scope);

export const codeScopeUnknown = defineCodeRule({
  id: "code-scope-unknown",
  severity: "warning",
  codes: ["invalid_scope"],
  title: "The code asks for a scope that is none of SP-API",
  source: "https://developer-docs.amazon.com/sp-api/docs/grantless-operations",
  *check(code) {
    for (const sighting of code.of("scope")) {
      const { value } = sighting;
      const scope = scopeNamed(value);
      if (scope?.status === "current") continue;
      const near = nearest(value, current, 6);
      yield codeFinding(sighting, {
        message:
          scope === undefined
            ? `\`${shortened(value)}\` is no scope of SP-API, and Login with Amazon gives no token for it.`
            : `The scope \`${value}\` served ${inWords(scope.operations, "and")}, which Amazon removed on \`${scope.removedOn}\`.`,
        fix:
          scope !== undefined
            ? "Drop the scope, and the calls that it was for."
            : near === undefined
              ? `Write ${inWords(current, "or")}.`
              : `Write \`${near}\`.`,
        ...(scope !== undefined && { source: scope.source }),
      });
    }
  },
});
