import { mayRequestTokens } from "../../model/may-request-tokens.js";
import type { TokenRequest } from "../../model/token-request.js";
import { type GrantType, tokenEndpoint } from "../../reference/lwa.js";
import { inWords } from "../../report/in-words.js";
import { answerOf, defineRule, each, type FindingDraft, finding, type Said } from "../rule.js";

/** The name under which the callback hands over the code, and the name under which it is exchanged. */
const [callbackName, exchangeName] = ["spapi_oauth_code", "code"];

export const tokenRequestParameters = defineRule({
  id: "token-request-parameters",
  stage: "token",
  severity: "error",
  codes: ["invalid_request", "invalid_scope"],
  title: "The token request has not the parameters of its grant type",
  source: tokenEndpoint.source,
  needs: ["token.requests"],
  guards: [mayRequestTokens],
  check: ({ tokenRequests }) =>
    each(tokenRequests, (request) =>
      each([missing, unnamedScope, excluded], (judge) => judge(request, request.grantType)),
    ),
});

function missing(request: TokenRequest, { name, required }: GrantType): FindingDraft | undefined {
  const absent = required.filter((parameter) => !request.sends(parameter));
  if (absent.length === 0) return undefined;
  const others = absent.filter((other) => other !== exchangeName);
  const takesCode = others.length < absent.length && request.sends(callbackName);
  const too = others.length > 0 ? `, and ${inWords(others, "and")} too` : "";
  return finding(request.parametersPlace, {
    codes: [absent.every((parameter) => parameter === "scope") ? "invalid_scope" : "invalid_request"],
    message: `The \`${name}\` request is sent without ${inWords(absent, "and")}, which Login with Amazon requires.`,
    fix: takesCode
      ? `Send the value of \`${callbackName}\` as \`${exchangeName}\`${too}.`
      : `Send ${inWords(absent, "and")} too.`,
  });
}

/** A list of parameters may hold `scope` without saying its value, or hold what is filled in at run time. */
function unnamedScope(request: TokenRequest, { name, required }: GrantType): FindingDraft | undefined {
  const { parametersPlace: list, scopePlace: scope } = request;
  if (!required.includes("scope") || scope.isGiven || answerOf("scope", (one) => request.sends(one)) === false)
    return undefined;
  if (!scope.isEmpty && (list.isGiven || list.isEmpty)) return undefined;
  return finding(scope, {
    codes: ["invalid_scope"],
    message: `The \`${name}\` request names no \`scope\`, and Login with Amazon requires one.`,
    fix: "Declare the scope of the grantless operations that are called, such as `sellingpartnerapi::notifications`.",
  });
}

function* excluded(request: TokenRequest, { name, forbidden }: GrantType): Generator<Said> {
  yield* each(request.parametersPlace.listed, (sent) =>
    forbidden.includes(sent.required) ? exclusion(sent, name, sent.required) : undefined,
  );
  const isTold = answerOf("scope", (one) => request.sends(one)) === true;
  if (forbidden.includes("scope") && request.scopePlace.isGiven && !isTold) {
    yield exclusion(request.scopePlace, name, "scope");
  }
}

function exclusion(at: FindingDraft["at"], grant: string, parameter: string): FindingDraft {
  return finding(at, {
    codes: [],
    message: `The \`${grant}\` request carries \`${parameter}\`, and \`refresh_token\` and \`scope\` exclude each other in one request.`,
    fix: `Leave \`${parameter}\` out, and use a request of its own for ${parameter === "scope" ? "grantless operations" : "what a selling partner has granted"}.`,
  });
}
