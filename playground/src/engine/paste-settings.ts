import type { Answers } from "./protocol.js";
import type { ReadRequest } from "./token-request.js";

/** The settings file that declares a link to the consent page and what the page was told about the app. */
export function linkSettings(link: string, answers: Answers): string {
  const { region } = answers;
  const entry = region === "" ? [`    - ${quoted(link)}`] : [`    - uri: ${quoted(link)}`, `      region: ${region}`];
  return fileOf(answers, [...redirectLines(answers), "  authorizationUris:", ...entry]);
}

/** The settings file that declares one redirect URI, and a link that sends it where others are registered. */
export function redirectSettings(uri: string, answers: Answers): string {
  if (registered(answers).length === 0 || answers.type === "private")
    return fileOf(answers, ["  redirectUris:", `    - ${quoted(uri)}`]);
  const beta = answers.state === "published" ? "" : "&version=beta";
  const link = `https://sellercentral.amazon.com/apps/authorize/consent?application_id={application_id}&state={state}${beta}&redirect_uri=${encodeURIComponent(uri)}`;
  return linkSettings(link, { ...answers, region: "", partner: "seller" });
}

/** The settings file that declares one token request. */
export function tokenSettings(request: ReadRequest, answers: Answers): string {
  const { grantType, url, method, contentType, parametersIn, bodyEncoding, parameters, scope, redirectUri } = request;
  const lines: readonly (readonly [string, string | undefined])[] = [
    ["url", url],
    ["method", method],
    ["contentType", contentType],
    ["parametersIn", parametersIn],
    ["bodyEncoding", bodyEncoding],
    ["scope", scope],
    ["redirectUri", redirectUri],
  ];
  const declared = lines.flatMap(([key, value]) => (value === undefined ? [] : [`      ${key}: ${quoted(value)}`]));
  const list = parameters.length === 0 ? [] : [`      parameters: [${parameters.map(quoted).join(", ")}]`];
  const token = [
    "token:",
    "  requests:",
    `    - grantType: ${quoted(grantType ?? "${GRANT_TYPE}")}`,
    ...declared,
    ...list,
  ];
  return fileOf(answers, redirectLines(answers), token);
}

function fileOf({ type, state, partner }: Answers, oauth: readonly string[], rest: readonly string[] = []): string {
  const isPublic = type === "public";
  return [
    "version: 1",
    "app:",
    "  id: ${APPLICATION_ID}",
    `  type: ${type}`,
    ...(isPublic ? [`  state: ${state}`] : []),
    `  partners: ${partner === "" ? "${PARTNERS}" : partner === "both" ? "[seller, vendor]" : `[${partner}]`}`,
    "oauth:",
    ...(isPublic ? ["  workflows: [website]"] : []),
    "  loginUri: ${LOGIN_URI}",
    ...oauth,
    ...rest,
    "credentials:",
    "  mode: lwa",
    "",
  ].join("\n");
}

/** The redirect URIs that the page was told are registered. */
export function registered({ redirectUris }: Answers): readonly string[] {
  return redirectUris
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

function redirectLines(answers: Answers): string[] {
  const uris = registered(answers);
  if (uris.length === 0) return ["  redirectUris: ${REDIRECT_URIS}"];
  return ["  redirectUris:", ...uris.map((uri) => `    - ${quoted(uri)}`)];
}

/** A text in double quotes, as YAML and JSON write it alike. */
function quoted(text: string): string {
  return JSON.stringify(text);
}
