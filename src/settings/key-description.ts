import { keyDefaults, meaningOf } from "./key-meanings.js";
import { requiredKeys } from "./schema.js";
import { isKey, keyNames, pathOfName, typesAt } from "./schema-walk.js";

/** What the format says about one key, in words for people. */
export interface KeyDescription {
  /** The name as people write it: `oauth.authorizationUris[].uri`. */
  readonly name: string;
  readonly types: string;
  /** Whether the key must be there, and for which apps. */
  readonly required: "always" | "for a public app" | undefined;
  /** What counts where it is not declared. */
  readonly usual: string | undefined;
  readonly meaning: string;
}

/** The key that a name means, with indexes, brackets or neither; undefined where the format has none of that name. */
export function describeKey(given: string): KeyDescription | undefined {
  const bare = withoutBrackets(given);
  const name = keyNames().find((known) => withoutBrackets(known) === bare) ?? given;
  const path = pathOfName(name);
  const meaning = isKey(path) ? meaningOf(name) : undefined;
  if (meaning === undefined) return undefined;
  const types = typesAt(path).join(", or ");
  return { name, types, required: requirementOf(name), usual: keyDefaults[name], meaning };
}

function withoutBrackets(name: string): string {
  return name.replaceAll(/\[\d*\]/g, "");
}

/** Whether `name` is the key `key` or stands below it. */
export function isWithin(name: string, key: string): boolean {
  return name === key || name.startsWith(`${key}.`) || name.startsWith(`${key}[]`);
}

function requirementOf(name: string): KeyDescription["required"] {
  if (name === "app.state") return "for a public app";
  const isRequired = requiredKeys.some(({ of, keys }) => {
    const map = of.join(".").replaceAll(".*", "[]");
    return keys.some((key) => name === (map === "" ? key : `${map}.${key}`));
  });
  return isRequired ? "always" : undefined;
}
