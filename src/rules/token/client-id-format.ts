import { identifierKind, shownId } from "../../model/identifier-kind.js";
import { developApps } from "../../reference/console-labels.js";
import { clientIdMaxBytes, lwaClientId } from "../../reference/shapes.js";
import { isReference } from "../../settings/secret-reference.js";
import { defineRule, finding, Open } from "../rule.js";

/** Kinds that no client id has; a value of the documentation or a new shape proves less. */
const proven = new Set<string | undefined>(["application id", "an AWS access key id"]);

export const clientIdFormat = defineRule({
  id: "client-id-format",
  stage: "token",
  severity: "error",
  otherSeverities: ["warning"],
  codes: ["invalid_client"],
  title: "The client id is not that of LWA credentials",
  source: "https://developer.amazon.com/pt-br/docs/login-with-amazon/authorization-code-grant.html",
  needs: ["credentials.clientId"],
  *check({ settings }) {
    const place = settings.at("credentials").at("clientId");
    const value = place.required;
    if (isReference(value)) throw new Open(`\`${place.name}\` is filled in at run time`);
    if (lwaClientId.test(value)) return;
    const kind = identifierKind(value);
    // Bare hexadecimal digits may be a client secret of the older shape, so they are not shown.
    const isHex = /^[0-9a-f]{16,}$/i.test(value);
    const isLong = new TextEncoder().encode(value).length > clientIdMaxBytes;
    yield finding(place, {
      severity: isHex || proven.has(kind) ? "error" : "warning",
      message: isHex
        ? `The client id is ${value.length} bare hexadecimal digits, and a client id is \`amzn1.application-oa2-client.\` with 32 of them behind it.`
        : `The client id, \`${shownId(value)}\`, ${wrongIn(kind, isLong)}.`,
      fix: `Copy the client identifier from the LWA credentials of the app under ${developApps}: \`amzn1.application-oa2-client.\` with 32 hexadecimal digits behind it.`,
    });
  },
});

function wrongIn(kind: string | undefined, isLong: boolean): string {
  if (isLong) return `is longer than the ${clientIdMaxBytes} bytes that Login with Amazon documents`;
  if (kind === undefined || kind === "an LWA client id") {
    return "has not the known shape `amzn1.application-oa2-client.` with 32 lower-case hexadecimal digits";
  }
  return `is ${kind === "application id" ? "the application id" : kind} instead of the client id of LWA credentials`;
}
