import { type Format, text } from "./format.js";
import { settingsSchema } from "./schema.js";
import type { Path } from "./tree.js";

/** The key names allowed in the map at `path`, or an empty list where the format has no map. */
export function keysAt(path: Path): readonly string[] {
  return formatsAt(path).flatMap((format) => Object.keys(shapeOf(format) ?? {}));
}

/** Whether the format has a value at `path`; a number stands for any entry of a list. */
export function isKey(path: Path): boolean {
  return formatsAt(path).length > 0;
}

/** What a value of the format may be, in words such as "list of texts"; every alternative of it. */
export function typesAt(path: Path): readonly string[] {
  return formatsAt(path).map(typeWords);
}

/** The name of every key of the format, in its order; `[]` stands for each entry of a list. */
export function keyNames(): readonly string[] {
  return formatsAt([])
    .flatMap((format) => namesBelow(format, ""))
    .filter((name) => !name.endsWith("[]"));
}

/** The path that a name stands for, such as `oauth.authorizationUris[].uri`; any number in brackets will do. */
export function pathOfName(name: string): Path {
  return name
    .replaceAll(/\[\d*\]/g, ".0")
    .split(".")
    .map((part) => (part === "0" ? 0 : part));
}

function namesBelow(format: Format, name: string): string[] {
  const element = elementOf(format);
  const children: [string, Format][] =
    element === undefined
      ? Object.entries(shapeOf(format) ?? {}).map(([key, child]) => [name === "" ? key : `${name}.${key}`, child])
      : [[`${name}[]`, element]];
  return children.flatMap(([key, child]) => [key, ...alternatives(child).flatMap((branch) => namesBelow(branch, key))]);
}

function typeWords(format: Format): string {
  switch (format.kind) {
    case "text":
      return "text";
    case "day":
      return '"YYYY-MM-DD"';
    case "count":
      return "whole number";
    case "flag":
      return "`true` or `false`";
    case "number":
      return `\`${format.value}\``;
    case "words":
      return format.words.map((word) => `\`${word}\``).join(", ");
    case "list":
      return `list: ${alternatives(format.item).map(typeWords).join(", or ")}`;
    default:
      return "map";
  }
}

function formatsAt(path: Path): readonly Format[] {
  let formats: readonly Format[] = alternatives(settingsSchema);
  for (const segment of path) {
    formats = formats.flatMap((format) => {
      const child =
        typeof segment === "number" ? elementOf(format) : (childOf(format, segment) ?? recordValueOf(format));
      return child === undefined ? [] : alternatives(child);
    });
  }
  return formats;
}

/** Both forms of what has two. */
function alternatives(format: Format): readonly Format[] {
  return format.kind === "text-or" ? [text, format.long] : [format];
}

function shapeOf(format: Format): Readonly<Record<string, Format>> | undefined {
  return format.kind === "keys" ? format.keys : undefined;
}

function childOf(format: Format, key: string): Format | undefined {
  const shape = shapeOf(format);
  return shape !== undefined && Object.hasOwn(shape, key) ? shape[key] : undefined;
}

function elementOf(format: Format): Format | undefined {
  return format.kind === "list" ? format.item : undefined;
}

function recordValueOf(format: Format): Format | undefined {
  return format.kind === "any-keys" ? format.value : undefined;
}
