import { allOperations, type Operation } from "../reference/operations.js";
import { placeOf, type Reading } from "./reading.js";
import type { LibrarySighting } from "./sighting.js";

const importLine =
  /^[ \t]{0,40}(?:import|from|use|using|require|require_once|const|let|var|include)\b[^\n]{0,300}(?:sp[_-]?api|selling-?partner|amzn?\.?spapi)[^\n]{0,300}/gim;
const call = /(?:\.|->|::)([A-Za-z_]\w{2,80})\(/g;
const most = 200;

let apis: ReadonlyMap<string, readonly Operation[]> | undefined;

/** The operations that a file calls through a client package whose imports name the version of an API. */
export function libraryCallsIn(reading: Reading, isText: (offset: number) => boolean): LibrarySighting[] {
  const { source } = reading;
  const imported = new Map<string, Operation>();
  for (const [line] of source.text.matchAll(importLine)) {
    for (const operation of operationsOf(line)) imported.set(folded(operation.name), operation);
  }
  if (imported.size === 0) return [];
  const found: LibrarySighting[] = [];
  for (const { 1: name = "", index } of source.text.matchAll(call)) {
    const operation = imported.get(
      folded(name.replace(/(?:Async|WithHttpInfo|_with_http_info|AsyncWithHttpInfo)$/, "")),
    );
    if (operation === undefined || isText(index) || found.length >= most) continue;
    const start = source.text.indexOf(name, index);
    const place = placeOf(reading, { start, end: start + name.length });
    found.push({
      kind: "library-call",
      value: name,
      operations: [operation.id],
      ...place,
      open: false,
      isTable: false,
    });
  }
  return found;
}

/** The operations of the APIs that an import names with their version. */
function operationsOf(line: string): readonly Operation[] {
  apis ??= byName();
  const words = line
    .split(/[^A-Za-z0-9_-]+/)
    .map(folded)
    .filter((word) => word !== "");
  const names = words.flatMap((word, index) => [
    word,
    word.replace(/api$/, ""),
    word + (words[index + 1] ?? ""),
    (words[index - 1] ?? "") + word.replace(/^[a-z]*?(?=v\d|\d{8})/, ""),
  ]);
  return names.flatMap((name) => apis?.get(name) ?? []);
}

/** The operations by the name of their API with its version: `ordersv0`, `feeds20210630` and `feedsv20210630`. */
function byName(): Map<string, Operation[]> {
  const found = new Map<string, Operation[]>();
  for (const operation of allOperations()) {
    const version = /\/v(\d+)\/|\/(\d{4}-\d{2}-\d{2})\//.exec(`${operation.path}/`);
    const number = (version?.[1] ?? version?.[2] ?? "").replaceAll("-", "");
    const base = folded(operation.api.replace(/(?<![Vv\d])[Vv]?\d{1,4}(?:-\d\d-\d\d)?$/, ""));
    const names = number.length === 8 ? [base + number, `${base}v${number}`] : [`${base}v${number}`];
    for (const name of names) {
      const list = found.get(name) ?? [];
      found.set(name, list);
      list.push(operation);
    }
  }
  return found;
}

function folded(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, "");
}
