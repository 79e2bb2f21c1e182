import { datasets } from "../reference/data-kiosk.js";
import { type Evidence, evidenceClause } from "../reference/evidence.js";
import {
  type DataType,
  destinationOf,
  feedTypeNamed,
  notificationTypeNamed,
  payloadVersionsOf,
  reportTypeNamed,
  requestOfReport,
} from "../reference/types.js";
import { endLine, inBrackets, marketplaceLine, partnerLine, roleLines } from "./fact-lines.js";

/** What is known about a report, feed or notification type or a data set, with the key of the settings that names it. */
export interface TypeFacts {
  readonly key: string;
  readonly lines: readonly string[];
}

/** What is known about the type or data set of exactly this name; undefined where no table has it. */
export function typeFacts(name: string): TypeFacts | undefined {
  const [report, feed, notification, dataset] = [
    reportTypeNamed(name),
    feedTypeNamed(name),
    notificationTypeNamed(name),
    datasets().find((one) => one.name === name),
  ];
  if (report !== undefined)
    return { key: "calls.reports", lines: [...linesOf("report type", report), ...requestLines(name), ""] };
  if (feed !== undefined) return { key: "calls.feeds", lines: [...linesOf("feed type", feed), ""] };
  if (notification !== undefined) {
    return {
      key: "calls.notifications",
      lines: [...linesOf("notification type", notification), ...deliveryLines(name), ""],
    };
  }
  if (dataset === undefined) return undefined;
  const lines = [
    `${name}: data set of Data Kiosk`,
    "",
    partiesLine(dataset.parties),
    ...endLine("End", dataset.removed),
  ];
  return { key: "calls.dataKiosk", lines: [...lines, ...sourceLine(dataset.source), ""] };
}

function linesOf(
  kind: string,
  {
    type,
    roles,
    extraRoles,
    evidence,
    source,
    rolesDisputed,
    parties,
    restricted,
    removed,
    current,
    marketplaces,
  }: DataType,
): string[] {
  const needsNone = roles.length === 0 && evidence === "official";
  return [
    `${type}: ${kind}`,
    "",
    ...(needsNone
      ? ["  Roles: none is needed.", ...sourceLine(source)]
      : roleLines({ roles, extraRoles, evidence, source, isDisputed: rolesDisputed })),
    ...(kind === "report type"
      ? [
          `  Document: ${restricted ? "it needs a restricted data token" : "the access token of a selling partner's grant"}.`,
        ]
      : []),
    partiesLine(parties),
    ...marketplaceLine(marketplaces),
    ...endLine("End", removed),
    ...(current || removed !== undefined ? [] : ["  Amazon's present list does not have it."]),
  ];
}

function partiesLine(parties: DataType["parties"]): string {
  const [first, ...more] = parties;
  return partnerLine(first === undefined ? "unknown" : more.length > 0 ? "both" : first);
}

function requestLines(name: string): string[] {
  const request = requestOfReport(name);
  if (request === undefined) return [];
  const way = (known: boolean | undefined) => (known === undefined ? "not known" : known ? "yes" : "no");
  return [
    `  By createReport: ${way(request.created)}; by createReportSchedule: ${way(request.scheduled)}${clause(request.evidence)}.`,
    ...sourceLine(request.source),
  ];
}

function deliveryLines(name: string): string[] {
  const [destination, payload] = [destinationOf(name), payloadVersionsOf(name)];
  return [
    ...(destination === undefined
      ? []
      : [
          `  Destination: ${destination.service} alone${clause(destination.evidence)}.`,
          ...sourceLine(destination.source),
        ]),
    ...(payload === undefined
      ? []
      : [
          `  Payload versions: ${payload.versions.join(", ")}${clause(payload.evidence)}.`,
          ...sourceLine(payload.source),
        ]),
    ...[...(payload?.ends ?? [])].flatMap(([version, end]) => endLine(`End of version ${version}`, end)),
  ];
}

function sourceLine(source: string): string[] {
  return source === "" ? [] : [`    ${source}`];
}

function clause(evidence: Evidence): string {
  return inBrackets(evidenceClause(evidence));
}
