import { codeCallUndeclared } from "./code/code-call-undeclared.js";
import { codeConsentHost } from "./code/code-consent-host.js";
import { codeConsentLink } from "./code/code-consent-link.js";
import { codeHostUndeclared } from "./code/code-host-undeclared.js";
import { codeLinkUndeclared } from "./code/code-link-undeclared.js";
import { codeMarketplaceUnknown } from "./code/code-marketplace-unknown.js";
import { codeOperationRemoved } from "./code/code-operation-removed.js";
import { codeOperationUnknown } from "./code/code-operation-unknown.js";
import { codeScopeUnknown } from "./code/code-scope-unknown.js";
import { codeSecret } from "./code/code-secret.js";
import { codeTokenUrl } from "./code/code-token-url.js";
import { codeTypeRemoved } from "./code/code-type-removed.js";
import { declaredCallUnseen } from "./code/declared-call-unseen.js";
import type { CodeRule } from "./code-rule.js";

/** Every rule about code. */
export const codeCatalogue: readonly CodeRule[] = [
  codeSecret,
  codeOperationUnknown,
  codeOperationRemoved,
  codeTypeRemoved,
  codeConsentHost,
  codeConsentLink,
  codeTokenUrl,
  codeScopeUnknown,
  codeMarketplaceUnknown,
  codeCallUndeclared,
  codeHostUndeclared,
  codeLinkUndeclared,
  declaredCallUnseen,
];
