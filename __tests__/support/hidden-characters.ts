/** Ranges of code points that a reader does not see, or that change what is seen beside them. */
const hidden: readonly (readonly [first: number, last: number])[] = [
  [0x00, 0x09], // controls; the line end is no such
  [0x0b, 0x1f],
  [0x7f, 0xa0],
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x61c, 0x61c],
  [0x115f, 0x1160],
  [0x1680, 0x1680],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x2000, 0x200f],
  [0x2028, 0x202f],
  [0x205f, 0x206f],
  [0x2800, 0x2800],
  [0x3000, 0x3000],
  [0x3164, 0x3164],
  [0xd800, 0xf8ff], // half surrogates and private use
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff0, 0xfffb],
  [0xfffe, 0xffff],
  [0x1d173, 0x1d17a],
  [0xe0000, 0xe0fff],
  [0xf0000, 0x10ffff],
];

const anyHidden = new RegExp(
  `[${hidden.map(([first, last]) => `\\u{${first.toString(16)}}-\\u{${last.toString(16)}}`).join("")}]`,
  "gu",
);

/** The hidden characters of `text` as code points in hexadecimal; line ends and plain blanks are none. */
export function hiddenCharacters(text: string): string[] {
  return Array.from(text.matchAll(anyHidden), ([character]) => (character.codePointAt(0) ?? 0).toString(16));
}
