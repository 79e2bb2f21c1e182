import { machineReadOffsets } from "./escape/terminal.js";
import { visible, writtenOut } from "./escape/visible.js";

/** A character of a source line as a terminal draws it. */
export interface Cell {
  /** Where it starts and ends in UTF-16 units from the start of the line. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** How many columns of the terminal it takes. */
  readonly width: number;
}

const tabWidth = 4;

/** The Unicode blocks whose characters take two columns, by UAX 11; what is drawn as an emoji does too. */
const wideBlocks = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x16fe0, 0x18dff],
  [0x1aff0, 0x1b2ff],
  [0x1f200, 0x1f2ff],
  [0x20000, 0x3fffd],
] as const;

/** `line.slice(from, to)` cell by cell: tabs as blanks up to the next stop, what is hidden or obeyed written out. */
export function cellsOf(line: string, from: number, to: number): Cell[] {
  const part = line.slice(from, to);
  const machineRead = new Set(machineReadOffsets(part.replaceAll("\t", " ")));
  const cells: Cell[] = [];
  let start = from;
  let column = 0;
  for (const character of part) {
    const text = shown(character, machineRead.has(start - from), column);
    const width = widthOf(text);
    cells.push({ start, end: start + character.length, text, width });
    start += character.length;
    column += width;
  }
  return cells;
}

/** The columns that a visible text takes. */
export function widthOf(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  return Array.from(text, characterWidth).reduce((sum, width) => sum + width, 0);
}

function shown(character: string, writeOut: boolean, column: number): string {
  if (writeOut) return writtenOut(character);
  return character === "\t" ? " ".repeat(tabWidth - (column % tabWidth)) : visible(character);
}

/** Made when they are needed: a class of Unicode takes long to make. */
interface Classes {
  readonly mark: RegExp;
  readonly flag: RegExp;
  readonly emoji: RegExp;
}
let classes: Classes | undefined;

function characterWidth(character: string): number {
  if (/^[ -~]$/.test(character)) return 1;
  classes ??= {
    mark: /[\p{Mn}\p{Me}]/u,
    flag: /\p{Regional_Indicator}/u,
    emoji: /\p{Emoji_Presentation}/u,
  };
  if (classes.mark.test(character)) return 0;
  // Two of them make one flag of two columns.
  if (classes.flag.test(character)) return 1;
  if (classes.emoji.test(character)) return 2;
  const code = character.codePointAt(0) ?? 0;
  return wideBlocks.some(([first, last]) => code >= first && code <= last) ? 2 : 1;
}
