import { catalogue } from "../src/rules/index.js";
import { dayPattern, type Format } from "../src/settings/format.js";
import { describeKey } from "../src/settings/key-description.js";
import { settingsSchema, severityWords } from "../src/settings/schema.js";

type Part = Readonly<Record<string, unknown>>;

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

/** The format of the settings as a JSON Schema for editors; a value that is not known yet is no fault in it. */
export function settingsJsonSchema(): Part {
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "Settings of an SP-API application",
    description: "Read by sp-api-preflight. docs/settings.md explains every key.",
    ...mapPart(settingsSchema.keys, ""),
    definitions,
  };
}

/** The value of the key `name`, with what may stand instead of it. */
function valuePart(format: Format, name: string): Part {
  const { meaning, required } = describeKey(name) ?? {};
  const always = required === "always" && !name.endsWith("[]");
  return {
    ...(meaning !== undefined && !name.endsWith("[]") && { description: meaning }),
    anyOf: [...partsOf(format, name, always), always ? atRunTime : open],
  };
}

function partsOf(format: Format, name: string, required: boolean): Part[] {
  switch (format.kind) {
    case "text":
      return [{ type: "string", ...(required && { pattern: "\\S" }) }];
    case "day":
      return [{ type: "string", pattern: dayPattern.source }];
    case "count":
      return [{ type: "integer", minimum: 0 }];
    case "flag":
      return [{ type: "boolean" }];
    case "words":
      return [{ type: "string", enum: format.words }];
    case "number":
      return [{ type: "number", const: format.value }];
    case "list":
      return [{ type: "array", items: valuePart(format.item, `${name}[]`) }];
    case "keys":
      return [mapPart(format.keys, name)];
    case "any-keys":
      return [rulesPart()];
    case "text-or":
      return [...partsOf({ kind: "text" }, name, required), ...partsOf(format.long, name, required)];
  }
}

function mapPart(keys: Readonly<Record<string, Format>>, name: string): Part {
  const entries = Object.entries(keys).map(([key, format]) => {
    const child = name === "" ? key : `${name}.${key}`;
    return { key, value: valuePart(format, child), required: describeKey(child)?.required };
  });
  const required = entries.filter((entry) => entry.required === "always").map(({ key }) => key);
  return {
    type: "object",
    additionalProperties: false,
    ...(required.length > 0 && { required }),
    properties: Object.fromEntries(entries.map(({ key, value }) => [key, value])),
    ...(name === "app" && {
      if: { properties: { type: { const: "public" } }, required: ["type"] },
      // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
      then: { properties: { state: { type: "string", pattern: "\\S" } }, required: ["state"] },
    }),
  };
}

/** The only map with keys of its own: the severities of the rules. */
function rulesPart(): Part {
  const severity = [{ type: "string", enum: severityWords }, open];
  const rules = catalogue.filter(({ fixed }) => !fixed);
  return {
    type: "object",
    additionalProperties: false,
    properties: Object.fromEntries(rules.map(({ id, title }) => [id, { description: `${title}.`, anyOf: severity }])),
  };
}
