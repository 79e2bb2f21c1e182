import { consentPath } from "../reference/consent.js";
import { applicationId } from "../reference/shapes.js";
import { percentDecoded, type Uri } from "../uri/uri.js";

/**
 * Whether a link is to another page than that of consent, by its path or for want of a host, and names no app: then its
 * parameters are none of the consent page's.
 */
export function leadsElsewhere({ authority, path, parameters }: Uri): boolean {
  if (path.isUnknown || (authority !== undefined && startsAsConsentPath(path.text))) return false;
  return !parameters.some(
    ({ name, decoded }) =>
      /^application_?id$/i.test(percentDecoded(name.text) ?? name.text) || applicationId.test(decoded ?? ""),
  );
}

/** Whether the path is that of the consent page, be it in another spelling or with more behind it. */
function startsAsConsentPath(path: string): boolean {
  const start = path.slice(0, 10 * consentPath.length).toLowerCase();
  return start.replace(/\/{2,}/g, "/").startsWith(consentPath);
}
