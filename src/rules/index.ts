import { callRules } from "./call-rules.js";
import { applicationIdChanged } from "./change/application-id-changed.js";
import { checksLost } from "./change/checks-lost.js";
import { clientIdChanged } from "./change/client-id-changed.js";
import { policyLoosened } from "./change/policy-loosened.js";
import { redirectUriAdded } from "./change/redirect-uri-added.js";
import { redirectUriRemoved } from "./change/redirect-uri-removed.js";
import { regionAdded } from "./change/region-added.js";
import { roleAdded } from "./change/role-added.js";
import { settingsRemoved } from "./change/settings-removed.js";
import { stateChanged } from "./change/state-changed.js";
import { applicationIdMismatch } from "./consent/application-id-mismatch.js";
import { appstoreCallbackBeta } from "./consent/appstore-callback-beta.js";
import { authorizationUriApplicationId } from "./consent/authorization-uri-application-id.js";
import { authorizationUriFragment } from "./consent/authorization-uri-fragment.js";
import { authorizationUriHost } from "./consent/authorization-uri-host.js";
import { authorizationUriMalformed } from "./consent/authorization-uri-malformed.js";
import { authorizationUriParameter } from "./consent/authorization-uri-parameter.js";
import { authorizationUriPartner } from "./consent/authorization-uri-partner.js";
import { authorizationUriRegion } from "./consent/authorization-uri-region.js";
import { betaOnPublished } from "./consent/beta-on-published.js";
import { draftWithoutBeta } from "./consent/draft-without-beta.js";
import { redirectUriDefault } from "./consent/redirect-uri-default.js";
import { redirectUriUnpublished } from "./consent/redirect-uri-unpublished.js";
import { redirectUriUnregistered } from "./consent/redirect-uri-unregistered.js";
import { stateMissing } from "./consent/state-missing.js";
import { stateStatic } from "./consent/state-static.js";
import { liveRules } from "./live-rules.js";
import { appSuppressed } from "./registration/app-suppressed.js";
import { applicationIdFormat } from "./registration/application-id-format.js";
import { appstoreWorkflow } from "./registration/appstore-workflow.js";
import { authorizationExpired } from "./registration/authorization-expired.js";
import { authorizationLimit } from "./registration/authorization-limit.js";
import { hybridApp } from "./registration/hybrid-app.js";
import { loginUriFragment } from "./registration/login-uri-fragment.js";
import { loginUriIsConsent } from "./registration/login-uri-is-consent.js";
import { oauthUriHttps } from "./registration/oauth-uri-https.js";
import { oauthUriSyntax } from "./registration/oauth-uri-syntax.js";
import { oauthUrisIdentical } from "./registration/oauth-uris-identical.js";
import { oauthUrisMissing } from "./registration/oauth-uris-missing.js";
import { privateAppOauth } from "./registration/private-app-oauth.js";
import { redirectUriFragment } from "./registration/redirect-uri-fragment.js";
import { redirectUriReservedParameter } from "./registration/redirect-uri-reserved-parameter.js";
import { redirectUriUnsafe } from "./registration/redirect-uri-unsafe.js";
import { sandboxRegistrationEndpoint } from "./registration/sandbox-registration-endpoint.js";
import { sandboxRegistrationOauth } from "./registration/sandbox-registration-oauth.js";
import type { Rule } from "./rule.js";
import { clientSecretAge } from "./secrets/client-secret-age.js";
import { oldSecretDeployed } from "./secrets/old-secret-deployed.js";
import { secretInSettings } from "./secrets/secret-in-settings.js";
import { factsOld } from "./settings/facts-old.js";
import { ignoreUnused } from "./settings/ignore-unused.js";
import { settingsShape } from "./settings/settings-shape.js";
import { settingsYaml } from "./settings/settings-yaml.js";
import { starterValue } from "./settings/starter-value.js";
import { accessKeyFormat } from "./signing/access-key-format.js";
import { credentialRegionScope } from "./signing/credential-region-scope.js";
import { credentialServiceScope } from "./signing/credential-service-scope.js";
import { signatureForm } from "./signing/signature-form.js";
import { signingArn } from "./signing/signing-arn.js";
import { signingArnOverlap } from "./signing/signing-arn-overlap.js";
import { signingKeysMissing } from "./signing/signing-keys-missing.js";
import { sigv4NotRequired } from "./signing/sigv4-not-required.js";
import { stsRegion } from "./signing/sts-region.js";
import { stsSessionDuration } from "./signing/sts-session-duration.js";
import { stsTemporaryKeys } from "./signing/sts-temporary-keys.js";
import { authorizationClient } from "./token/authorization-client.js";
import { callbackParameter } from "./token/callback-parameter.js";
import { clientIdFormat } from "./token/client-id-format.js";
import { codeExchangeLate } from "./token/code-exchange-late.js";
import { grantType } from "./token/grant-type.js";
import { grantlessOperation } from "./token/grantless-operation.js";
import { scopeUnknown } from "./token/scope-unknown.js";
import { tokenLifetime } from "./token/token-lifetime.js";
import { tokenRequestFormat } from "./token/token-request-format.js";
import { tokenRequestParameters } from "./token/token-request-parameters.js";
import { tokenRequestRedirectUri } from "./token/token-request-redirect-uri.js";
import { tokenRequestUrl } from "./token/token-request-url.js";

/** Every rule, in the order of the walk. */
export const catalogue: readonly Rule[] = [
  redirectUriFragment,
  oauthUriSyntax,
  oauthUrisMissing,
  applicationIdFormat,
  oauthUriHttps,
  loginUriIsConsent,
  loginUriFragment,
  redirectUriUnsafe,
  redirectUriReservedParameter,
  oauthUrisIdentical,
  sandboxRegistrationOauth,
  privateAppOauth,
  appstoreWorkflow,
  appSuppressed,
  authorizationLimit,
  hybridApp,
  authorizationExpired,
  sandboxRegistrationEndpoint,
  draftWithoutBeta,
  redirectUriUnregistered,
  redirectUriUnpublished,
  appstoreCallbackBeta,
  authorizationUriMalformed,
  authorizationUriHost,
  authorizationUriApplicationId,
  applicationIdMismatch,
  authorizationUriFragment,
  authorizationUriPartner,
  authorizationUriRegion,
  betaOnPublished,
  stateMissing,
  stateStatic,
  redirectUriDefault,
  authorizationUriParameter,
  tokenRequestFormat,
  tokenRequestUrl,
  grantType,
  tokenRequestParameters,
  tokenRequestRedirectUri,
  scopeUnknown,
  clientIdFormat,
  grantlessOperation,
  codeExchangeLate,
  tokenLifetime,
  authorizationClient,
  callbackParameter,
  credentialRegionScope,
  signingKeysMissing,
  stsTemporaryKeys,
  signingArn,
  sigv4NotRequired,
  credentialServiceScope,
  signatureForm,
  accessKeyFormat,
  stsSessionDuration,
  stsRegion,
  signingArnOverlap,
  ...callRules,
  ...liveRules,
  secretInSettings,
  clientSecretAge,
  oldSecretDeployed,
  settingsYaml,
  settingsShape,
  starterValue,
  ignoreUnused,
  factsOld,
  redirectUriRemoved,
  redirectUriAdded,
  stateChanged,
  applicationIdChanged,
  clientIdChanged,
  roleAdded,
  regionAdded,
  policyLoosened,
  settingsRemoved,
  checksLost,
];
