import { withoutSecrets } from "../../../src/secrets/secrets.js";

/** Parameters of token requests whose values are secrets, whatever their form. */
const secretParameters =
  /\b(client_secret|refresh_token|access_token|code|password)(["']?\s{0,10}[=:]\s{0,10}["']?)[^\s&"',}]+/gi;

/** A pasted text with every secret in it covered by asterisks. */
export function coveredText(text: string): string {
  return withoutSecrets(text).replace(secretParameters, (_, name: string, between: string) => `${name}${between}***`);
}
