import { signatureRetirement } from "../reference/limits.js";
import type { Region } from "../reference/regions.js";
import type { Place } from "../settings/place.js";
import type { Settings } from "../settings/schema.js";
import { isReference, maskPlaceholders } from "../settings/values.js";
import type { Endpoint } from "./endpoint.js";
import type { Facts } from "./facts.js";

type Credentials = NonNullable<Settings["credentials"]>;
export type AwsSettings = NonNullable<Credentials["aws"]>;

/** The sentence that every finding about signatures carries. */
export const lwaIsEnough = `Amazon ignores signatures since ${signatureRetirement.value}, so mode \`lwa\` is enough.`;

/** Whether requests may be signed: nothing declared says that they carry the LWA token alone. */
export function maySign({ settings }: Facts): boolean {
  return settings.at("credentials").at("mode").value !== "lwa";
}

/** Whether the code may ask STS for its keys; keys that no session stands behind have no length and no STS host. */
export function mayAskSts(facts: Facts): boolean {
  const keySource = awsOf(facts).at("keySource");
  const asks =
    modeOf(facts).value !== "sigv4-static" || keySource.value === "assume-role" || keySource.state === "placeholder";
  return maySign(facts) && asks;
}

export function modeOf({ settings }: Facts): Place<NonNullable<Credentials["mode"]>> {
  return settings.at("credentials").at("mode");
}

export function awsOf({ settings }: Facts): Place<AwsSettings> {
  return settings.at("credentials").at("aws");
}

/** Whether the declared source brings the signing keys by itself; undefined where it is not known before run time. */
export function sourceBringsKeys(aws: Place<AwsSettings>): boolean | undefined {
  const source = aws.at("keySource");
  if (source.isMissing) return false;
  return source.value === undefined ? undefined : source.value !== "iam-user";
}

export type KeyKind = "missing" | "long-term" | "temporary" | "other" | "unknown";

/** What the access key id is by its first four characters; `unknown` for a placeholder or a reference. */
export function keyKind(id: Place<string>): KeyKind {
  const { value } = id;
  if (id.isMissing) return "missing";
  if (value === undefined || isReference(value)) return "unknown";
  if (value.startsWith("AKIA")) return "long-term";
  return value.startsWith("ASIA") ? "temporary" : "other";
}

/** Why the kind of an access key id is not known, as a place or a reason; never with the id itself. */
export function whyKindUnknown(id: Place<string>): Place<string> | string {
  if (id.value === undefined) return id;
  return `\`${id.name}\` is ${isReference(id.value) ? "filled in at run time" : "of no known kind"}`;
}

/** What an IAM ARN names, where its own text says so: placeholders in the account or the name leave that known. */
export function arnKind(arn: Place<string>): "role" | "user" | undefined {
  const [, kind] = /^arn:aws:iam::[^:/]+:(role|user)\//.exec(maskPlaceholders(arn.text ?? "")) ?? [];
  return kind === "role" || kind === "user" ? kind : undefined;
}

/** The signing region of an endpoint: its own `awsRegion`, else `credentials.aws.region`. */
export function signingRegion(endpoint: Endpoint, facts: Facts): Place<string> {
  const own = endpoint.place.at("awsRegion");
  return own.isMissing ? awsOf(facts).at("region") : own;
}

/** The selling regions of all endpoints that are signed for `credentials.aws.region`; undefined where one is unknown. */
export function regionsSignedTogether({ endpoints }: Facts): readonly Region[] | undefined {
  const together = endpoints.filter(({ place }) => place.at("awsRegion").isMissing);
  const known = together.map(({ region }) => region).filter((region) => region !== undefined);
  return known.length === together.length ? [...new Set(known)] : undefined;
}
