import { expect, test } from "vitest";
import { suggestion } from "../../src/github/suggestion.js";

const edit = (text: string, from = 6, to = 9, line = 3) => ({
  start: { line, column: from },
  end: { line, column: to },
  text,
  safe: true,
});
const line = "key: old # why";

test.each<[string, Parameters<typeof suggestion>, string | undefined]>([
  ["replaces", [edit("new"), 3, line, line], "```suggestion\nkey: new # why\n```"],
  ["inserts", [edit("x", 6, 6), 3, line, line], "```suggestion\nkey: xold # why\n```"],
  ["appends", [edit("!", 15, 15), 3, line, line], "```suggestion\nkey: old # why!\n```"],
  ["deletes a part", [edit("", 9, 15), 3, line, line], "```suggestion\nkey: old\n```"],
  ["fences longer than any run", [edit("````a``"), 3, line, line], "`````suggestion\nkey: ````a`` # why\n`````"],
  ["no edit", [undefined, 3, line, line], undefined],
  ["an edit that needs thought", [{ ...edit("new"), safe: false }, 3, line, line], undefined],
  ["an edit of another line", [edit("new", 6, 9, 4), 3, line, line], undefined],
  ["an edit over two lines", [{ ...edit("new"), end: { line: 4, column: 1 } }, 3, line, line], undefined],
  ["an edit behind the end", [edit("new", 6, 99), 3, line, line], undefined],
  ["an edit turned round", [edit("new", 9, 6), 3, line, line], undefined],
  ["an edit that changes nothing", [edit("old"), 3, line, line], undefined],
  ["an edit that leaves an empty line", [edit("", 1, 15), 3, line, line], undefined],
  ["a new line", [edit("a\nb"), 3, line, line], undefined],
  ["a command of the runner", [edit("##[add-mask]a"), 3, line, line], undefined],
  ["a character nobody sees", [edit("a\u202eb"), 3, line, line], undefined],
  ["a line that ends in CR", [edit("new"), 3, `${line}\r`, line], undefined],
  ["a covered secret", [edit("new"), 3, line, "key: old # ***"], undefined],
  ["a line beyond measure", [edit("n".repeat(1_000)), 3, line, line], undefined],
])("%s", (_, given, expected) => {
  expect(suggestion(...given)).toBe(expected);
});
