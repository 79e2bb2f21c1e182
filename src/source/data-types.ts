import { type DataType, feedTypeNamed, notificationTypeNamed, reportTypeNamed } from "../reference/types.js";
import { placeOf, type Reading } from "./reading.js";
import type { PlainSighting } from "./sighting.js";
import type { Stretch } from "./stretch.js";

/** More types in one list are the choices that somebody has. */
const mostInUse = 30;
const form = /^[A-Z][A-Z0-9]{1,20}_[A-Z0-9_]{1,100}$/;
/** Words that mean something elsewhere too. */
const key = /(?<![\w"'.$-])((?:GET|POST)_[A-Z0-9_]{3,100})[ \t]?(?::(?!:)|=>)/g;

export type TypeKind = "report" | "feed" | "notification";

/** What a type is for, and what is known of it; undefined for a name that no list has. */
export function typeNamed(name: string): { readonly kind: TypeKind; readonly type: DataType } | undefined {
  const report = reportTypeNamed(name);
  if (report !== undefined) return { kind: "report", type: report };
  const feed = feedTypeNamed(name);
  if (feed !== undefined) return { kind: "feed", type: feed };
  const notification = notificationTypeNamed(name);
  return notification === undefined ? undefined : { kind: "notification", type: notification };
}

interface Found extends Stretch {
  readonly name: string;
  readonly list: number;
  readonly outer: number;
}

/** The report, feed and notification types in the literals of a file, and in the keys of its maps. */
export function typesIn(reading: Reading, isText: (offset: number) => boolean): PlainSighting<"data-type">[] {
  const found = [...inLiterals(reading), ...inKeys(reading, isText)].filter(({ name }) => {
    const known = typeNamed(name);
    return known !== undefined && (known.kind !== "notification" || reading.isTraced);
  });
  const lists = new Map<number, number>();
  for (const { list, outer } of found) {
    lists.set(list, (lists.get(list) ?? 0) + 1);
    if (outer !== list) lists.set(outer, (lists.get(outer) ?? 0) + 1);
  }
  return found.map(({ name, list, outer, start, end }) => ({
    kind: "data-type",
    value: name,
    ...placeOf(reading, { start, end }),
    open: false,
    isTable: Math.max(lists.get(list) ?? 0, lists.get(outer) ?? 0) > mostInUse,
    operations: [],
  }));
}

function* inLiterals({ literals }: Reading): Generator<Found> {
  for (const literal of literals.all) {
    const { isOpen, pieces, length } = literal;
    if (isOpen || pieces.length > 1 || length < 6 || length > 2_000) continue;
    const { content: value, start, end, list, outer } = literal;
    if (form.test(value)) yield { name: value, start, end, list, outer };
    else if (value.includes(",") && value.includes("_")) {
      let at = start;
      for (const part of value.split(",")) {
        const name = part.trim();
        if (form.test(name)) yield { name, start: at, end: at + part.length, list, outer };
        at += part.length + 1;
      }
    }
  }
}

function* inKeys({ source, syntax }: Reading, isText: (offset: number) => boolean): Generator<Found> {
  if (syntax.words) return;
  for (const { 1: name = "", index } of source.text.matchAll(key)) {
    if (!isText(index)) yield { name, start: index, end: index + name.length, list: -2, outer: -2 };
  }
}
