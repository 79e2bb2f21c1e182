import { signatureRetirement } from "../reference/limits.js";
import type { Region } from "../reference/regions.js";
import { anyOf, Open } from "../settings/open.js";
import type { Place } from "../settings/place.js";
import type { Settings } from "../settings/schema.js";
import { isReference } from "../settings/secret-reference.js";
import { maskPlaceholders } from "../settings/values.js";
import type { Endpoint } from "./endpoint.js";
import type { Facts } from "./facts.js";

type Credentials = NonNullable<Settings["credentials"]>;
export type AwsSettings = NonNullable<Credentials["aws"]>;

/** The sentence that every finding about signatures carries. */
export const lwaIsEnough = `Amazon ignores signatures since ${signatureRetirement.value}, so mode \`lwa\` is enough.`;

/** Whether requests may be signed: nothing declared says that they carry the LWA token alone. */
export function maySign({ settings }: Facts): boolean {
  return settings.at("credentials").at("mode").known !== "lwa";
}

/** Whether the code may ask STS for its keys; keys that no session stands behind have no length and no STS host. */
export function mayAskSts(facts: Facts): boolean {
  const keySource = awsOf(facts).at("keySource");
  return anyOf([() => modeOf(facts).known !== "sigv4-static", () => keySource.known === "assume-role"]);
}

export function modeOf({ settings }: Facts): Place<NonNullable<Credentials["mode"]>> {
  return settings.at("credentials").at("mode");
}

export function awsOf({ settings }: Facts): Place<AwsSettings> {
  return settings.at("credentials").at("aws");
}

export type KeyKind = "missing" | "long-term" | "temporary" | "other";

/** What the access key id is by its first four characters. */
export function keyKind(id: Place<string>): KeyKind {
  const value = id.known;
  if (value === undefined) return "missing";
  if (isReference(value)) throw new Open(`\`${id.name}\` is filled in at run time`);
  if (value.startsWith("AKIA")) return "long-term";
  return value.startsWith("ASIA") ? "temporary" : "other";
}

/** What an IAM ARN names, where its own text says so: placeholders in the account or the name leave that known. */
export function arnKind(arn: Place<string>): "role" | "user" | undefined {
  const [, kind] = /^arn:aws:iam::[^:/]+:(role|user)\//.exec(maskPlaceholders(arn.textIfTold ?? "")) ?? [];
  return kind === "role" || kind === "user" ? kind : undefined;
}

/** The signing region of an endpoint: its own `awsRegion`, else `credentials.aws.region`. */
export function signingRegion(endpoint: Endpoint, facts: Facts): Place<string> {
  const own = endpoint.place.at("awsRegion");
  return own.isGiven ? own : awsOf(facts).at("region");
}

/** The selling regions of all endpoints that are signed for `credentials.aws.region`; undefined where one is unknown. */
export function regionsSignedTogether({ endpoints }: Facts): readonly Region[] | undefined {
  const together = endpoints.filter(({ place }) => place.at("awsRegion").seemsMissing);
  const known = together.map(({ region }) => region).filter((region) => region !== undefined);
  return known.length === together.length ? [...new Set(known)] : undefined;
}
