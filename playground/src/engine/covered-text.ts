import { preflight } from "../../../src/preflight.js";
import { withoutSecrets } from "../../../src/secrets/secrets.js";
import { bytesOf, fileName, optionsFor } from "./options.js";

/** Parameters of requests whose values are secrets, whatever their form; a placeholder is none. */
const secretParameters =
  /\b(client_secret|refresh_token|access_token|spapi_oauth_code|mws_auth_token|code|password)(["']?\s{0,10}(?:=>|=|:|%3D|%253D)\s{0,10}["']?)(?![$<{*%]|your|\.\.\.)[^\s&"',}%]+/gi;

/** A pasted text with every secret in it covered by asterisks. */
export function coveredText(text: string): string {
  return withoutSecrets(text).replace(secretParameters, (_, name: string, between: string) => `${name}${between}***`);
}

/** A settings file with every secret in it covered by asterisks. */
export function coveredFile(text: string): string {
  const [file] = preflight([{ path: fileName, bytes: bytesOf(text) }], optionsFor(undefined)).files;
  if (file === undefined) throw new Error("A report of one file has one file.");
  const { source } = file;
  return Array.from({ length: source.lineCount }, (_, index) => source.line(index + 1)).join("\n");
}
