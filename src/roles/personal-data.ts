import type { OperationCall } from "../model/call.js";
import { resourcesRequested } from "../model/declared-operations.js";
import type { Endpoint } from "../model/endpoint.js";
import type { Facts } from "../model/facts.js";
import { onceAFile } from "../model/once-a-file.js";
import type { RestrictedRequest } from "../model/restricted-request.js";
import type { Evidence } from "../reference/evidence.js";
import type { Operation } from "../reference/operations.js";
import { allRegions } from "../reference/regions.js";
import {
  elementsOf,
  exemptApi,
  isExempt,
  isRestricted,
  needsOneDocument,
  personalData,
  rolesForDataElement,
} from "../reference/restricted-data.js";
import { restrictedDataRoles } from "../reference/roles.js";
import { allKnown, anyOf, knownAnswers } from "../settings/open.js";
import { RoleNeed } from "./role-need.js";

/** Personal data that the code asks for, and the roles of which one opens it. */
export interface PersonalNeed {
  /** What is asked for, for people. */
  readonly what: string;
  readonly roles: readonly string[];
  readonly need: RoleNeed;
}

/** What the resources of `calls.rdt` and the calls ask for; a call whose resource is declared asks through it. */
export const personalNeeds = onceAFile((facts: Facts): readonly PersonalNeed[] => [
  ...knownAnswers(facts.operationCalls, (call) => personalDataOf(call, facts)).flat(),
  ...facts.restrictedRequests.flatMap((request) => needsOfRequest(request, facts.endpoints)),
]);

/** The personal data that a call returns by the roles of the app, where it asks for any by `token: rdt` or `pii: true`. */
export function personalDataOf(call: OperationCall, facts: Facts): readonly PersonalNeed[] {
  const { operations, label = "", tokenPlace, place } = call;
  const [operation] = operations;
  if (operation === undefined || operations.some((one) => !returnsPersonalData(one))) return [];
  if (!anyOf([() => tokenPlace.known === "rdt", () => place.at("pii").known === true])) return [];
  // A resource that is known only at run time may be that of the call, and then its roles are judged there.
  const isDeclared = ({ route, operation: asked }: RestrictedRequest) =>
    route.isRecognised && operations.some(({ id }) => id === asked?.id);
  if (anyOf(resourcesRequested(facts), isDeclared)) return [];
  if (operations.every(isExempt)) return includedNeeds(call, label);
  const roles = [...new Set(operations.flatMap(rolesForPersonalData))];
  return [needFor(call, label, "its personal data", roles, evidenceOf(operation), operation.rolesSource)];
}

function returnsPersonalData(operation: Operation): boolean {
  return isExempt(operation) || (isRestricted(operation) && !needsOneDocument(operation));
}

/** The roles of which one opens the personal data of an operation. */
function rolesForPersonalData(operation: Operation): readonly string[] {
  if (elementsOf(operation).length > 0) return restrictedDataRoles;
  if (operation.restrictedRoles.length > 0) return operation.restrictedRoles;
  const listed = operation.roles.map(({ role }) => role).filter((role) => restrictedDataRoles.includes(role));
  return listed.length > 0 ? listed : restrictedDataRoles;
}

function evidenceOf({ restrictedRoles, rolesEvidence }: Operation): Evidence {
  return restrictedRoles.length > 0 ? "official-2022" : rolesEvidence;
}

/** What orders of 2026 are asked to include; without `includedData` it may be any personal data. */
function includedNeeds(call: OperationCall, label: string): readonly PersonalNeed[] {
  const list = call.place.at("includedData");
  const any = needFor(call, label, "personal data", restrictedDataRoles, "official", exemptApi.source);
  if (!list.isGiven) return [any];
  const words = allKnown(list.listed).map(({ required }) => required);
  return [...new Set(words)].flatMap((word) => {
    const parts = personalData.filter(({ includedData }) => includedData === word);
    const [first] = parts;
    if (first === undefined) return [];
    const roles = [...new Set(parts.flatMap((part) => part.roles))];
    const what = parts.map((part) => part.what).join(" or ");
    return [needFor(call, label, what, roles, first.evidence, first.source)];
  });
}

/** The roles of each data element that a resource names, else those of its operation. */
function needsOfRequest(request: RestrictedRequest, endpoints: readonly Endpoint[]): readonly PersonalNeed[] {
  const { operation, place, route, dataElements } = request;
  if (operation === undefined || !isRestricted(operation)) return [];
  const resource = { kind: "resource", endpoints, namePlace: place } as const;
  const label = route.label ?? "";
  const taken = dataElements.flatMap(({ valueIfTold: value = "" }) =>
    elementsOf(operation).some((one) => one === value) ? [value] : [],
  );
  const ofElements = taken.map(rolesForDataElement).filter((known) => known !== undefined);
  if (ofElements.length > 0) {
    return ofElements.map(({ element, roles, evidence, source }) =>
      needFor(resource, label, element, roles, evidence, source),
    );
  }
  const roles = needsOneDocument(operation) ? restrictedDataRoles : rolesForPersonalData(operation);
  return [needFor(resource, label, "its personal data", roles, evidenceOf(operation), operation.rolesSource)];
}

function needFor(
  call: RoleNeed["call"],
  label: string,
  what: string,
  roles: readonly string[],
  evidence: Evidence,
  source: string,
): PersonalNeed {
  const grants = roles.map((role) => ({ role, regions: allRegions }));
  const list = { grants, extraRoles: [], isContradicted: false, evidence, source };
  return { what, roles, need: new RoleNeed(call, label, [list]) };
}
