import { mayRequestTokens } from "../../model/may-request-tokens.js";
import type { TokenRequest } from "../../model/token-request.js";
import { formContentType, jsonContentType, tokenEndpoint } from "../../reference/lwa.js";
import { shortened } from "../../report/shortened.js";
import { replaceValue } from "../../settings/replace-value.js";
import { maskPlaceholders, unknownCharacter } from "../../settings/values.js";
import { answerOf, defineRule, each, type FindingDraft, finding, Open } from "../rule.js";

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
  guards: [mayRequestTokens],
  check: ({ tokenRequests }) =>
    each(tokenRequests, ({ place }) => each([placementFault, bodyFault], (fault) => fault(place))),
});

function placementFault(request: TokenRequest["place"]): FindingDraft | undefined {
  const placement = request.at("parametersIn");
  if (placement.required === "body") return undefined;
  return finding(placement, {
    message: `The parameters travel in the \`${placement.required}\`, and Login with Amazon takes them in the \`body\` only.`,
    fix: asDocumented,
  });
}

function bodyFault(request: TokenRequest["place"]): FindingDraft | undefined {
  const type = request.at("contentType");
  const place = request.at("bodyEncoding");
  const encoding = answerOf(place, ({ required }) => required);
  const mediaType = maskPlaceholders(type.written).replace(/;.*/s, "").trim().toLowerCase();
  const isKnown = mediaType !== "" && !mediaType.includes(unknownCharacter);
  const related = isKnown ? [{ at: type, message: "the declared type" }] : [];
  const fault = (message: string) => finding(type, { message, fix: asDocumented });
  if (type.isEmpty) return fault(`The token request has no content type, and \`${formContentType}\` is required.`);
  if (encoding === "multipart" || mediaType.startsWith("multipart/")) {
    const message = `The body is multipart, and Login with Amazon reads \`${formContentType}\`.`;
    return encoding === "multipart" ? finding(place, { message, fix: asDocumented, related }) : fault(message);
  }
  if (!isKnown) throw new Open(type.whyOpen);
  if (mediaType !== formContentType && mediaType !== jsonContentType) {
    return fault(
      `The content type is \`${shortened(mediaType)}\`, and Login with Amazon reads \`${formContentType}\`.`,
    );
  }
  if (encoding instanceof Open) throw encoding;
  if (mediaType !== typeOf[encoding]) {
    return finding(place, {
      message: `The body is encoded as \`${encoding}\`, and the content type says \`${mediaType}\`.`,
      fix: asDocumented,
      related,
      repair: encoding === "form" ? replaceValue(type, formContentType, false) : undefined,
    });
  }
  if (encoding !== "json") return undefined;
  return finding(place, {
    severity: "warning",
    message: `The body is \`json\`, as some of Amazon's own SDKs send it, and Amazon documents \`${formContentType}\` alone.`,
    fix: asDocumented,
    source: tokenEndpoint.source,
    related,
  });
}
