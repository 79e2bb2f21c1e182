type Schema = Readonly<Record<string, unknown>>;

/** Keywords that forbid nothing by themselves; `then` is read with its `if`. */
const annotations = new Set(["$schema", "title", "description", "definitions", "format", "then"]);

/**
 * Where `value` does not fit `schema`, as JSON pointers; a small reader of JSON Schema draft 7. It knows the keywords
 * that this project writes and throws for every other one, so that none is passed over.
 */
export function misfits(schema: Schema, value: unknown, root: Schema = schema, at = ""): string[] {
  return Object.entries(schema).flatMap(([keyword, wanted]) => {
    if (annotations.has(keyword)) return [];
    const check = keywords[keyword];
    if (check === undefined) throw new Error(`the keyword ${keyword} at ${at} is not known`);
    return check(wanted, value, { schema, root, at });
  });
}

interface Where {
  readonly schema: Schema;
  readonly root: Schema;
  readonly at: string;
}

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const schemaOf = (value: unknown): Schema => (isMap(value) ? value : {});
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const unless = (fits: boolean, { at }: Where): string[] => (fits ? [] : [at]);

const keywords: Record<string, (wanted: unknown, value: unknown, where: Where) => string[]> = {
  $ref: (wanted, value, { root, at }) => {
    const definition = schemaOf(root.definitions)[String(wanted).replace("#/definitions/", "")];
    if (definition === undefined) throw new Error(`${wanted} is not defined`);
    return misfits(schemaOf(definition), value, root, at);
  },
  type: (wanted, value, where) => unless([wanted].flat().includes(typeOf(value)) || isWhole(wanted, value), where),
  const: (wanted, value, where) => unless(value === wanted, where),
  enum: (wanted, value, where) => unless(listOf(wanted).includes(value), where),
  pattern: (wanted, value, where) => unless(typeof value !== "string" || new RegExp(String(wanted)).test(value), where),
  minimum: (wanted, value, where) => unless(typeof value !== "number" || value >= Number(wanted), where),
  maxItems: (wanted, value, where) => unless(!Array.isArray(value) || value.length <= Number(wanted), where),
  maxLength: (wanted, value, where) => unless(typeof value !== "string" || value.length <= Number(wanted), where),
  required: (wanted, value, { at }) =>
    isMap(value)
      ? listOf(wanted)
          .filter((key) => !Object.hasOwn(value, String(key)))
          .map((key) => `${at}/${key}`)
      : [],
  properties: (wanted, value, { root, at }) =>
    Object.entries(schemaOf(wanted)).flatMap(([key, part]) =>
      isMap(value) && Object.hasOwn(value, key) ? misfits(schemaOf(part), value[key], root, `${at}/${key}`) : [],
    ),
  // Of the keys of one's own nothing is asked.
  patternProperties: () => [],
  additionalProperties: (wanted, value, { schema, at }) => {
    if (wanted !== false) throw new Error(`additionalProperties at ${at} is not false`);
    const known = Object.keys(schemaOf(schema.properties));
    const patterns = Object.keys(schemaOf(schema.patternProperties)).map((pattern) => new RegExp(pattern));
    return isMap(value)
      ? Object.keys(value)
          .filter((key) => !known.includes(key) && !patterns.some((pattern) => pattern.test(key)))
          .map((key) => `${at}/${key}`)
      : [];
  },
  items: (wanted, value, { root, at }) =>
    listOf(value).flatMap((item, index) => misfits(schemaOf(wanted), item, root, `${at}/${index}`)),
  anyOf: (wanted, value, where) => {
    const all = listOf(wanted).map((part) => misfits(schemaOf(part), value, where.root, where.at));
    const deepest = all.filter((faults) => faults.some((fault) => fault !== where.at)).at(0);
    return all.some((faults) => faults.length === 0) ? [] : (deepest ?? [where.at]);
  },
  if: (wanted, value, { schema, root, at }) =>
    misfits(schemaOf(wanted), value, root, at).length === 0 ? misfits(schemaOf(schema.then), value, root, at) : [],
};

function typeOf(value: unknown): string {
  return value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
}

function isWhole(wanted: unknown, value: unknown): boolean {
  return [wanted].flat().includes("integer") && Number.isInteger(value);
}
