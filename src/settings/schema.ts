import * as z from "zod/mini";
import { dayForm, isDay } from "./day.js";

/**
 * The format of a settings file, version 1: key names, types and words. Every key is optional here, because an absent
 * key is a fact of its own; `requiredKeys` names those that must be there. `docs/settings.md` explains the keys, and
 * `scripts/settings-schema.ts` writes the JSON Schema from this file and that page.
 */
const text = z.string();
const count = z.int().check(z.nonnegative());
const texts = z.optional(z.array(text));
const date = z.string("date").check(z.regex(dayForm, "date"), z.refine(isDay, "date"));
const optionalText = z.optional(text);
const optionalDate = z.optional(date);
const optionalFlag = z.optional(z.boolean());
const optionalCount = z.optional(count);
const partner = z.enum(["seller", "vendor"]);
const tokenKind = z.optional(z.enum(["refresh_token", "client_credentials", "rdt"]));

const app = z.strictObject({
  id: optionalText,
  name: optionalText,
  type: z.optional(z.enum(["public", "private"])),
  registration: z.optional(z.enum(["production", "sandbox"])),
  state: z.optional(z.enum(["draft", "submitted", "published", "suppressed"])),
  pendingEdit: optionalFlag,
  listed: optionalFlag,
  partners: z.optional(z.array(z.enum(["seller", "vendor", "business"]))),
  hybrid: optionalFlag,
  mwsDeveloperIds: z.optional(z.strictObject({ na: optionalText, eu: optionalText, fe: optionalText })),
  authorizationCount: z.optional(z.strictObject({ self: optionalCount, oauth: optionalCount })),
});

const authorizationUri = z.union([
  text,
  z.strictObject({ uri: optionalText, region: optionalText, purpose: z.optional(z.enum(["production", "test"])) }),
]);

const oauth = z.strictObject({
  workflows: z.optional(z.array(z.enum(["website", "appstore", "self"]))),
  loginUri: optionalText,
  redirectUris: texts,
  publishedRedirectUris: texts,
  authorizationUris: z.optional(z.array(authorizationUri)),
  callbackAddsBeta: optionalFlag,
  callbackReads: optionalText,
});

const tokenRequest = z.strictObject({
  grantType: optionalText,
  url: optionalText,
  method: optionalText,
  contentType: optionalText,
  parametersIn: z.optional(z.enum(["body", "query", "header"])),
  bodyEncoding: z.optional(z.enum(["form", "json", "multipart"])),
  parameters: texts,
  scope: optionalText,
  redirectUri: optionalText,
});

const token = z.strictObject({
  requests: z.optional(z.array(tokenRequest)),
  codeExchangeSeconds: optionalCount,
  lifetimeSeconds: optionalCount,
});

const aws = z.strictObject({
  region: optionalText,
  service: optionalText,
  algorithm: optionalText,
  signatureIn: z.optional(z.enum(["header", "query"])),
  keySource: z.optional(z.enum(["assume-role", "iam-user", "lambda", "instance", "default-chain"])),
  accessKeyId: optionalText,
  secretAccessKey: optionalText,
  sessionToken: optionalText,
  registeredArn: optionalText,
  roleArn: optionalText,
  stsRegion: optionalText,
  stsEndpoint: optionalText,
  sessionSeconds: optionalCount,
  previousArn: optionalText,
  registeredArnChangedOn: optionalDate,
  deploymentRegion: optionalText,
});

const credentials = z.strictObject({
  mode: z.optional(z.enum(["lwa", "sigv4-static", "sigv4-sts"])),
  clientId: optionalText,
  clientSecret: optionalText,
  clientSecretRotatedOn: optionalDate,
  oldSecretStillDeployed: optionalFlag,
  aws: z.optional(aws),
});

const operation = z.union([
  text,
  z.strictObject({
    operation: optionalText,
    method: optionalText,
    path: optionalText,
    token: tokenKind,
    pii: optionalFlag,
    includedData: texts,
  }),
]);
const operations = z.optional(z.array(operation));
const feed = z.strictObject({ type: optionalText, token: tokenKind });
const report = z.extend(feed, { via: z.optional(z.enum(["create", "schedule", "list"])) });
const notification = z.extend(feed, {
  destination: z.optional(z.enum(["sqs", "eventbridge"])),
  payloadVersion: optionalText,
});

const endpoint = z.strictObject({
  url: optionalText,
  region: optionalText,
  environment: z.optional(z.enum(["production", "sandbox"])),
  marketplaces: texts,
  awsRegion: optionalText,
  authorization: optionalText,
  operations,
});

const authorization = z.strictObject({
  name: optionalText,
  region: optionalText,
  partner: z.optional(partner),
  marketplaces: texts,
  clientId: optionalText,
  refreshToken: optionalText,
  grantedOn: optionalDate,
});

const role = z.union([
  text,
  z.strictObject({
    name: optionalText,
    addedOn: optionalDate,
    approval: z.optional(z.enum(["approved", "pending", "denied"])),
  }),
]);

const restrictedResource = z.strictObject({
  method: optionalText,
  path: optionalText,
  dataElements: texts,
  targetApplication: optionalText,
});

const calls = z.strictObject({
  userAgent: optionalText,
  accessTokenHeader: optionalText,
  getHeaders: texts,
  operations,
  reports: z.optional(z.array(z.union([text, report]))),
  feeds: z.optional(z.array(z.union([text, feed]))),
  notifications: z.optional(z.array(z.union([text, notification]))),
  dataKiosk: texts,
  rdt: z.optional(z.array(restrictedResource)),
});

export const severityWords = ["error", "warning", "notice", "off"] as const;

export const settingsSchema = z.strictObject({
  version: z.optional(z.literal(1)),
  app: z.optional(app),
  oauth: z.optional(oauth),
  token: z.optional(token),
  credentials: z.optional(credentials),
  endpoints: z.optional(z.array(endpoint)),
  authorizations: z.optional(z.array(authorization)),
  roles: z.optional(z.strictObject({ app: z.optional(z.array(role)), profile: z.optional(z.array(role)) })),
  calls: z.optional(calls),
  code: z.optional(z.strictObject({ include: texts, exclude: texts })),
  preflight: z.optional(z.strictObject({ rules: z.optional(z.record(text, z.enum(severityWords))) })),
});

export type Settings = z.infer<typeof settingsSchema>;

/** The lists whose entries may be a text alone, by their keys. */
export const shortForms: ReadonlySet<unknown> = new Set([
  ...["authorizationUris", "operations", "reports", "feeds", "notifications"],
  ...["app", "profile"], // of `roles`
]);

/** The keys that must be there: `*` stands for each entry of a list. An empty value counts as absent. */
export const requiredKeys: readonly { readonly of: readonly string[]; readonly keys: readonly string[] }[] = [
  { of: [], keys: ["app", "credentials"] },
  { of: ["app"], keys: ["type"] },
  { of: ["credentials"], keys: ["mode"] },
  { of: ["oauth", "authorizationUris", "*"], keys: ["uri"] },
  { of: ["token", "requests", "*"], keys: ["grantType"] },
  { of: ["endpoints", "*"], keys: ["url"] },
  { of: ["authorizations", "*"], keys: ["name", "region"] },
  { of: ["calls", "rdt", "*"], keys: ["method", "path"] },
];
