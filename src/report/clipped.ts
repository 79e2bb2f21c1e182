import { limits } from "../settings/limits.js";

/** Cuts a text at the limit without splitting a character in two. */
export function clipped(text: string): string {
  if (text.length <= limits.messageCharacters) return text;
  return `${text.slice(0, limits.messageCharacters - 2).replace(/[\uD800-\uDBFF]$/, "")}….`;
}
