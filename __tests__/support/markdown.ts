/**
 * `line` of Markdown with each code span replaced by `C`, by the rule of CommonMark: a run of backticks opens a span
 * that the next run of the same length closes, and one that nothing closes is text.
 */
export function withoutCode(line: string): string {
  let text = "";
  let at = 0;
  while (at < line.length) {
    const run = /^`+/.exec(line.slice(at))?.[0];
    if (run === undefined) {
      // A backslash outside of code takes the meaning from the character behind it, a backtick included.
      if (line[at] === "\\") throw new Error(`A backslash outside of code: ${line}`);
      text += line[at];
      at += 1;
      continue;
    }
    const close = [...line.slice(at + run.length).matchAll(/`+/g)].find(([other]) => other.length === run.length);
    text += close === undefined ? run : "C";
    at += run.length + (close === undefined ? 0 : close.index + run.length);
  }
  return text;
}

/** What GitHub makes more of than words in text without code, or an empty list. */
export function activeSyntax(text: string): string[] {
  const forms: Readonly<Record<string, RegExp>> = {
    "a character of syntax": /[`*_~<>[\]\\|{}#@&$=^+]/,
    "an address": /:\/\/|www\.|mailto:\S|xmpp:\S/i,
    "a shortcode": /:\w+:/,
    "a reference to a commit or issue": /\b[0-9a-f]{7,40}\b|\bgh-\d/i,
  };
  return Object.entries(forms)
    .filter(([, form]) => form.test(text))
    .map(([name]) => name);
}
