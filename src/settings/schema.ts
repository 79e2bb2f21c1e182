import { anyKeys, count, day, flag, keys, list, number, text, textOr, type ValueOf, words } from "./format.js";

/**
 * The format of a settings file, version 1: key names, types and words. Every key is optional here, because an absent
 * key is a fact of its own; `requiredKeys` names those that must be there. `docs/settings.md` explains the keys, and
 * `scripts/build-schema.mjs` writes the JSON Schema from this file and that page.
 */
const texts = list(text);
const partner = words("seller", "vendor");
const tokenKind = words("refresh_token", "client_credentials", "rdt");

const app = keys({
  id: text,
  name: text,
  type: words("public", "private"),
  registration: words("production", "sandbox"),
  state: words("draft", "submitted", "published", "suppressed"),
  pendingEdit: flag,
  listed: flag,
  partners: list(partner),
  hybrid: flag,
  mwsDeveloperIds: keys({ na: text, eu: text, fe: text }),
  authorizationCount: keys({ self: count, oauth: count }),
});

const authorizationUri = textOr(keys({ uri: text, region: text, purpose: words("production", "test") }));

const oauth = keys({
  workflows: list(words("website", "appstore", "self")),
  loginUri: text,
  redirectUris: texts,
  publishedRedirectUris: texts,
  authorizationUris: list(authorizationUri),
  callbackAddsBeta: flag,
});

const tokenRequest = keys({
  grantType: text,
  url: text,
  method: text,
  contentType: text,
  parametersIn: words("body", "query", "header"),
  bodyEncoding: words("form", "json", "multipart"),
  parameters: texts,
  scope: text,
  redirectUri: text,
});

const token = keys({
  requests: list(tokenRequest),
  codeExchangeSeconds: count,
  lifetimeSeconds: count,
});

const aws = keys({
  region: text,
  service: text,
  algorithm: text,
  signatureIn: words("header", "query"),
  keySource: words("assume-role", "iam-user", "lambda", "instance", "default-chain"),
  accessKeyId: text,
  secretAccessKey: text,
  sessionToken: text,
  registeredArn: text,
  roleArn: text,
  stsRegion: text,
  stsEndpoint: text,
  sessionSeconds: count,
  previousArn: text,
  registeredArnChangedOn: day,
  deploymentRegion: text,
});

const credentials = keys({
  mode: words("lwa", "sigv4-static", "sigv4-sts"),
  clientId: text,
  clientSecret: text,
  clientSecretRotatedOn: day,
  oldSecretStillDeployed: flag,
  aws,
});

const operation = textOr(
  keys({
    operation: text,
    method: text,
    path: text,
    token: tokenKind,
    pii: flag,
  }),
);
const operations = list(operation);
const typed = list(textOr(keys({ type: text, token: tokenKind })));

const endpoint = keys({
  url: text,
  region: text,
  environment: words("production", "sandbox"),
  marketplaces: texts,
  awsRegion: text,
  authorization: text,
  operations,
});

const authorization = keys({
  name: text,
  region: text,
  partner,
  marketplaces: texts,
  refreshToken: text,
  grantedOn: day,
});

const role = textOr(
  keys({
    name: text,
    addedOn: day,
    approval: words("approved", "pending", "denied"),
  }),
);

const restrictedResource = keys({ method: text, path: text, dataElements: texts });

const calls = keys({
  userAgent: text,
  accessTokenHeader: text,
  operations,
  reports: typed,
  feeds: typed,
  notifications: typed,
  rdt: list(restrictedResource),
});

export const severityWords = ["error", "warning", "notice", "off"] as const;

export const settingsSchema = keys({
  version: number(1),
  app,
  oauth,
  token,
  credentials,
  endpoints: list(endpoint),
  authorizations: list(authorization),
  roles: keys({ app: list(role), profile: list(role) }),
  calls,
  preflight: keys({ rules: anyKeys(words(...severityWords)) }),
});

export type Settings = ValueOf<typeof settingsSchema>;

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
