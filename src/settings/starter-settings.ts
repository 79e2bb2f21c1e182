export const appTypes = ["public", "private"] as const;
export type AppType = (typeof appTypes)[number];

/**
 * A settings file to start from. What the team must fill in is a placeholder, so that it is told
 * as unfilled, neither as right nor as wrong; `schema` is the address that editors take the format from.
 */
export function starterSettings(type: AppType, schema: string): string {
  const sections = [
    head(type, schema),
    app[type],
    oauth[type],
    token[type],
    credentials,
    endpoints,
    grants[type],
    roles,
    calls,
  ];
  return sections.filter((section) => section !== "").join("\n");
}

const advice: Readonly<Record<AppType, string>> = {
  public: `#
# A green check is worth what was checked. For a public app, ask for these stages in full:
# \`sp-api-preflight check --require registration,consent\`, or \`require: registration, consent\` in the workflow.
`,
  private: "",
};

const head = (type: AppType, schema: string) => `# yaml-language-server: $schema=${schema}
#
# One SP-API application, as it is registered and as your code uses it.
# <something> is a value to fill in, and an error until it is. \`{something}\` and \`\${SOMETHING}\` are values of run time: a
# rule that needs one of them says that it was not checked. Remove what you do not use. \`sp-api-preflight explain app.state\`
# explains a key.
${advice[type]}version: 1
`;

const app: Readonly<Record<AppType, string>> = {
  public: `app:
  id: <application-id> # amzn1.sp.solution.…, from Develop Apps
  name: <app-name>
  type: public
  registration: production # or sandbox
  state: <state> # draft, submitted, published or suppressed
  partners: [seller] # seller, vendor or both
  authorizationCount: # how many authorizations the app has of each kind
    self: <count>
    oauth: <count>
`,
  private: `app:
  id: <application-id> # amzn1.sp.solution.…, from Develop Apps
  name: <app-name>
  type: private
  registration: production # or sandbox
  partners: [seller] # seller, vendor or both
`,
};

const oauth: Readonly<Record<AppType, string>> = {
  public: `oauth:
  workflows: [website] # website, appstore or self
  loginUri: https://<your-host>/amazon/login
  redirectUris: # as registered, in the registered order
    - https://<your-host>/amazon/callback
  authorizationUris: # the links that your code sends sellers to, one for each Seller Central
    # version=beta asks for the draft: keep it until the app is published, then remove it.
    - https://<seller-central-host>/apps/authorize/consent?application_id=<application-id>&state={state}&version=beta
`,
  private: `oauth:
  workflows: [self] # a private app is authorized by its owner, in Manage Authorizations
`,
};

const codeExchange = `    - grantType: authorization_code
      url: https://api.amazon.com/auth/o2/token
      method: POST
      contentType: application/x-www-form-urlencoded
      parametersIn: body
      bodyEncoding: form
      parameters: [grant_type, code, client_id, client_secret]
`;

const tokenRefresh = `    - grantType: refresh_token
      url: https://api.amazon.com/auth/o2/token
      method: POST
      contentType: application/x-www-form-urlencoded
      parametersIn: body
      bodyEncoding: form
      parameters: [grant_type, refresh_token, client_id, client_secret]
`;

const tokenRequests = `token:
  requests: # as Amazon documents them: write here what your code really sends
`;

const token: Readonly<Record<AppType, string>> = {
  public: tokenRequests + codeExchange + tokenRefresh,
  private: tokenRequests + tokenRefresh,
};

const credentials = `credentials:
  mode: lwa # lwa, sigv4-static or sigv4-sts; Amazon needs no AWS signature since 2023-10-02
  clientId: <client-id> # amzn1.application-oa2-client.…
  clientSecret: \${SP_API_CLIENT_SECRET} # where the secret is kept, never the secret itself
  clientSecretRotatedOn: <date> # "YYYY-MM-DD"; a client secret lives 180 days
`;

const endpoints = `endpoints: # one entry for each host that your code calls
  - url: https://<endpoint-host> # sellingpartnerapi-na.amazon.com, -eu or -fe
    region: <region> # na, eu or fe: where the accounts behind these calls sell
    marketplaces: [<marketplace>] # US, DE, JP, … or marketplace ids
`;

const grants: Readonly<Record<AppType, string>> = {
  public: `authorizations: # the refresh tokens that you hold; write [] while there are none
  - name: <name>
    region: <region>
    refreshToken: \${SP_API_REFRESH_TOKEN}
    grantedOn: <date> # "YYYY-MM-DD"; an authorization of a public app lives a year
`,
  private: `authorizations: # the refresh tokens that you hold
  - name: main
    region: <region>
    refreshToken: \${SP_API_REFRESH_TOKEN}
`,
};

const roles = `roles:
  app: [<role>] # selected for the app, named as in the developer console
  profile: [<role>] # approved in the developer profile
`;

const calls = `calls:
  userAgent: <user-agent> # AppName/1.0 (Language=TypeScript)
  accessTokenHeader: x-amz-access-token
  operations: [<operation>] # such as getMarketplaceParticipations or orders_2026-01-01.searchOrders
  # An operation may also stand by its method and path, and say which token its call sends:
  # operations:
  #   - { method: GET, path: /sellers/v1/marketplaceParticipations }
  #   - { operation: merchantFulfillmentV0.getShipment, token: rdt } # refresh_token, client_credentials or rdt
  # The types that the code asks for, submits and subscribes to; \`sp-api-preflight explain ORDER_CHANGE\` explains one.
  # reports: [GET_FLAT_FILE_OPEN_LISTINGS_DATA]
  # feeds: [JSON_LISTINGS_FEED]
  # notifications: [ORDER_CHANGE]
  # rdt: # the restricted resources of one request for a Restricted Data Token
  #   - { method: GET, path: "/mfn/v0/shipments/{shipmentId}" }
`;
