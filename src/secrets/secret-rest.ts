import type { TextRange } from "../settings/values.js";

/** The longest secret that is followed over lines. */
const mostLines = 100;
const restOfLine = /["'\\]*[ \t]*\r?\n[ \t]*(?:(?:#|\/\/|\*|>|;)[ \t]*)?/y;
const bodyAlone = /[\w+/=.%|~-]{6,}(?=["'\\)\]},;]*[ \t]*(?:\r?\n|$))/y;

/** Where a secret that reaches the end of its line goes on: lines that hold nothing but its characters, digits among them. */
export function restOf(text: string, end: number): TextRange[] {
  const rest: TextRange[] = [];
  let offset = end;
  while (rest.length < mostLines) {
    restOfLine.lastIndex = offset;
    const gap = restOfLine.exec(text);
    if (gap === null) break;
    bodyAlone.lastIndex = offset + gap[0].length;
    const body = bodyAlone.exec(text);
    if (body === null || !/\d/.test(body[0])) break;
    offset = body.index + body[0].length;
    rest.push({ start: body.index, end: offset });
  }
  return rest;
}

/** A stretch over several lines without what stands between them: line ends, indentation and the marks of comments. */
export function byLine({ start, end }: TextRange, text: string): TextRange[] {
  const gaps = [...text.slice(start, end).matchAll(/\r?\n[ \t]*(?:(?:#|\/\/|\*|>|;)[ \t]*)?/g)];
  const starts = [start, ...gaps.map(({ 0: gap, index }) => start + index + gap.length)];
  const ranges = starts.map((from, index) => ({ start: from, end: start + (gaps[index]?.index ?? end - start) }));
  return ranges.filter((range) => range.start < range.end);
}
