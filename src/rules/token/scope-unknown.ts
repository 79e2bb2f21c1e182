import { mayRequestTokens } from "../../model/may-request-tokens.js";
import { scopeNamed, scopes } from "../../reference/lwa.js";
import { nearest } from "../../reference/nearest.js";
import { inWords } from "../../report/in-words.js";
import { shortened } from "../../report/shortened.js";
import type { Place } from "../../settings/place.js";
import { replaceValue } from "../../settings/replace-value.js";
import { defineRule, type FindingDraft, finding, unchecked } from "../rule.js";

const current = scopes.filter(({ status }) => status === "current").map(({ scope }) => scope);

export const scopeUnknown = defineRule({
  id: "scope-unknown",
  stage: "token",
  severity: "error",
  codes: ["invalid_scope"],
  title: "The scope is none of SP-API",
  source: "https://developer-docs.amazon.com/sp-api/docs/grantless-operations",
  needs: ["token.requests"],
  applies: mayRequestTokens,
  *check({ tokenRequests }) {
    for (const { scopePlace, scopes, knowsScopes, grantType } of tokenRequests) {
      // Only the token of the client itself is asked for by scope.
      const isAskedFor = grantType?.forbidden.includes("scope") !== true && grantType?.name !== "authorization_code";
      if (!knowsScopes && (isAskedFor || scopePlace.isDeclared)) yield unchecked(scopePlace);
      for (const name of scopes) {
        const scope = scopeNamed(name);
        if (scope?.status === "removed") {
          yield finding(scopePlace, {
            message: `The scope \`${name}\` served ${inWords(scope.operations, "and")}, which Amazon removed on \`${scope.removedOn}\`.`,
            fix: "Drop the scope, and the calls that it was for.",
            source: scope.source,
          });
        } else if (scope === undefined) yield unknown(scopePlace, name);
      }
    }
  },
});

function unknown(at: Place<string>, name: string): FindingDraft {
  const near = nearest(name, current);
  const isJoined = name.split(/[,;+|]|%20/).every((part) => part === "" || scopeNamed(part) !== undefined);
  const instead = near === undefined ? `Write ${inWords(current, "or")}.` : `Write \`${near}\`.`;
  return finding(at, {
    message: `\`${shortened(name)}\` is no scope of SP-API, and Login with Amazon gives no token for it.`,
    fix: isJoined ? "Separate the scopes by blanks." : instead,
    repair: near !== undefined && at.value === name ? replaceValue(at, near, false) : undefined,
  });
}
