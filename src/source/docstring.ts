/** Whether the string from `from` to `to` stands alone as a statement, which makes it a comment. */
export function isStatement(text: string, from: number, to: number): boolean {
  let before = from - 1;
  while (/[rRuUbBfF \t]/.test(text[before] ?? "\n") && before >= 0) before -= 1;
  let after = to;
  while (text[after] === " " || text[after] === "\t" || text[after] === "\r") after += 1;
  return (before < 0 || text[before] === "\n") && (after >= text.length || "\n#;".includes(text[after] ?? ""));
}
