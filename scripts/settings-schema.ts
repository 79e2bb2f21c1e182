import * as z from "zod/mini";
import { codeCatalogue } from "../src/rules/code-catalogue.js";
import { catalogue } from "../src/rules/index.js";
import { describeKey } from "../src/settings/key-description.js";
import { settingsSchema, severityWords } from "../src/settings/schema.js";
import { referencePatterns } from "../src/settings/secret-reference.js";
import { secretKeys } from "../src/settings/values.js";
import { offeredFor, offeredValues } from "./offered-values.js";

/** A part of a JSON Schema, as far as this project writes one. */
interface Part {
  readonly [keyword: string]: unknown;
  readonly properties?: Readonly<Record<string, Part>>;
  readonly items?: Part;
  readonly anyOf?: readonly Part[];
}

const open = { $ref: "#/definitions/open" };
const atRunTime = { $ref: "#/definitions/atRunTime" };

/** What stands where a value is not known: nothing on purpose, or a placeholder. */
const definitions = {
  open: {
    description: "Nothing yet, or a value that is filled in at run time.",
    anyOf: [{ type: "null" }, { type: "array", maxItems: 0 }, { type: "string", pattern: "^\\s*$" }, atRunTime],
  },
  atRunTime: {
    description:
      "A value that is filled in at run time: ${NAME}, $NAME, {{ name }}, {name}, #{name}, %NAME% or <name>.",
    type: "string",
    pattern: [
      "\\$\\{[^{}]{0,200}\\}",
      "\\{\\{[^{}]{0,200}\\}\\}",
      "\\{[ \\t]{0,10}[\\w.:@$/-]{1,200}[ \\t]{0,10}\\}",
      "#\\{[^{}]{0,200}\\}",
      "\\$[A-Za-z_]\\w*",
      "%(?=[A-Z0-9_]{0,201}[G-Z_])[A-Z][A-Z0-9_]{2,200}%",
      "<[A-Za-z_][\\w .-]{0,200}>",
    ].join("|"),
  },
};

/** The values that editors offer, each list once. */
function offeredDefinitions(): Readonly<Record<string, Part>> {
  return Object.fromEntries(
    Object.entries(offeredValues).map(([name, { values }]) => [name, { type: "string", enum: values() }]),
  );
}

/** A secret is a reference or nothing; a placeholder between other characters is none. */
const secretReference: Part = {
  description: "Where the secret is kept: ${NAME}, env:NAME, an address of a secret store, or an ARN.",
  type: "string",
  pattern: [
    ...referencePatterns.map(({ source, flags }) =>
      flags.includes("i") ? source.replace("[a-z][a-z0-9", "[A-Za-z][A-Za-z0-9") : source,
    ),
    "^\\s*$",
    "^\\{\\{?[^{}]{1,200}\\}\\}?$",
    "^#\\{[^{}]{1,200}\\}$",
    "^%[A-Z][A-Z0-9_]{2,200}%$",
    "^<[A-Za-z_][\\w .-]{0,200}>$",
  ].join("|"),
};

/** The format of the settings as a JSON Schema for editors; a value that is not known yet is no fault in it. */
export function settingsJsonSchema(): Readonly<Record<string, unknown>> {
  const { $schema, ...format } = z.toJSONSchema(settingsSchema, { target: "draft-7", io: "input" }) as Part;
  return {
    $schema,
    title: "Settings of an SP-API application",
    description: "Read by sp-api-preflight. docs/settings.md explains every key.",
    ...mapPart(format, ""),
    definitions: { ...definitions, secretReference, ...offeredDefinitions() },
  };
}

/** The value of the key `name`, with what may stand instead of it. */
function valuePart(part: Part, name: string): Part {
  const { meaning, required } = describeKey(name) ?? {};
  const always = required === "always" && !name.endsWith("[]");
  if (secretKeys.has(name.split(".").at(-1) ?? "")) {
    return {
      ...(meaning !== undefined && { description: meaning }),
      anyOf: [{ $ref: "#/definitions/secretReference" }, { type: "null" }, { type: "array", maxItems: 0 }],
    };
  }
  const alternatives = (part.anyOf ?? [part]).flatMap((one) => offered(ofFormat(one, name, always), name));
  return {
    ...(meaning !== undefined && !name.endsWith("[]") && { description: meaning }),
    anyOf: [...alternatives, always ? atRunTime : open],
  };
}

/** A text with the values that are offered for it before it, or in its place. */
function offered(part: Part, name: string): readonly Part[] {
  const list = part.type === "string" && part.enum === undefined ? offeredFor(name) : undefined;
  if (list === undefined) return [part];
  const values = { $ref: `#/definitions/${list.name}` };
  return list.closed ? [values] : [values, part];
}

function ofFormat(part: Part, name: string, required: boolean): Part {
  if (name === "preflight.rules") return rulesPart();
  switch (part.type) {
    case "object":
      return mapPart(part, name);
    case "array":
      return { type: "array", items: valuePart(part.items ?? {}, `${name}[]`) };
    case "integer":
      return { type: "integer", minimum: 0 };
    case "string":
      return part.enum === undefined && part.pattern === undefined && required ? { ...part, pattern: "\\S" } : part;
    default:
      return part;
  }
}

function mapPart({ properties = {} }: Part, name: string): Part {
  const entries = Object.entries(properties).map(([key, part]) => {
    const child = name === "" ? key : `${name}.${key}`;
    return { key, child, value: valuePart(part, child), required: describeKey(child)?.required };
  });
  const required = entries.filter((entry) => entry.required === "always").map(({ key }) => key);
  return {
    type: "object",
    additionalProperties: false,
    ...(required.length > 0 && { required }),
    properties: Object.fromEntries(entries.map(({ key, value }) => [key, value])),
    ...(name === "" && { patternProperties: { "^x-": { description: "Ignored: a place for anchors." } } }),
    ...(name === "app" && {
      if: { properties: { type: { const: "public" } }, required: ["type"] },
      // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
      then: { properties: { state: { type: "string", pattern: "\\S" } }, required: ["state"] },
    }),
  };
}

function rulesPart(): Part {
  const severity = [{ type: "string", enum: severityWords }, open];
  const rules = [...catalogue, ...codeCatalogue].filter(({ fixed }) => !fixed);
  return {
    type: "object",
    additionalProperties: false,
    properties: Object.fromEntries(rules.map(({ id, title }) => [id, { description: `${title}.`, anyOf: severity }])),
  };
}
