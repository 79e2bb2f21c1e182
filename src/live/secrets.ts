import { UsageError } from "../files/usage-error.js";
import type { Facts } from "../model/facts.js";
import { Open } from "../settings/open.js";
import type { Place } from "../settings/place.js";
import { isVisibleAscii } from "./answer.js";
import { liveLimits } from "./limits.js";
import { foundBy, isLiteral } from "./stops.js";

/** The variables that the caller names, with their values. */
export type NamedValues = ReadonlyMap<string, string>;

/** What may be sent. */
export interface SecretOptions {
  readonly values: NamedValues;
  /** The variables that more than one file names. */
  readonly shared: ReadonlySet<string>;
}

/** A name that is longer may be a secret that somebody gave instead of a name. */
const longestName = 40;

/**
 * The values of the variables that the caller names. Throws a UsageError for a name that is none, and for a variable that
 * is unset or empty unless `mayLack`, where it is left out; and where Node would print what is sent.
 */
export function namedValues(
  names: readonly string[],
  variables: Readonly<Record<string, string | undefined>>,
  mayLack = false,
): NamedValues {
  if ((variables.NODE_DEBUG ?? "") !== "") {
    throw new UsageError("`NODE_DEBUG` lets Node print what it sends, secrets included: unset it for `verify`.");
  }
  const values = new Map<string, string>();
  for (const [index, name] of names.entries()) {
    if (!/^[A-Za-z_]\w*$/.test(name) || name.length > longestName) {
      throw new UsageError(
        `The ${index + 1}. name of a secret is no name of an environment variable; it is not shown, since it may be the secret.`,
      );
    }
    const value = variables[name] ?? "";
    if (value !== "") values.set(name, value);
    else if (!mayLack) {
      throw new UsageError(`The environment variable \`${name}\`, which is named as a secret, is unset or empty.`);
    }
  }
  return values;
}

const references = [
  /^\$\{([A-Za-z_]\w*)(?::-?)?\}$/,
  /^\$([A-Za-z_]\w*)$/,
  /^env:([A-Za-z_]\w*)$/,
  /^\$\{\{[ \t]{0,20}secrets\.([A-Za-z_]\w*)[ \t]{0,20}\}\}$/,
];

/** The environment variable that a reference names; undefined for a reference to another store, and for none. */
export function variableOf(place: Place<string>): string | undefined {
  const text = place.writtenState === "reference" ? (place.textIfTold ?? "").trim() : "";
  for (const pattern of references) {
    const [, name] = pattern.exec(text) ?? [];
    if (name !== undefined) return name;
  }
  return undefined;
}

/** A value that may be sent, with the variable that it comes from. */
export interface Secret {
  readonly name: string;
  readonly value: string;
}

/** The places of the secrets that `verify` may send. */
export function secretPlaces({ settings }: Facts): readonly Place<string>[] {
  const tokens = settings
    .at("authorizations")
    .items()
    .map((entry) => entry.at("refreshToken"));
  return [settings.at("credentials").at("clientSecret"), ...tokens];
}

/** The value of a secret field. Throws `Open` where it is not sent. */
export function secretAt(place: Place<string>, { values, shared }: SecretOptions): Secret {
  if (place.seemsMissing) throw place.open;
  if (isLiteral(place)) throw foundBy("secret-in-settings");
  if (place.writtenState !== "reference")
    throw new Open(`\`${place.openName}\` is no reference to an environment variable`);
  const name = variableOf(place);
  if (name === undefined) throw new Open(`\`${place.name}\` names no environment variable`);
  if (shared.has(name)) throw new Open(`\`${name}\` is named by more than one file`);
  const value = values.get(name);
  if (value === undefined) throw new Open(`the caller does not name \`${name}\` as a secret`);
  if (value.length < liveLimits.shortestSecret) {
    throw new Open(`the value of \`${name}\` has fewer than ${liveLimits.shortestSecret} characters`);
  }
  if (!isVisibleAscii(value)) throw new Open(`the value of \`${name}\` has other characters than visible ASCII`);
  return { name, value };
}
