/**
 * Characters that a reader does not see, or that change what is seen beside them: controls, formats such as
 * bidirectional overrides, half surrogates, private use, blanks other than the space, and what draws nothing.
 */
const hidden =
  "[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Zl}\\p{Zp}\\p{Default_Ignorable_Code_Point}\\p{Noncharacter_Code_Point}\\u2800]|(?! )\\p{Zs}";

/** Made when it is needed: a class of Unicode costs more than all else that a short report takes. */
let hiddenPattern: RegExp | undefined;

/** Whether `character` is one that a reader does not see, or that changes what is seen beside it. */
export function isHidden(character: string): boolean {
  hiddenPattern ??= new RegExp(hidden, "u");
  return hiddenPattern.test(character);
}

const shortForms: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** `text` with each hidden character replaced by what `form` makes of it. */
export function replaceHidden(text: string, form: (character: string) => string): string {
  return text.replace(/[^ -~]/gu, (character) => (isHidden(character) ? form(character) : character));
}

/** As `replaceHidden`, but line ends stay. */
export function replaceHiddenInLines(text: string, form: (character: string) => string): string {
  return text.replace(/[^\n -~]/gu, (character) => (isHidden(character) ? form(character) : character));
}

/** `text` with each hidden character written out, as `\u202e` is: one line that looks like what it is. */
export function visible(text: string): string {
  return replaceHidden(text, writtenOut);
}

/** How a character is written out. */
export function writtenOut(character: string): string {
  const short = shortForms[character];
  if (short !== undefined) return short;
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16).padStart(4, "0");
  return code > 0xffff ? `\\u{${hex}}` : `\\u${hex}`;
}

/** Cuts `text` to `limit` UTF-16 units, the last of them an ellipsis, and no character in two. */
export function clip(text: string, limit: number): string {
  if (text.length <= limit) return text;
  return `${text.slice(0, limit - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}
