import type * as z from "zod/mini";
import { settingsSchema } from "./schema.js";
import type { Path } from "./tree.js";

type Schema = z.core.$ZodType;

/** The key names allowed in the map at `path`, or an empty list where the format has no map. */
export function keysAt(path: Path): readonly string[] {
  return schemasAt(path).flatMap((schema) => Object.keys(shapeOf(schema) ?? {}));
}

/** The words allowed for the value at `path`, or an empty list where the format takes any text. */
export function wordsAt(path: Path): readonly string[] {
  return schemasAt(path).flatMap((schema) => {
    const { def } = (schema as z.core.$ZodTypes)._zod;
    return def.type === "enum" ? Object.values(def.entries).map(String) : [];
  });
}

/** Whether the format has a value at `path`; a number stands for any entry of a list. */
export function isKey(path: Path): boolean {
  return schemasAt(path).length > 0;
}

function schemasAt(path: Path): Schema[] {
  let schemas: Schema[] = alternatives(settingsSchema);
  for (const segment of path) {
    schemas = schemas.flatMap((schema) => {
      const child =
        typeof segment === "number" ? elementOf(schema) : (valueAt(schema, segment) ?? recordValueOf(schema));
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

function valueAt(schema: Schema, key: string): Schema | undefined {
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
