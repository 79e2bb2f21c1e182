import { evidenceClause } from "../reference/evidence.js";
import { scopeNamed } from "../reference/lwa.js";
import { inBrackets } from "./fact-lines.js";

/** What is known about a scope of grantless operations, current or removed; undefined for any other text. */
export function scopeFacts(text: string): { readonly key: string; readonly lines: readonly string[] } | undefined {
  const scope = scopeNamed(text);
  if (scope === undefined) return undefined;
  const { operations, evidence, source, status, removedOn } = scope;
  const lines = [
    `${scope.scope}: scope of grantless operations${inBrackets(evidenceClause(evidence))}`,
    "",
    "  A request with the grant type `client_credentials` asks for it.",
    `  Operations: ${operations.join(", ")}.`,
    ...(status === "removed"
      ? [`  Removed${removedOn === undefined ? "" : ` on ${removedOn}`}: it serves nothing any more.`]
      : []),
    `    ${source}`,
    "",
  ];
  return { key: "token.requests[].scope", lines };
}
