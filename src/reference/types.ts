import type { Evidence } from "./evidence.js";
import { type DatedEnd, datedOf, evidenceOf, grantsOf, linesOf, once, type RoleGrant, sourceOf } from "./legend.js";
import { feedTypes, notificationTypes, reportTypes } from "./types-table.js";

/** What is known about a report, feed or notification type. */
export interface DataType {
  readonly type: string;
  /** Any one of them suffices; empty where no role is needed (evidence `official`) or where nothing is known. */
  readonly roles: readonly RoleGrant[];
  readonly evidence: Evidence;
  readonly source: string;
  /** Roles that Amazon's files of 2022 add. */
  readonly extraRoles: readonly RoleGrant[];
  /** Who can have it; empty where nothing is known. */
  readonly parties: readonly ("seller" | "vendor")[];
  /** Whether the document of the report needs a restricted data token; false is no guarantee. */
  readonly restricted: boolean;
  /** From when on Amazon does not serve it. */
  readonly removed?: DatedEnd;
  /** Whether the newest source still has it: neither removed nor in the files of 2022 alone. */
  readonly current: boolean;
}

const tableOf = (text: string) =>
  once(() => new Map(linesOf(text).map((line) => [line.slice(0, line.indexOf("|")), line])));
const reports = tableOf(reportTypes);
const feeds = tableOf(feedTypes);
const notifications = tableOf(notificationTypes);

/** A report type by its exact name. */
export function reportTypeNamed(name: string): DataType | undefined {
  return typeOf(reports().get(name));
}

/** A feed type by its exact name. */
export function feedTypeNamed(name: string): DataType | undefined {
  return typeOf(feeds().get(name));
}

/** A notification type by its exact name. */
export function notificationTypeNamed(name: string): DataType | undefined {
  return typeOf(notifications().get(name));
}

/** The names of all report types, for suggestions. */
export function reportTypeNames(): readonly string[] {
  return [...reports().keys()];
}

/** The names of all feed types, for suggestions. */
export function feedTypeNames(): readonly string[] {
  return [...feeds().keys()];
}

/** The names of all notification types, for suggestions. */
export function notificationTypeNames(): readonly string[] {
  return [...notifications().keys()];
}

function typeOf(line: string | undefined): DataType | undefined {
  if (line === undefined) return undefined;
  const [type = "", roles, evidence, source, extra, parties = "", flags = "", end = ""] = line.split("|");
  const removed = datedOf(end);
  return {
    type,
    roles: grantsOf(roles),
    evidence: evidenceOf(evidence),
    source: sourceOf(source),
    extraRoles: grantsOf(extra),
    parties: [...parties].map((letter) => (letter === "v" ? "vendor" : "seller")),
    restricted: flags.includes("r"),
    ...(removed && { removed }),
    current: removed === undefined && !flags.includes("h"),
  };
}
