import api from "./github-api.json" with { type: "json" };

/**
 * A reader of GraphQL that knows what the queries of this project use, no more. Every field, argument and type is held
 * against GitHub's schema; what is wrong throws.
 */
export type Source = Readonly<Record<string, unknown>>;
type Arguments = Readonly<Record<string, unknown>>;

interface Field {
  readonly name: string;
  readonly alias: string;
  readonly args: Readonly<Record<string, Value>>;
  readonly fields: readonly Field[];
}

type Value =
  | { readonly kind: "variable" | "enum" | "string"; readonly text: string }
  | { readonly kind: "number"; readonly text: string }
  | { readonly kind: "object"; readonly fields: Readonly<Record<string, Value>> };

interface Operation {
  readonly root: "Query" | "Mutation";
  readonly variables: Readonly<Record<string, string>>;
  readonly fields: readonly Field[];
}

const typeFields: Readonly<Record<string, Readonly<Record<string, { type: string; args: Record<string, string> }>>>> =
  api.graphql.fields;
const inputs: Readonly<Record<string, Readonly<Record<string, string>>>> = api.graphql.inputs;
const enums: Readonly<Record<string, readonly string[]>> = api.graphql.enums;

/** Answers `query` from `root`, where a function stands for a field with arguments. One that throws makes its field null. */
export function answerGraphql(query: string, variables: Arguments, root: Source) {
  const operation = parse(query);
  for (const [name, type] of Object.entries(operation.variables)) {
    if (type.endsWith("!") && variables[name] == null) throw new Error(`$${name} is not given`);
  }
  for (const name of Object.keys(variables)) {
    if (operation.variables[name] === undefined) throw new Error(`$${name} is not declared`);
  }
  const errors: { type: string; message: string; path: string[] }[] = [];
  const data = select(operation.fields, root, operation.root, { operation, variables, errors });
  return errors.length > 0 ? { data, errors } : { data };
}

interface Run {
  readonly operation: Operation;
  readonly variables: Arguments;
  readonly errors: { type: string; message: string; path: string[] }[];
}

function select(fields: readonly Field[], source: Source, typeName: string, run: Run): Record<string, unknown> {
  return Object.fromEntries(
    fields.map((field) => {
      if (field.name === "__typename") return [field.alias, source.__typename];
      const known = typeFields[typeName]?.[field.name];
      if (known === undefined) throw new Error(`${typeName} has no ${field.name}`);
      checkArguments(field, known.args, run.operation);
      try {
        const value = source[field.name];
        const result = typeof value === "function" ? value(valuesOf(field.args, run.variables)) : value;
        return [field.alias, complete(field, result, known.type.replace(/[[\]!]/g, ""), run)];
      } catch (error) {
        if (!(error instanceof Denied)) throw error;
        run.errors.push({ type: "FORBIDDEN", message: error.message, path: [field.alias] });
        return [field.alias, null];
      }
    }),
  );
}

/** What a field throws that the token may not ask for. */
export class Denied extends Error {}

function complete(field: Field, value: unknown, typeName: string, run: Run): unknown {
  const isObject = typeFields[typeName] !== undefined;
  if (isObject !== field.fields.length > 0) throw new Error(`${field.name} is selected as what it is not`);
  if (!isObject || value === null) return value ?? null;
  if (Array.isArray(value)) return value.map((item) => select(field.fields, item, typeName, run));
  return select(field.fields, Object(value), typeName, run);
}

function checkArguments(field: Field, known: Readonly<Record<string, string>>, operation: Operation): void {
  for (const [name, value] of Object.entries(field.args)) {
    const type = known[name];
    if (type === undefined) throw new Error(`${field.name} takes no ${name}`);
    checkValue(value, type, operation);
  }
  for (const [name, type] of Object.entries(known)) {
    if (type.endsWith("!") && field.args[name] === undefined) throw new Error(`${field.name} needs ${name}`);
  }
}

function checkValue(value: Value, type: string, operation: Operation): void {
  const bare = type.replace("!", "");
  if (value.kind === "variable") {
    const declared = operation.variables[value.text];
    if (declared !== type && declared !== `${type}!`) throw new Error(`$${value.text} is no ${type}`);
  } else if (value.kind === "object") {
    const fields = inputs[bare];
    if (fields === undefined) throw new Error(`${bare} is no input`);
    checkArguments({ name: bare, alias: bare, args: value.fields, fields: [] }, fields, operation);
  } else if (value.kind === "enum") {
    if (!enums[bare]?.includes(value.text)) throw new Error(`${bare} has no ${value.text}`);
  } else if (bare !== (value.kind === "number" ? "Int" : "String")) throw new Error(`${value.text} is no ${type}`);
}

function valuesOf(args: Readonly<Record<string, Value>>, variables: Arguments): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(args).map(([name, value]) => {
      if (value.kind === "object") return [name, valuesOf(value.fields, variables)];
      if (value.kind === "variable") return [name, variables[value.text] ?? null];
      return [name, value.kind === "number" ? Number(value.text) : value.text];
    }),
  );
}

function parse(text: string): Operation {
  const tokens = text.match(/[A-Za-z_]\w*|\d+|"[^"\\]*"|[^\s,]/g) ?? [];
  let at = 0;
  const next = () => tokens[at++] ?? "";
  const skip = (token: string) => (tokens[at] === token ? next() !== "" : false);
  const expect = (token: string) => {
    if (!skip(token)) throw new Error(`\`${token}\` is expected where \`${tokens[at]}\` stands`);
  };

  const root = next();
  if (root !== "query" && root !== "mutation") throw new Error(`\`${root}\` is no operation`);
  if (tokens[at] !== "(" && tokens[at] !== "{") next();
  const variables: Record<string, string> = {};
  if (skip("(")) {
    while (!skip(")")) {
      expect("$");
      const name = next();
      expect(":");
      variables[name] = next() + (skip("!") ? "!" : "");
    }
  }
  const fields = selection();
  if (at !== tokens.length) throw new Error("Something stands behind the query");
  return { root: root === "query" ? "Query" : "Mutation", variables, fields };

  function selection(): Field[] {
    const fields: Field[] = [];
    expect("{");
    while (!skip("}")) {
      const first = next();
      const name = skip(":") ? next() : first;
      const args = skip("(") ? pairs(")") : {};
      fields.push({ name, alias: first, args, fields: tokens[at] === "{" ? selection() : [] });
    }
    return fields;
  }

  function pairs(end: string): Record<string, Value> {
    const found: Record<string, Value> = {};
    while (!skip(end)) {
      const name = next();
      expect(":");
      found[name] = value();
    }
    return found;
  }

  function value(): Value {
    if (skip("$")) return { kind: "variable", text: next() };
    if (skip("{")) return { kind: "object", fields: pairs("}") };
    const text = next();
    if (text.startsWith('"')) return { kind: "string", text: text.slice(1, -1) };
    return { kind: /^\d/.test(text) ? "number" : "enum", text };
  }
}
