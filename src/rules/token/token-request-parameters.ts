import { mayRequestTokens } from "../../model/may-request-tokens.js";
import type { TokenRequest } from "../../model/token-request.js";
import { type GrantType, tokenEndpoint } from "../../reference/lwa.js";
import { inWords } from "../../report/in-words.js";
import { defineRule, type FindingDraft, finding, type Unchecked, unchecked } from "../rule.js";

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
  applies: mayRequestTokens,
  *check({ tokenRequests }) {
    for (const request of tokenRequests) {
      if (request.grantType === undefined) {
        const { grantTypePlace: place } = request;
        yield unchecked(place.value === undefined ? place : `\`${place.name}\` is no grant type`);
      } else {
        yield* missing(request, request.grantType);
        yield* excluded(request, request.grantType);
      }
    }
  },
});

function* missing(request: TokenRequest, { name, required }: GrantType): Generator<FindingDraft | Unchecked> {
  const { parametersPlace: place, scopePlace, knowsParameters } = request;
  const absent = knowsParameters ? required.filter((parameter) => !request.sends(parameter)) : [];
  if (absent.length > 0) {
    const takesCode = absent.includes(exchangeName) && request.sends(callbackName);
    yield finding(place, {
      codes: [absent.every((parameter) => parameter === "scope") ? "invalid_scope" : "invalid_request"],
      message: `The \`${name}\` request is sent without ${inWords(absent, "and")}, which Login with Amazon requires.`,
      fix: takesCode
        ? `Send the value of \`${callbackName}\` as \`${exchangeName}\`${
            absent.length > 1
              ? `, and ${inWords(
                  absent.filter((other) => other !== exchangeName),
                  "and",
                )} too`
              : ""
          }.`
        : `Send ${inWords(absent, "and")} too.`,
    });
  } else if (!knowsParameters) yield unchecked(request.unknownParameter ?? place);
  // A list may hold `scope` without saying its value, or hold what is filled in at run time.
  const maySendScope = request.sends("scope") || (!place.isMissing && !knowsParameters);
  const lacksScope = scopePlace.state === "empty" || (scopePlace.state === "absent" && !maySendScope);
  if (required.includes("scope") && !absent.includes("scope") && lacksScope) {
    yield finding(scopePlace, {
      codes: ["invalid_scope"],
      message: `The \`${name}\` request names no \`scope\`, and Login with Amazon requires one.`,
      fix: "Declare the scope of the grantless operations that are called, such as `sellingpartnerapi::notifications`.",
    });
  }
}

function* excluded(request: TokenRequest, { name, forbidden }: GrantType): Generator<FindingDraft> {
  for (const parameter of request.parameters.filter((sent) => forbidden.includes(sent.name))) {
    yield exclusion(parameter.place, name, parameter.name);
  }
  const isSent = request.parameters.some((sent) => sent.name === "scope");
  if (forbidden.includes("scope") && request.scopePlace.isDeclared && !isSent) {
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
