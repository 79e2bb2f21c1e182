import { evidenceClause } from "../reference/evidence.js";
import {
  type Operation,
  operationAt,
  operationsNamed,
  type RemovedOperation,
  removedAt,
  removedNamed,
} from "../reference/operations.js";
import { allRegions } from "../reference/regions.js";
import { endLine, inBrackets, marketplaceLine, partnerLine, regionNames, roleLines } from "./fact-lines.js";

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/**
 * What is known about the operations that a text names, by their operationId, `api.operationId`, or path with or without
 * a method; undefined where it names none.
 */
export function operationFacts(text: string): string[] | undefined {
  const [, method, path] = /^(?:(GET|PUT|POST|DELETE|PATCH|HEAD)\s+)?(\/\S*)$/i.exec(text) ?? [];
  if (path !== undefined) {
    const lines = (method === undefined ? methods : [method.toUpperCase()]).flatMap((one) => {
      const living = operationAt(one, path);
      const removed = living === undefined ? removedAt(one, path) : undefined;
      return living ? linesOf(living) : removed ? removedLines(removed) : [];
    });
    return lines.length === 0 ? undefined : lines;
  }
  const found = [...operationsNamed(text).flatMap(linesOf), ...removedNamed(text).flatMap(removedLines)];
  return found.length === 0 ? undefined : found;
}

function linesOf(operation: Operation): string[] {
  const { id, method, path, regions, regionsEvidence, regionsSource, sandboxOnly, marketplaces, announcedEnd } =
    operation;
  const isLimited = regions.length < allRegions.length;
  const where = `Offered in ${regionNames(regions)} alone`;
  return [
    `${id}: ${method} ${path}`,
    "",
    ...rolesOf(operation),
    `  Token: ${tokenOf(operation)}.`,
    `  Personal data: ${personalDataOf(operation)}.`,
    partnerLine(operation.partner),
    ...(isLimited ? [`  ${where}${inBrackets(evidenceClause(regionsEvidence))}.`, `    ${regionsSource}`] : []),
    ...marketplaceLine(marketplaces),
    ...(sandboxOnly ? ["  It exists in the sandbox alone."] : []),
    ...endLine("End", announcedEnd),
    "",
  ];
}

function rolesOf(operation: Operation): string[] {
  if (operation.grantless) return ["  Roles: none, since no selling partner is involved."];
  const { roles, extraRoles, rolesEvidence, rolesSource, rolesDisputed, rolesDependOn } = operation;
  const lines = roleLines({
    roles,
    extraRoles,
    evidence: rolesEvidence,
    source: rolesSource,
    isDisputed: rolesDisputed,
  });
  return rolesDependOn === null
    ? lines
    : [...lines, `  The roles depend on the ${rolesDependOn} type: \`explain\` its name.`];
}

function tokenOf({ grantless, scope, restrictedData }: Operation): string {
  if (grantless) return `client_credentials with the scope \`${scope ?? ""}\``;
  if (restrictedData === "required") return "a restricted data token";
  if (restrictedData === "no") return "the access token of a selling partner's grant";
  return "the access token of a selling partner's grant; a restricted data token for personal data";
}

const personalData: Readonly<Record<Operation["restrictedData"], string>> = {
  required: "every answer holds some",
  "for-pii": "on request",
  "for-restricted-report-types": "in the documents of restricted report types",
  no: "none that needs a restricted data token",
};

function personalDataOf({ restrictedData, restrictedRoles }: Operation): string {
  const roles = restrictedRoles.length === 0 ? "" : `; one of these roles opens it: ${restrictedRoles.join(", ")}`;
  return `${personalData[restrictedData]}${roles}`;
}

function removedLines({
  id,
  method,
  path,
  removedOn,
  removalEvidence,
  lastSeen,
  replacement,
  source,
}: RemovedOperation): string[] {
  const when =
    removedOn === null
      ? `Gone from Amazon's models, which had it on ${lastSeen} for the last time`
      : `Removed on ${removedOn}${inBrackets(evidenceClause(removalEvidence))}`;
  return [
    `${id}: ${method} ${path}`,
    "",
    `  ${when}.`,
    ...(replacement === undefined ? [] : [`  Instead: ${replacement}.`]),
    ...(source === "" ? [] : [`    ${source}`]),
    "",
  ];
}
