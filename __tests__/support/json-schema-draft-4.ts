/** The words of JSON Schema, draft 4, that the schema of SARIF uses. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly uniqueItems?: boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly definitions?: Readonly<Record<string, Schema>>;
}

const formats: Readonly<Record<string, RegExp>> = {
  uri: /^[a-z][a-z0-9+.-]*:[\w.~:/?#@!$&'()*+,;=%-]*$/i,
  "uri-reference": /^(?:[a-z][a-z0-9+.-]*:|(?![^/?#]*:))(?:[\w.~:/?#@!$&'()*+,;=-]|%[0-9a-f]{2})*$/i,
};

/** What of `value` the schema does not allow, each with the path to it. */
export function faultsOf(value: unknown, schema: Schema, root: Schema = schema, path = ""): string[] {
  if (schema.$ref !== undefined) {
    const definition = root.definitions?.[schema.$ref.replace("#/definitions/", "")];
    return definition === undefined
      ? [`${path}: ${schema.$ref} is not defined`]
      : faultsOf(value, definition, root, path);
  }
  const branches = [schema.anyOf, schema.oneOf].filter((branches) => branches !== undefined);
  return [
    ...(fitsType(value, schema.type) ? [] : [`${path}: is no ${schema.type}`]),
    ...(schema.enum?.includes(value) === false ? [`${path}: is none of ${schema.enum.join(", ")}`] : []),
    ...branches.flatMap((branches) => {
      return branches.some((branch) => faultsOf(value, branch, root, path).length === 0)
        ? []
        : [`${path}: fits no branch`];
    }),
    ...(typeof value === "string" ? textFaults(value, schema, path) : []),
    ...(typeof value === "number" ? numberFaults(value, schema, path) : []),
    ...(Array.isArray(value) ? listFaults(value, schema, root, path) : objectFaults(value, schema, root, path)),
  ];
}

function fitsType(value: unknown, type: Schema["type"]): boolean {
  const actual = Array.isArray(value) ? "array" : value === null ? "null" : typeof value;
  const types = [type ?? actual].flat();
  return types.includes(actual) || (types.includes("integer") && Number.isInteger(value));
}

function textFaults(value: string, { pattern, format }: Schema, path: string): string[] {
  return [
    ...(pattern !== undefined && !new RegExp(pattern).test(value) ? [`${path}: does not match ${pattern}`] : []),
    ...(format !== undefined && formats[format]?.test(value) === false ? [`${path}: is no ${format}`] : []),
  ];
}

function numberFaults(value: number, { minimum = value, maximum = value }: Schema, path: string): string[] {
  return value < minimum || value > maximum ? [`${path}: is out of range`] : [];
}

function listFaults(value: readonly unknown[], schema: Schema, root: Schema, path: string): string[] {
  const texts = value.map((item) => JSON.stringify(item));
  const { items, minItems = 0, uniqueItems = false } = schema;
  return [
    ...(value.length < minItems ? [`${path}: has too few items`] : []),
    ...(uniqueItems && new Set(texts).size < texts.length ? [`${path}: repeats an item`] : []),
    ...value.flatMap((item, index) => (items === undefined ? [] : faultsOf(item, items, root, `${path}[${index}]`))),
  ];
}

function objectFaults(value: unknown, schema: Schema, root: Schema, path: string): string[] {
  if (typeof value !== "object" || value === null) return [];
  const { properties = {}, required = [], additionalProperties = true } = schema;
  return [
    ...required.filter((key) => !Object.hasOwn(value, key)).map((key) => `${path}: has no ${key}`),
    ...Object.entries(value).flatMap(([key, item]) => {
      const known = Object.hasOwn(properties, key) ? properties[key] : additionalProperties;
      if (known === false) return [`${path}.${key}: is not a property`];
      return typeof known === "object" ? faultsOf(item, known, root, `${path}.${key}`) : [];
    }),
  ];
}
