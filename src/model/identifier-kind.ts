import { applicationId, isDocumentationValue, longTermKeyId, temporaryKeyId } from "../reference/shapes.js";
import { shortened } from "../report/shortened.js";

/** What `id` is by its shape: "application id", the name of something else with its article, or undefined. */
export function identifierKind(id: string): string | undefined {
  if (applicationId.test(id)) return "application id";
  if (longTermKeyId.test(id) || temporaryKeyId.test(id)) return "an AWS access key id";
  if (isDocumentationValue(id)) return "a value of the documentation";
  if (id.startsWith("amzn1.application-oa2-client.")) return "an LWA client id";
  if (id.startsWith("amzn1.application.")) return "the id of an LWA security profile";
  return undefined;
}

/** Whether `id` is certainly no application id, but something else or a value to replace. */
export function isOfAnotherKind(id: string): boolean {
  const kind = identifierKind(id);
  return kind !== undefined && kind !== "application id";
}

/** An id for a message; an access key id is shown by its first four characters alone. */
export function shownId(id: string): string {
  return identifierKind(id)?.includes("AWS") === true ? `${id.slice(0, 4)}…` : shortened(id);
}
