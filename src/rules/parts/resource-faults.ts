import type { RestrictedRequest } from "../../model/restricted-request.js";
import type { Operation } from "../../reference/operations.js";
import { dataElementsProvenance, isExempt, isRestricted, needsOneDocument } from "../../reference/restricted-data.js";
import { shortened } from "../../report/shortened.js";
import type { Place } from "../../settings/place.js";
import { removeCharacters } from "../../settings/replace-value.js";
import { each, type FindingDraft, finding, type Said } from "../rule.js";

/** What is wrong with a resource but its data elements; `own` is the id of the app. */
export function resourceFaults(request: RestrictedRequest, own: Place<string>): Iterable<Said> {
  const target = request.place.at("targetApplication");
  return each([() => pathFault(request), () => useFault(request), () => targetFault(target, own)], (fault) => fault());
}

/** The path is that of the later call, character by character. */
function pathFault({ route, isNoPath }: RestrictedRequest): FindingDraft | undefined {
  const place = route.pathPlace;
  const path = place.requiredText;
  if (isNoPath) {
    return finding(place, {
      message: `\`${shortened(path)}\` is no path, which starts with \`/\`: a resource is named by the path of the call, as in \`/orders/v0/orders\`.`,
      fix: "Write the path that the code calls, without the host.",
    });
  }
  if (!/[^/]\/$/.test(path)) return undefined;
  return finding(place, {
    severity: "warning",
    codes: ["403"],
    message: `The path \`${shortened(path)}\` ends with \`/\`, and as a developer reports a token for it opens none of the calls without.`,
    fix: `Write \`${shortened(path.slice(0, -1))}\`.`,
    source: "https://github.com/amzn/selling-partner-api-docs/issues/2553",
    repair: removeCharacters(place, path.length - 1, path.length),
  });
}

function targetFault(target: Place<string>, own: Place<string>): FindingDraft | undefined {
  if (target.known === undefined || target.known !== own.required) return undefined;
  return finding(target, {
    message: "`targetApplication` is the app itself, and it names the other application that gets the token.",
    fix: "Leave `targetApplication` out, or write the id of the application that the token is delegated to.",
    source: dataElementsProvenance.source,
    related: [{ at: own, message: "the id of the app" }],
  });
}

/** Whether a token for the resource is of any use. */
function useFault({ place, route, operation, isTemplate, isNoPath }: RestrictedRequest): FindingDraft | undefined {
  if (isNoPath) return undefined;
  route.mustKnow();
  if (operation === undefined || !isRestricted(operation)) {
    return finding(place, {
      severity: "warning",
      message: `\`${route.label}\` ${whyNotRestricted(operation)}.`,
      fix: "Remove it from the request, and call the operation with the ordinary access token.",
    });
  }
  if (!needsOneDocument(operation) || !isTemplate) return undefined;
  return finding(route.pathPlace, {
    message: `\`${route.path}\` names every report document, and Amazon gives a token for one document at a time.`,
    fix: "Send the id of the document in the path; where the code fills it in, write `${REPORT_DOCUMENT_ID}` here.",
  });
}

function whyNotRestricted(operation: Operation | undefined): string {
  if (operation === undefined) return "is an operation that Amazon has removed";
  return isExempt(operation)
    ? "returns personal data by the roles of the app, without a restricted data token"
    : "is none of Amazon's restricted operations";
}
