import { mayRequestTokens } from "../../model/may-request-tokens.js";
import type { TokenRequest } from "../../model/token-request.js";
import { scopeNamed, scopes } from "../../reference/lwa.js";
import { nearest } from "../../reference/nearest.js";
import { inWords } from "../../report/in-words.js";
import { shortened } from "../../report/shortened.js";
import type { Place } from "../../settings/place.js";
import { replaceValue } from "../../settings/replace-value.js";
import { answerOf, defineRule, each, type FindingDraft, finding } from "../rule.js";

const current = scopes.filter(({ status }) => status === "current").map(({ scope }) => scope);

export const scopeUnknown = defineRule({
  id: "scope-unknown",
  stage: "token",
  severity: "error",
  codes: ["invalid_scope"],
  title: "The scope is none of SP-API",
  source: "https://developer-docs.amazon.com/sp-api/docs/grantless-operations",
  needs: ["token.requests"],
  guards: [mayRequestTokens],
  check: ({ tokenRequests }) =>
    each(tokenRequests, (request) => {
      const { scopePlace } = request;
      if (!scopePlace.isGiven && answerOf(request, takesScope) === false) return;
      return each(request.scopes, (name) => {
        const scope = scopeNamed(name);
        if (scope === undefined) return unknown(scopePlace, name);
        if (scope.status !== "removed") return;
        return finding(scopePlace, {
          message: `The scope \`${name}\` served ${inWords(scope.operations, "and")}, which Amazon removed on \`${scope.removedOn}\`.`,
          fix: "Drop the scope, and the calls that it was for.",
          source: scope.source,
        });
      });
    }),
});

/** Only the token of the client itself is asked for by scope. */
function takesScope({ grantType }: TokenRequest): boolean {
  return !grantType.forbidden.includes("scope") && grantType.name !== "authorization_code";
}

function unknown(at: Place<string>, name: string): FindingDraft {
  const near = nearest(name, current);
  const isJoined = name.split(/[,;+|]|%20/).every((part) => part === "" || scopeNamed(part) !== undefined);
  const instead = near === undefined ? `Write ${inWords(current, "or")}.` : `Write \`${near}\`.`;
  return finding(at, {
    message: `\`${shortened(name)}\` is no scope of SP-API, and Login with Amazon gives no token for it.`,
    fix: isJoined ? "Separate the scopes by blanks." : instead,
    repair: near !== undefined && at.written === name ? replaceValue(at, near, false) : undefined,
  });
}
