import { Open } from "../settings/open.js";
import type { Place } from "../settings/place.js";
import type { OperationCall } from "./call.js";
import type { Facts } from "./facts.js";
import { onceAFile } from "./once-a-file.js";
import type { RestrictedRequest } from "./restricted-request.js";
import type { TypedCall } from "./typed-call.js";

/** Whether the file says that the code calls no operation. */
export const callsNothing = onceAFile(({ operationCalls, settings, endpoints }: Facts): boolean => {
  const shared = settings.at("calls").at("operations");
  return (
    operationCalls.length === 0 &&
    shared.writtenState === "empty" &&
    settings.at("endpoints").writtenState !== "placeholder" &&
    endpoints.every(({ place }) => place.at("operations").seemsMissing)
  );
});

/** Why operations could not be read: no list says which are called, or one is filled in at run time. */
export function* unreadOperations(facts: Facts): Generator<Open> {
  const { operationCalls, settings } = facts;
  const shared = settings.at("calls").at("operations");
  for (const list of operationLists(facts)) yield* unreadList(list);
  if (operationCalls.length === 0 && shared.writtenState === "absent") yield shared.open;
}

/** Whether the file says that the code calls nothing: no operation, and no report, feed or notification either. */
export function declaresNoCalls(facts: Facts): boolean {
  return callsNothing(facts) && typedLists(facts).every(({ seemsMissing: isMissing }) => isMissing);
}

/** Why calls could not be read, whatever their kind; a list of types says enough where no list of operations is declared. */
export function* unreadCalls(facts: Facts): Generator<Open> {
  if (facts.typedCalls.length === 0) yield* unreadOperations(facts);
  else for (const list of operationLists(facts)) yield* unreadList(list);
  yield* unreadTypes(facts);
}

/** Why types of reports, feeds or notifications could not be read. */
export function* unreadTypes(facts: Facts): Generator<Open> {
  for (const list of typedLists(facts)) yield* unreadList(list);
}

/** The operations that are called, and why some could not be read. */
export function operationsCalled(facts: Facts): readonly (OperationCall | Open)[] {
  return [...unreadOperations(facts), ...facts.operationCalls];
}

/** The types of reports, feeds and notifications that are asked for, and why some could not be read. */
export function typesCalled(facts: Facts): readonly (TypedCall | Open)[] {
  return [...unreadTypes(facts), ...facts.typedCalls];
}

/** The types that are asked for by a grant in any case: not those of notifications, whose subscriptions are partly grantless. */
export function grantedTypes(facts: Facts): readonly (TypedCall | Open)[] {
  const unread = grantedLists(facts).flatMap((list) => [...unreadList(list)]);
  return [...unread, ...facts.typedCalls.filter(({ kind }) => kind !== "notification")];
}

/** The types of reports that are asked for. */
export function reportsCalled(facts: Facts): readonly (TypedCall | Open)[] {
  const unread = unreadList(facts.settings.at("calls").at("reports"));
  return [...unread, ...facts.typedCalls.filter(({ kind }) => kind === "report")];
}

/** The resources that restricted data tokens are asked for. */
export function resourcesRequested(facts: Facts): readonly (RestrictedRequest | Open)[] {
  return [...unreadList(facts.settings.at("calls").at("rdt")), ...facts.restrictedRequests];
}

/** Where operations may stand: in `calls`, and in each endpoint. */
function operationLists({ settings, endpoints }: Facts): readonly Place[] {
  const own = endpoints.map(({ place }) => place.at("operations"));
  return [settings.at("calls").at("operations"), settings.at("endpoints"), ...own];
}

/** The types that are asked for by a grant in any case. */
export function grantedLists({ settings }: Facts): readonly Place[] {
  const calls = settings.at("calls");
  return [calls.at("reports"), calls.at("feeds")];
}

function typedLists(facts: Facts): readonly Place[] {
  return [...grantedLists(facts), facts.settings.at("calls").at("notifications")];
}

/** Why the list could not be read: it is filled in at run time, or no list. */
function unreadList(list: Place): readonly Open[] {
  return list.listed.filter((entry) => entry instanceof Open);
}
