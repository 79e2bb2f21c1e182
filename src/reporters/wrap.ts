import { widthOf } from "./cells.js";

/** A word that is longer than this is cut, so that no line of text grows over its limit. */
const longestWord = 800;

/** Visible text in lines of at most `width` columns, cut at blanks; a longer word stands alone in its line. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  let columns = 0;
  for (const word of text.split(" ").flatMap(inParts)) {
    const size = widthOf(word);
    if (line !== "" && (columns + 1 + size > width || line.length + word.length > longestWord)) {
      lines.push(line);
      line = word;
      columns = size;
    } else {
      columns += line === "" ? size : size + 1;
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  return [...lines, line].filter((line) => line !== "");
}

function inParts(word: string): string[] {
  return word.length <= longestWord ? [word] : (word.match(new RegExp(`[\\s\\S]{1,${longestWord}}`, "gu")) ?? []);
}

/**
 * `text` behind `head`, which stands before its first line only; the others are indented as far. Where too little room is
 * left for that, as on a narrow terminal, all but the first are indented by four blanks.
 */
export function hanging(head: string, text: string, width: number): string[] {
  if (width - widthOf(head) >= 30) {
    return wrap(text, width - widthOf(head)).map(
      (line, index) => (index === 0 ? head : " ".repeat(widthOf(head))) + line,
    );
  }
  const [first = "", ...rest] = wrap(`${head.trimEnd()} ${text}`, width);
  return [first, ...wrap(rest.join(" "), width - 4).map((line) => `    ${line}`)];
}
