import type { RestrictedRequest } from "../../model/restricted-request.js";
import { rdtResources } from "../../reference/limits.js";
import type { Operation } from "../../reference/operations.js";
import { isExempt, isRestricted, needsOneDocument } from "../../reference/restricted-data.js";
import { dataElementFaults } from "../parts/data-element-faults.js";
import { restrictedRoleFaults } from "../parts/restricted-role-faults.js";
import { defineRule, each, type FindingDraft, finding } from "../rule.js";

export const rdtRequest = defineRule({
  id: "rdt-request",
  stage: "call",
  severity: "error",
  otherSeverities: ["warning"],
  codes: ["400 InvalidInput"],
  title: "A request for a restricted data token asks for what it cannot get",
  source: "https://developer-docs.amazon.com/sp-api/docs/tokens-api-use-case-guide",
  needs: ["calls.rdt"],
  guards: [({ settings }) => !settings.at("calls").at("rdt").isEmpty],
  *check({ settings, restrictedRequests, appRoles }) {
    const list = settings.at("calls").at("rdt");
    if (restrictedRequests.length > rdtResources.value) {
      yield finding(list, {
        message: `The request names ${restrictedRequests.length} restricted resources, and Amazon takes at most ${rdtResources.value} in one.`,
        fix: `Split it into requests of at most ${rdtResources.value} resources, and declare one of them.`,
      });
    }
    yield* each(restrictedRequests, (request) =>
      each([resourceFault, dataElementFaults, restrictedRoleFaults], (faults) => faults(request, appRoles)),
    );
  },
});

function resourceFault({ place, route, operation, isTemplate }: RestrictedRequest): FindingDraft | undefined {
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
