import type { Evidence } from "./evidence.js";
import {
  type DatedEnd,
  datedOf,
  evidenceOf,
  grantsOf,
  linesOf,
  type MarketplaceLimit,
  marketplacesOf,
  once,
  type RoleGrant,
  sourceOf,
} from "./legend.js";
import { feedTypes, notificationTypes, reportTypes } from "./types-table.js";

/** What is known about a report, feed or notification type. */
export interface DataType {
  readonly type: string;
  /** Any one of them suffices; empty where no role is needed (evidence `official`) or where nothing is known. */
  readonly roles: readonly RoleGrant[];
  readonly evidence: Evidence;
  readonly source: string;
  /** Roles that other sources add: who holds one of them has no proven fault. */
  readonly extraRoles: readonly RoleGrant[];
  /** Whether another page of Amazon's own contradicts the roles. */
  readonly rolesDisputed: boolean;
  /** Who can have it; empty where nothing is known. */
  readonly parties: readonly ("seller" | "vendor")[];
  /** Whether the document of the report needs a restricted data token; false is no guarantee. */
  readonly restricted: boolean;
  /** From when on Amazon does not serve it. */
  readonly removed?: DatedEnd;
  /** Whether Amazon's present list still has it: neither removed nor in older files alone. */
  readonly current: boolean;
  /** The marketplaces that have it alone; undefined where no such limit is known. */
  readonly marketplaces?: MarketplaceLimit;
}

/** How a report type may be asked for. */
export interface ReportRequest {
  /** By `createReport`; undefined where nothing was read. */
  readonly created: boolean | undefined;
  /** By `createReportSchedule`; undefined where nothing was read. */
  readonly scheduled: boolean | undefined;
  readonly evidence: Evidence;
  readonly source: string;
}

/** Where the notifications of a type may be sent. */
export interface Destination {
  readonly service: "SQS" | "EventBridge";
  readonly evidence: Evidence;
  readonly source: string;
}

/** The versions in which Amazon has published the payload of a type. */
export interface PayloadVersions {
  readonly versions: readonly string[];
  /** The announced ends of some of them. */
  readonly ends: ReadonlyMap<string, DatedEnd>;
  readonly evidence: Evidence;
  readonly source: string;
}

/** The first fields of a line: those that every type has. */
const fieldsOfAll = 9;

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

/** How a report type may be asked for; undefined where nothing is known. */
export function requestOfReport(name: string): ReportRequest | undefined {
  const [ways = ""] = furtherFields(reports().get(name));
  if (ways === "") return undefined;
  const [letter, source, letters = ""] = ways.split(" ");
  const known = (way: string) => (letters.includes(`${way}?`) ? undefined : letters.includes(way));
  return { created: known("c"), scheduled: known("s"), evidence: evidenceOf(letter), source: sourceOf(source) };
}

/** Where the notifications of a type may be sent; undefined where nothing is known. */
export function destinationOf(name: string): Destination | undefined {
  const [letter, source, service] = (furtherFields(notifications().get(name))[0] ?? "").split(" ");
  if (service !== "SQS" && service !== "EventBridge") return undefined;
  return { service, evidence: evidenceOf(letter), source: sourceOf(source) };
}

/** The versions of the payload of a type; undefined where no schema is known. */
export function payloadVersionsOf(name: string): PayloadVersions | undefined {
  const [, known = ""] = furtherFields(notifications().get(name));
  const [letter, source = "", ...rest] = known.split(" ");
  if (rest.length === 0) return undefined;
  const entries = rest.join(" ").split(",");
  const ends = entries.flatMap((entry): [string, DatedEnd][] => {
    const [version = "", end = ""] = entry.split("=");
    const dated = datedOf(end);
    return dated === undefined ? [] : [[version, dated]];
  });
  return {
    versions: entries.map((entry) => entry.replace(/=.*/, "")),
    ends: new Map(ends),
    evidence: evidenceOf(letter),
    source: sourceOf(source),
  };
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

function furtherFields(line: string | undefined): readonly string[] {
  return line === undefined ? [] : line.split("|").slice(fieldsOfAll);
}

function typeOf(line: string | undefined): DataType | undefined {
  if (line === undefined) return undefined;
  const [type = "", roles, evidence, source, extra, parties = "", flags = "", end = "", offered] = line.split("|");
  const removed = datedOf(end);
  const marketplaces = marketplacesOf(offered);
  return {
    type,
    roles: grantsOf(roles),
    evidence: evidenceOf(evidence),
    source: sourceOf(source),
    extraRoles: grantsOf(extra),
    rolesDisputed: flags.includes("c"),
    parties: [...parties].map((letter) => (letter === "v" ? "vendor" : "seller")),
    restricted: flags.includes("r"),
    ...(removed && { removed }),
    current: removed === undefined && !flags.includes("h"),
    ...(marketplaces && { marketplaces }),
  };
}
