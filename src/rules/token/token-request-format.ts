import { mayRequestTokens } from "../../model/may-request-tokens.js";
import type { TokenRequest } from "../../model/token-request.js";
import { formContentType, jsonContentType, tokenEndpoint } from "../../reference/lwa.js";
import { shortened } from "../../report/shortened.js";
import { replaceValue } from "../../settings/replace-value.js";
import { maskPlaceholders, unknownCharacter } from "../../settings/values.js";
import { defineRule, type FindingDraft, finding, type Unchecked, unchecked } from "../rule.js";

const asDocumented = `Send the parameters form-encoded in the body, as \`${formContentType}\`.`;
const typeOf: Record<string, string> = { form: formContentType, json: jsonContentType };

export const tokenRequestFormat = defineRule({
  id: "token-request-format",
  stage: "token",
  severity: "error",
  otherSeverities: ["warning"],
  codes: ["500"],
  alsoSeen: ["unsupported_grant_type", "invalid_request"],
  title: "The token request has another form than Login with Amazon reads",
  source: "https://developer-docs.amazon.com/sp-api/docs/authorization-errors",
  needs: ["token.requests"],
  applies: mayRequestTokens,
  *check({ tokenRequests }) {
    for (const request of tokenRequests) {
      yield* judgePlacement(request);
      yield* judgeBody(request);
    }
  },
});

function* judgePlacement({ place }: TokenRequest): Generator<FindingDraft | Unchecked> {
  const placement = place.at("parametersIn");
  if (placement.value === undefined) yield unchecked(placement);
  else if (placement.value !== "body") {
    yield finding(placement, {
      message: `The parameters travel in the \`${placement.value}\`, and Login with Amazon takes them in the \`body\` only.`,
      fix: asDocumented,
    });
  }
}

function* judgeBody({ place }: TokenRequest): Generator<FindingDraft | Unchecked> {
  const type = place.at("contentType");
  const encoding = place.at("bodyEncoding");
  const mediaType = maskPlaceholders(type.text ?? "")
    .replace(/;.*/s, "")
    .trim()
    .toLowerCase();
  const isKnown = mediaType !== "" && !mediaType.includes(unknownCharacter);
  const related = isKnown ? [{ at: type, message: "the declared type" }] : [];
  const fault = (message: string) => finding(type, { message, fix: asDocumented });
  if (type.state === "empty") {
    yield fault(`The token request has no content type, and \`${formContentType}\` is required.`);
  } else if (encoding.value === "multipart" || mediaType.startsWith("multipart/")) {
    const at = encoding.value === "multipart" ? encoding : type;
    const message = `The body is multipart, and Login with Amazon reads \`${formContentType}\`.`;
    yield finding(at, { message, fix: asDocumented, related: at === encoding ? related : [] });
  } else if (!isKnown) yield unchecked(type);
  else if (mediaType !== formContentType && mediaType !== jsonContentType) {
    yield fault(`The content type is \`${shortened(mediaType)}\`, and Login with Amazon reads \`${formContentType}\`.`);
  } else if (encoding.value === undefined) yield unchecked(encoding);
  else if (mediaType !== typeOf[encoding.value]) {
    yield finding(encoding, {
      message: `The body is encoded as \`${encoding.value}\`, and the content type says \`${mediaType}\`.`,
      fix: asDocumented,
      related,
      repair: encoding.value === "form" ? replaceValue(type, formContentType, false) : undefined,
    });
  } else if (encoding.value === "json") {
    yield finding(encoding, {
      severity: "warning",
      message: `The body is \`json\`, as some of Amazon's own SDKs send it, and Amazon documents \`${formContentType}\` alone.`,
      fix: asDocumented,
      source: tokenEndpoint.source,
      related,
    });
  }
}
