import type * as z from "zod/mini";
import { settingsSchema } from "./schema.js";
import type { Path } from "./tree.js";

type Schema = z.core.$ZodType;

/** The key names allowed in the map at `path`, or an empty list where the format has no map. */
export function keysAt(path: Path): readonly string[] {
  return schemasAt(path).flatMap((schema) => Object.keys(shapeOf(schema) ?? {}));
}

/** Whether the format has a value at `path`; a number stands for any entry of a list. */
export function isKey(path: Path): boolean {
  return schemasAt(path).length > 0;
}

/** What a value of the format may be, in words such as "list of texts"; every alternative of it. */
export function typesAt(path: Path): readonly string[] {
  return schemasAt(path).map(typeWords);
}

/** The name of every key of the format, in its order; `[]` stands for each entry of a list. */
export function keyNames(): readonly string[] {
  return schemasAt([])
    .flatMap((schema) => namesBelow(schema, ""))
    .filter((name) => !name.endsWith("[]"));
}

/** The path that a name stands for, such as `oauth.authorizationUris[].uri`; any number in brackets will do. */
export function pathOfName(name: string): Path {
  return name
    .replaceAll(/\[\d*\]/g, ".0")
    .split(".")
    .map((part) => (part === "0" ? 0 : part));
}

function namesBelow(schema: Schema, name: string): string[] {
  const element = elementOf(schema);
  const children: [string, Schema][] =
    element === undefined
      ? Object.entries(shapeOf(schema) ?? {}).map(([key, child]) => [name === "" ? key : `${name}.${key}`, child])
      : [[`${name}[]`, element]];
  return children.flatMap(([key, child]) => [key, ...alternatives(child).flatMap((branch) => namesBelow(branch, key))]);
}

function typeWords(schema: Schema): string {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case "string":
      return (def.checks ?? []).length > 0 ? '"YYYY-MM-DD"' : "text";
    case "number":
      return "whole number";
    case "boolean":
      return "`true` or `false`";
    case "literal":
      return def.values.map((value) => `\`${String(value)}\``).join(" or ");
    case "enum":
      return Object.values(def.entries)
        .map((word) => `\`${word}\``)
        .join(", ");
    case "array":
      return `list: ${alternatives(def.element).map(typeWords).join(", or ")}`;
    default:
      return "map";
  }
}

function schemasAt(path: Path): Schema[] {
  let schemas: Schema[] = alternatives(settingsSchema);
  for (const segment of path) {
    schemas = schemas.flatMap((schema) => {
      const child =
        typeof segment === "number" ? elementOf(schema) : (childOf(schema, segment) ?? recordValueOf(schema));
      return child === undefined ? [] : alternatives(child);
    });
  }
  return schemas;
}

/** The schema without its optional wrapper, and each branch of a union. */
function alternatives(schema: Schema): Schema[] {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  if (def.type === "optional") return alternatives(def.innerType);
  if (def.type === "union") return def.options.flatMap(alternatives);
  return [schema];
}

function shapeOf(schema: Schema): Readonly<Record<string, Schema>> | undefined {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  return def.type === "object" ? def.shape : undefined;
}

function childOf(schema: Schema, key: string): Schema | undefined {
  const shape = shapeOf(schema);
  return shape !== undefined && Object.hasOwn(shape, key) ? shape[key] : undefined;
}

function elementOf(schema: Schema): Schema | undefined {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  return def.type === "array" ? def.element : undefined;
}

function recordValueOf(schema: Schema): Schema | undefined {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  return def.type === "record" ? def.valueType : undefined;
}
