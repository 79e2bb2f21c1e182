import { developerProfile, editApp } from "../reference/console-labels.js";
import { evidenceClause } from "../reference/evidence.js";
import { operationNames, operationsNamed } from "../reference/operations.js";
import { type Role, roleNamed } from "../reference/roles.js";
import {
  feedTypeNamed,
  feedTypeNames,
  notificationTypeNamed,
  notificationTypeNames,
  reportTypeNamed,
  reportTypeNames,
} from "../reference/types.js";
import { inBrackets, partnerLine } from "./fact-lines.js";

/** What a role is, how to get it and what it opens, by its name in any spelling; undefined for an unknown one. */
export function roleFacts(text: string): string[] | undefined {
  const role = roleNamed(text);
  if (role === undefined) return undefined;
  const { name, aliases, restricted, parties, provenance, program } = role;
  const [first, ...more] = parties;
  return [
    `${name}: role${restricted ? ", restricted" : ""}`,
    "",
    ...(aliases.length === 0 ? [] : [`  Also called ${aliases.join(", ")}.`]),
    ...(program === undefined ? [] : [`  It belongs to ${program}, not to the SP-API.`]),
    partnerLine(first === undefined ? "unknown" : more.length > 0 ? "both" : first),
    ...(restricted
      ? [
          "  It opens personal data, so Amazon reviews the use before it approves the role.",
          `  How to get it: ${developerProfile}, with the use case and the answers about security; then ${editApp}.`,
        ]
      : [`  How to get it: ${developerProfile}; then ${editApp}.`]),
    "  After that, each selling partner authorizes the app again.",
    `    ${provenance.source}${inBrackets(evidenceClause(provenance.evidence))}`,
    ...opened("operations", openedOperations(role)),
    ...opened("report types", openedTypes(role, reportTypeNames(), reportTypeNamed)),
    ...opened("feed types", openedTypes(role, feedTypeNames(), feedTypeNamed)),
    ...opened("notification types", openedTypes(role, notificationTypeNames(), notificationTypeNamed)),
    "",
  ];
}

function opened(what: string, names: readonly string[]): string[] {
  return names.length === 0 ? [] : [`  It opens ${names.length} ${what}:`, ...names.map((name) => `    ${name}`)];
}

function openedOperations({ name }: Role): string[] {
  const ids = operationNames().filter((one) => one.includes("."));
  return ids.filter((id) => operationsNamed(id).some(({ roles }) => roles.some(({ role }) => role === name)));
}

function openedTypes({ name }: Role, names: readonly string[], typeNamed: typeof reportTypeNamed): string[] {
  return names.filter((one) => typeNamed(one)?.roles.some(({ role }) => role === name));
}
