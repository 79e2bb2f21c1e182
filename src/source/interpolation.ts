/** How far an expression inside a string may reach; a bound keeps the search linear. */
const longest = 200;
const pairs: Readonly<Record<string, string>> = { "{": "}", "(": ")", "[": "]", "<": ">" };

/** The offset of the last character of the expression that `open` begins at `at`; undefined where none does or it does not end. */
export function skipInterpolation(text: string, at: number, open: string): number | undefined {
  if (!text.startsWith(open, at)) return undefined;
  const mark = open.at(-1) === "$" ? "{" : (open.at(-1) ?? "");
  const [bracket, close] = [mark.charCodeAt(0), (pairs[mark] ?? "").charCodeAt(0)];
  const last = Math.min(text.length, at + longest);
  let depth = 1;
  for (let end = at + open.length; end < last; end += 1) {
    const code = text.charCodeAt(end);
    if (code === bracket) depth += 1;
    else if (code === close) {
      depth -= 1;
      if (depth === 0) return end;
    }
  }
  return undefined;
}
