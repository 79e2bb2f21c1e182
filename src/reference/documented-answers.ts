import type { Provenance } from "./evidence.js";

/** What an answer of Login with Amazon or SP-API is; `other` is every answer that nobody has documented. */
export const answerWords = [
  ...["ok", "invalid_client", "invalid_grant", "unauthorized_client", "invalid_scope", "invalid_request"],
  ...["denied", "secret-expired", "token-refused", "elements-refused", "quota", "no-answer", "other"],
] as const satisfies readonly LiveAnswer[];

export type LiveAnswer =
  | "ok"
  | "invalid_client"
  | "invalid_grant"
  | "unauthorized_client"
  | "invalid_scope"
  | "invalid_request"
  | "denied"
  | "secret-expired"
  | "token-refused"
  | "elements-refused"
  | "quota"
  | "no-answer"
  | "other";

/** Which server answers, to which kind of request. */
export type Asked = "token" | "call" | "restricted-data";

/** An answer that somebody has shown, what it proves, and what it does not. */
export interface DocumentedAnswer extends Provenance {
  readonly to: Asked;
  readonly status: number;
  /** `error` of Login with Amazon, or the code of SP-API. */
  readonly code?: string;
  /** What the message is, whole; any message where it is left out. */
  readonly message?: string;
  /** What the details are, whole; an empty text stands for details that say nothing. */
  readonly details?: string;
  /** Whether the message names data elements in brackets, and nothing else there. */
  readonly namesElements?: true;
  readonly answer: LiveAnswer;
  readonly proves: string;
  readonly leavesOpen: string;
}

type Row = Omit<DocumentedAnswer, keyof Provenance | "proves" | "leavesOpen">;

const docs = "https://github.com/amzn/selling-partner-api-docs/issues/";
const models = "https://github.com/amzn/selling-partner-api-models/issues/";

function seen(row: Row, proves: string, leavesOpen: string, source: string): DocumentedAnswer {
  return { ...row, proves, leavesOpen, source, retrieved: "2026-11-29", evidence: "community" };
}

const refused = { to: "call", status: 403, code: "Unauthorized" } as const;
const denied = "Access to requested resource is denied.";

/** The first row that fits an answer is what it means. */
export const documentedAnswers: readonly DocumentedAnswer[] = [
  seen(
    { to: "token", status: 200, answer: "ok" },
    "The client id, its secret and the refresh token or scope belong together.",
    "The age of the secret: a token still comes when it is past its last day.",
    "https://github.com/PipedreamHQ/pipedream/issues/16843",
  ),
  seen(
    { to: "token", status: 401, code: "invalid_client", answer: "invalid_client" },
    "The client id or the client secret is wrong.",
    "Which of the two; for half an hour after a rotation a new secret may be refused.",
    "https://github.com/jlevers/selling-partner-api/issues/602",
  ),
  seen(
    { to: "token", status: 400, code: "unauthorized_client", answer: "unauthorized_client" },
    "The refresh token belongs to another client.",
    "Which client that is.",
    "https://github.com/amz-tools/amazon-sp-api/issues/34",
  ),
  seen(
    {
      to: "token",
      status: 400,
      code: "invalid_grant",
      message: "The request has an invalid grant parameter : code",
      answer: "other",
    },
    "An authorization code is old or was used.",
    "Everything else: no code is ever sent by `verify`.",
    `${models}4112`,
  ),
  seen(
    { to: "token", status: 400, code: "invalid_grant", answer: "invalid_grant" },
    "The refresh token is unknown or was revoked.",
    "Which of the two, and who revoked it.",
    `${docs}2379`,
  ),
  seen(
    { to: "token", status: 400, code: "invalid_scope", answer: "invalid_scope" },
    "The scope is unknown, or not granted to the app.",
    "Which of the two.",
    `${docs}622`,
  ),
  seen(
    { to: "token", status: 400, code: "invalid_request", answer: "invalid_request" },
    "The request had no body, or its parameters in the query.",
    "Everything: `verify` sends neither.",
    `${models}1851`,
  ),
  seen(
    { to: "call", status: 200, answer: "ok" },
    "The host is of the region of the grant, and the app holds one of the roles that open the call.",
    "Any other role, and any other call.",
    "https://developer-docs.amazon.com/sp-api/docs/connecting-to-the-selling-partner-api",
  ),
  seen(
    { ...refused, details: "The LWA secret token you provided has expired.", answer: "secret-expired" },
    "The client secret is past its last day.",
    "Region, roles and grant.",
    `${models}4489`,
  ),
  seen(
    { ...refused, details: "Access token is missing in the request header.", answer: "token-refused" },
    "The header with the access token did not arrive.",
    "Region, roles and grant.",
    `${models}945`,
  ),
  seen(
    {
      ...refused,
      details: "The access token you provided is revoked, malformed or invalid.",
      answer: "token-refused",
    },
    "The access token was damaged or revoked.",
    "Region, roles and grant.",
    `${models}2333`,
  ),
  seen(
    { ...refused, details: "The access token you provided has expired.", answer: "token-refused" },
    "The access token is older than an hour.",
    "Region, roles and grant.",
    "https://github.com/airbytehq/airbyte/tree/master/airbyte-integrations/connectors/source-amazon-seller-partner",
  ),
  seen(
    { ...refused, message: "The access token you provided has expired.", details: "", answer: "token-refused" },
    "The access token is older than an hour.",
    "Region, roles and grant.",
    "https://github.com/airbytehq/airbyte/tree/master/airbyte-integrations/connectors/source-amazon-seller-partner",
  ),
  seen(
    { ...refused, message: denied, details: "", answer: "denied" },
    "The region, a role or the grant is wrong.",
    "Which of them: the same bytes come for each. The same call in the other regions tells a wrong region; another call with the same token tells a role.",
    `${docs}261`,
  ),
  seen(
    { to: "call", status: 403, code: "MissingAuthenticationToken", answer: "other" },
    "The path or the host is wrong.",
    "Region, roles and grant.",
    `${docs}304`,
  ),
  seen(
    { to: "call", status: 429, code: "QuotaExceeded", answer: "quota" },
    "The quota of the call is used up.",
    "Everything else; the call is not repeated.",
    `${models}1176`,
  ),
  seen(
    { to: "restricted-data", status: 400, code: "InvalidInput", namesElements: true, answer: "elements-refused" },
    "The app may not have the data elements that the message names in brackets.",
    "Which restricted role is missing, where several open an element.",
    "https://github.com/abuzuhri/Amazon-SP-API-CSharp/issues/155",
  ),
  seen(
    { to: "call", status: 400, code: "InvalidInput", answer: "other" },
    "In the sandbox: the parameters are not the documented ones.",
    "Region, roles and grant: whether they are looked at before the parameters is open.",
    "https://github.com/jlevers/selling-partner-api/issues/546",
  ),
];
