/**
 * What each key of the settings means, in the order of the format; `[]` stands for each entry of a list. The reference
 * page, the JSON Schema and `explain` are made from this table.
 */
export const keyMeanings: Readonly<Record<string, string>> = {
  version: "The version of this format.",

  app: "How the app is registered.",
  "app.id": "The application id as Develop Apps shows it, `amzn1.sp.solution.…`; older apps have another known shape.",
  "app.name": "The name of the app, for people.",
  "app.type": "Whether other companies authorize the app (`public`) or its owner alone does (`private`).",
  "app.registration": "Whether the app is registered for production or for the sandbox.",
  "app.state":
    "Where the registration stands in Develop Apps. An app in `draft` or `submitted` is authorized through links with `version=beta`.",
  "app.pendingEdit": "Whether a published app has a newer edit that is not published yet.",
  "app.listed":
    "Whether the app has a live listing in the Selling Partner Appstore. Absent is unknown; `draft` and `submitted` mean unlisted.",
  "app.partners":
    "Who authorizes the app: sellers, vendors or both. `business` is Amazon Business, about which little is checked.",
  "app.hybrid": "Whether the app is registered for SP-API and for MWS, which Amazon has retired.",
  "app.mwsDeveloperIds": "The MWS developer id of a hybrid app in each region.",
  "app.mwsDeveloperIds.na": "The MWS developer id in North America; digits in quotes.",
  "app.mwsDeveloperIds.eu": "The MWS developer id in Europe; digits in quotes.",
  "app.mwsDeveloperIds.fe": "The MWS developer id in the Far East; digits in quotes.",
  "app.authorizationCount": "How many authorizations the app has now; Amazon limits them.",
  "app.authorizationCount.self": "The number of self-authorizations.",
  "app.authorizationCount.oauth": "The number of authorizations through a website or the Appstore.",

  oauth: "How selling partners authorize the app.",
  "oauth.workflows":
    "The ways to authorize: from your `website`, from the Selling Partner `appstore`, or by the owner alone (`self`).",
  "oauth.loginUri": "The OAuth Login URI as registered.",
  "oauth.redirectUris": "The OAuth Redirect URIs as registered, character by character and in the registered order.",
  "oauth.publishedRedirectUris": "The redirect URIs of the live version, where they differ from `oauth.redirectUris`.",
  "oauth.authorizationUris":
    "The links to Amazon's consent page that your code sends selling partners to; each a URI, or the long form with `uri`.",
  "oauth.authorizationUris[].uri": "The link, with run-time parts as placeholders: `state={state}`.",
  "oauth.authorizationUris[].region": "The region that the link is for: `na`, `eu` or `fe`.",
  "oauth.authorizationUris[].purpose": "Whether customers use the link or you test with it.",
  "oauth.callbackAddsBeta":
    "Whether your code adds `version=beta` to `amazon_callback_uri` while the Appstore workflow is tested.",
  "oauth.callbackReads": "The parameter of the callback from which your code takes the authorization code.",

  token: "How your code asks Login with Amazon for tokens.",
  "token.requests": "The kinds of token request that your code sends.",
  "token.requests[].grantType": "`authorization_code`, `refresh_token` or `client_credentials`.",
  "token.requests[].url": "The address that the request goes to.",
  "token.requests[].method": "The HTTP method of the request.",
  "token.requests[].contentType": "The `Content-Type` header of the request.",
  "token.requests[].parametersIn": "Where the parameters stand in the request.",
  "token.requests[].bodyEncoding": "How the body really is encoded.",
  "token.requests[].parameters": "The names of the parameters that are sent.",
  "token.requests[].scope": "The scopes of a `client_credentials` request, separated by blanks.",
  "token.requests[].redirectUri": "The `redirect_uri` of an `authorization_code` request.",
  "token.codeExchangeSeconds": "The longest time between the callback and the exchange of the code.",
  "token.lifetimeSeconds": "How long an access token is reused.",

  credentials: "Which credentials your code uses, and how.",
  "credentials.mode":
    "`lwa` sends no AWS signature, as Amazon has it since 2023-10-02; `sigv4-static` and `sigv4-sts` still sign, with lasting or temporary keys.",
  "credentials.clientId": "The LWA client id, `amzn1.application-oa2-client.…`.",
  "credentials.clientSecret": "Where the LWA client secret is kept: a reference, never the secret itself.",
  "credentials.clientSecretRotatedOn": "The day on which the client secret was made.",
  "credentials.oldSecretStillDeployed": "Whether the secret before the last rotation is still in use somewhere.",
  "credentials.aws": "How requests are signed; read in the two `sigv4` modes only.",
  "credentials.aws.region": "The signing region of every endpoint that names none.",
  "credentials.aws.service": "The service in the scope of the signature.",
  "credentials.aws.algorithm": "The signing algorithm.",
  "credentials.aws.signatureIn": "Where the signature stands in the request.",
  "credentials.aws.keySource":
    "Where the signing keys come from. With `assume-role` the declared keys are those of the caller of `sts:AssumeRole`.",
  "credentials.aws.accessKeyId": "The id of the signing key; no secret, yet never shown in full.",
  "credentials.aws.secretAccessKey": "Where the secret key is kept: a reference, never the key itself.",
  "credentials.aws.sessionToken": "Where the session token of temporary keys is kept: a reference.",
  "credentials.aws.registeredArn": "The IAM ARN that the app was registered with.",
  "credentials.aws.roleArn": "The role that `sts:AssumeRole` asks for.",
  "credentials.aws.stsRegion": "The region that the request to STS is signed for.",
  "credentials.aws.stsEndpoint": "The STS endpoint that is called.",
  "credentials.aws.sessionSeconds": "How long the temporary keys are asked for.",
  "credentials.aws.previousArn": "The ARN that the app was registered with before.",
  "credentials.aws.registeredArnChangedOn": "The day on which the registered ARN was changed.",
  "credentials.aws.deploymentRegion": "Where the code runs; never compared with anything.",

  endpoints: "The hosts of SP-API that your code calls, each with the calls that go to it.",
  "endpoints[].url": "`https://` and the host.",
  "endpoints[].region": "The selling region of the accounts called through it: `na`, `eu` or `fe`.",
  "endpoints[].environment": "Production or sandbox.",
  "endpoints[].marketplaces":
    "The marketplaces called through it: country codes (`UK` and `GB` alike) or marketplace ids.",
  "endpoints[].awsRegion": "The signing region of this endpoint.",
  "endpoints[].authorization": "The name of the entry of `authorizations` whose tokens are used here.",
  "endpoints[].operations": "Operations that are called at this endpoint only; form as in `calls.operations`.",

  authorizations: "The grants, that is refresh tokens, that the app holds.",
  "authorizations[].name": "A name for it in this file.",
  "authorizations[].region": "The region that it was given in: `na`, `eu` or `fe`.",
  "authorizations[].partner": "The kind of selling partner that gave it.",
  "authorizations[].marketplaces": "The marketplaces that it is used for: country codes or marketplace ids.",
  "authorizations[].clientId": "The LWA client id that it was given to, where the file names several.",
  "authorizations[].refreshToken": "Where the refresh token is kept: a reference, never the token itself.",
  "authorizations[].grantedOn": "The day on which it was given.",

  roles: "The roles of the app and of your developer profile.",
  "roles.app": "The roles that are selected for the app; each a name, or the long form with `name`.",
  "roles.profile": "The roles that are approved in the developer profile; form as in `roles.app`.",

  calls: "What your code asks SP-API for.",
  "calls.userAgent": "The `User-Agent` header.",
  "calls.accessTokenHeader": "The name of the header that holds the access token.",
  "calls.getHeaders": "The names of the headers that your code sends with GET requests.",
  "calls.operations":
    "The operations that your code calls, at every endpoint: `operationId`, `api.operationId` where the name is not unique, or the long form.",
  "calls.reports": "The report types that your code asks for; each a type, or the long form with `type`.",
  "calls.feeds": "The feed types that your code submits; form as in `calls.reports`.",
  "calls.notifications": "The notification types that your code subscribes to; form as in `calls.reports`.",
  "calls.dataKiosk": "The data sets that your Data Kiosk queries name, such as `analytics_salesAndTraffic_2024_04_24`.",
  "calls.rdt": "The restricted resources of one request for a Restricted Data Token.",
  "calls.rdt[].method": "The HTTP method of the resource.",
  "calls.rdt[].path": "The path of the resource; braces are path parameters here.",
  "calls.rdt[].dataElements": "The data elements that are asked for.",
  "calls.rdt[].targetApplication": "The id of the other application that gets the token, where it is delegated.",

  code: "Which code is read, for whoever compares these settings with it.",
  "code.include": "Globs from the folder that is read; where there are any, only files that match one are read.",
  "code.exclude": "Globs of files that are not read.",

  preflight: "Your own policy for this file.",
  "preflight.rules": "The severity of a rule, by its id: `error`, `warning`, `notice` or `off`.",
};

/** Keys of the long forms, which stand in several lists; after their list and `[].`. */
const longFormMeanings: Readonly<Record<string, string>> = {
  operation: "The name of the operation.",
  method: "The HTTP method, where the operation is named by method and path.",
  path: "The path; braces are path parameters here.",
  token: "The kind of token that it is called with.",
  pii: "Whether personal data is asked for.",
  includedData: "The words of `includedData` that the call to Orders 2026-01-01 sends.",
  via: "How the report is asked for: `create` (createReport), `schedule` (createReportSchedule) or `list` (getReports).",
  destination: "Where the notifications are sent: `sqs` or `eventbridge`.",
  payloadVersion: "The version of the payload that the subscription names.",
  type: "The type as Amazon names it.",
  name: "The name as the developer profile shows it.",
  addedOn: "The day on which the role was added.",
  approval: "Whether Amazon has approved the role.",
};

/** What a key means; undefined for what is no key of the format. */
export function meaningOf(key: string): string | undefined {
  return keyMeanings[key] ?? longFormMeanings[/\[\]\.(\w+)$/.exec(key)?.[1] ?? ""];
}

/** What counts where a key is not declared. */
export const keyDefaults: Readonly<Record<string, string>> = {
  version: "`1`",
  "app.registration": "`production`",
  "app.partners": "`[seller]`",
  "oauth.workflows": "`[website]` for a public app, `[self]` for a private one",
  "endpoints[].environment": "what the host is",
  "endpoints[].awsRegion": "`credentials.aws.region`",
  "endpoints[].authorization": "every authorization of the region",
};
