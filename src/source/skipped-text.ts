const heredoc = /<<[<~-]?(["']?)([A-Z_][A-Z0-9_]{0,60})\1(?!\w)/y;
const regex = /\/(?![*/])(?:[^\\/\n[]|\\.|\[(?:[^\\\]\n]|\\.){0,200}\]){1,200}\//y;

/** Behind the document that stands in the program from `at` up to a line of its own; `never` where it has no end. */
export function endOfHeredoc(text: string, at: number): number | "never" | undefined {
  heredoc.lastIndex = at;
  const word = heredoc.exec(text)?.[2];
  if (word === undefined) return undefined;
  for (let end = text.indexOf(word, heredoc.lastIndex); end !== -1; end = text.indexOf(word, end + 1)) {
    // Within a bound: the start of a line without end is far away.
    const before = text.slice(Math.max(0, end - 40), end);
    const line = before.slice(before.lastIndexOf("\n") + 1);
    if (line.trim() === "" && "\r\n;,)".includes(text[end + word.length] ?? "")) return end + word.length;
  }
  return "never";
}

/** Behind the regular expression that begins at `at`; undefined where what stands before tells a division. */
export function endOfRegex(text: string, at: number): number | undefined {
  let before = at - 1;
  while (before > at - 20 && (text[before] === " " || text[before] === "\t")) before -= 1;
  if (!"(,=:[!&|?{};+\n".includes(text[before] ?? "\n")) return undefined;
  regex.lastIndex = at;
  return regex.test(text) ? regex.lastIndex : undefined;
}
