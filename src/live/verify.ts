import { Facts } from "../model/facts.js";
import type { SettingsFile } from "../preflight.js";
import { catalogue } from "../rules/index.js";
import { readSettings } from "../settings/document.js";
import { answerOf, Open } from "../settings/open.js";
import { ask } from "./ask.js";
import type { World } from "./asking.js";
import type { Plan } from "./plan.js";
import { planOf } from "./plan-file.js";
import { type NamedValues, secretAt, secretPlaces, variableOf } from "./secrets.js";

export interface VerifyOptions {
  /** The values of the variables that the caller names as secrets. */
  readonly values: NamedValues;
  /** Whether the login and redirect URIs are asked too. */
  readonly redirects: boolean;
  /** Today as YYYY-MM-DD. */
  readonly today: string;
}

export interface Prepared {
  readonly plans: readonly Plan[];
  /** One sentence for each secret that a file names and that is not sent. */
  readonly told: readonly string[];
}

export interface Verified {
  /** The files, each with what was observed about it. */
  readonly files: readonly SettingsFile[];
  /** Every text that no output may show: the values, and the tokens that came back. */
  readonly hidden: readonly string[];
}

/** What would be asked about the files. Sends nothing. */
export function prepare(files: readonly SettingsFile[], { values, redirects, today }: VerifyOptions): Prepared {
  const all = files.map(({ path, bytes }) => new Facts(readSettings(path, bytes), catalogue, today));
  const users = new Map<string, Set<Facts>>();
  for (const facts of all) {
    for (const name of secretPlaces(facts).flatMap((place) => variableOf(place) ?? [])) {
      users.set(name, (users.get(name) ?? new Set()).add(facts));
    }
  }
  const shared = new Set([...users].filter(([, files]) => files.size > 1).map(([name]) => name));
  const options = { values, shared };
  const told = all.flatMap((facts) =>
    secretPlaces(facts)
      .filter(({ writtenState: state }) => state === "reference")
      .map((place) => answerOf(place, (secret) => secretAt(secret, options)))
      .filter((answer) => answer instanceof Open)
      .map(({ reason }) => `\`${facts.document.file}\`: not sent, since ${reason}.`),
  );
  return { plans: all.map((facts) => planOf(facts, options, redirects)), told: [...new Set(told)] };
}

/** Asks Amazon what the plans name. Never throws for what the network or an answer does. */
export async function verify(
  files: readonly SettingsFile[],
  { plans }: Prepared,
  { values, redirects }: VerifyOptions,
  world: World,
): Promise<Verified> {
  const hidden = new Set(values.values());
  const mask = (secret: string) => {
    hidden.add(secret);
    world.mask(secret);
  };
  for (const value of values.values()) world.mask(value);
  const observations = await ask(plans, { ...world, mask });
  return {
    files: files.map((file) => ({ ...file, live: { observations: observations.get(file.path) ?? [], redirects } })),
    hidden: [...hidden],
  };
}
