import { visible } from "./visible.js";

/**
 * Data as a plain text message of SARIF, where brackets make links and braces placeholders. Source: SARIF 2.1.0,
 * 3.11.5 and 3.11.6. A backslash is doubled where it stands before a bracket, which it would otherwise set free.
 */
export function sarifMessage(text: string): string {
  return visible(text)
    .replace(/(?<!\\)(\\*)([[\]])/g, "$1$1\\$2")
    .replace(/[{}]/g, "$&$&");
}
