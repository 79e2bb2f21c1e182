/** `text` in letters, digits, `.`, `_` and `~`, so that it can stand in a comment of HTML; different texts stay different. */
export function encodedName(text: string): string {
  return text.replace(/[^A-Za-z0-9._]/g, (unit) => `~${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
