import { replaceHiddenInLines } from "./visible.js";

/** `value` as JSON text that parses back to the same data, with what is hidden or means a command written as `\u…`. */
export function jsonText(value: unknown): string {
  // Runners obey `##[` and `##vso[` anywhere in a line; they can only stand inside a string here, where an escape means the same.
  const text = replaceHiddenInLines(JSON.stringify(value, null, 2), units);
  return text.includes("##") ? text.replace(/#(?=#(?:vso)?\[)/gi, "\\u0023") : text;
}

/**
 * The same text and a line end, in pieces: each entry of the lists of `object` by itself, so that a report of many files
 * is nowhere held as a whole.
 */
export function* jsonPieces(object: Readonly<Record<string, unknown>>): Generator<string> {
  let before = "{\n  ";
  for (const [key, member] of Object.entries(object)) {
    if (member === undefined) continue;
    yield `${before}${jsonText(key)}: `;
    if (Array.isArray(member)) yield* listPieces(member, 2);
    else yield indented(jsonText(member), 2);
    before = ",\n  ";
  }
  yield "\n}\n";
}

/** `list` as JSON text in pieces, within a text where it is indented by `blanks`. */
export function* listPieces(list: readonly unknown[], blanks = 0): Generator<string> {
  if (list.length === 0) return yield "[]";
  const indent = " ".repeat(blanks + 2);
  let before = `[\n${indent}`;
  for (const entry of list) {
    yield before + indented(jsonText(entry), indent.length);
    before = `,\n${indent}`;
  }
  yield `\n${" ".repeat(blanks)}]`;
}

/** An entry that is made while it is written, so that many of them are nowhere held together. */
export function later(make: () => unknown): { readonly toJSON: () => unknown } {
  return { toJSON: make };
}

/** A line end in JSON text stands between values, never within one. */
function indented(json: string, blanks: number): string {
  return json.replaceAll("\n", `\n${" ".repeat(blanks)}`);
}

function units(character: string): string {
  return Array.from({ length: character.length }, (_, index) => hex(character.charCodeAt(index))).join("");
}

function hex(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, "0")}`;
}
