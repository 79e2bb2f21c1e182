import { expect, test, vi } from "vitest";
import { writeAll } from "../../src/files/standard-streams.js";

/** What the system does at each write: take so many bytes, or refuse with a code. */
let answers: (number | string)[] = [];
const taken: string[] = [];

vi.mock("node:fs", async (original) => ({
  ...(await original<typeof import("node:fs")>()),
  writeSync(descriptor: number, bytes: Uint8Array, start: number) {
    const answer = answers.shift() ?? bytes.length;
    if (typeof answer === "string") throw Object.assign(new Error(answer), { code: answer });
    const part = Buffer.from(bytes.subarray(start, start + answer));
    taken.push(`${descriptor}:${part.toString("latin1")}`);
    return part.length;
  },
}));

test.each([
  ["whole", [], ["1:abcdef"]],
  ["in parts", [2, 1, 3], ["1:ab", "1:c", "1:def"]],
  ["to a slow reader", [2, "EAGAIN", "EAGAIN", 4], ["1:ab", "1:cdef"]],
  ["to a reader that has gone", [2, "EPIPE"], ["1:ab"]],
])("a text is written %s", (_, given, parts) => {
  answers = [...given];
  taken.length = 0;
  writeAll(1, "abcdef");
  expect([taken, answers]).toEqual([parts, []]);
});

test("a full disk is no silence, except where nobody can be told", () => {
  answers = [2, "ENOSPC"];
  expect(() => writeAll(1, "abcdef")).toThrow("Standard output cannot be written (ENOSPC).");
  answers = [2, "ENOSPC"];
  expect(() => writeAll(2, "abcdef")).not.toThrow();
});
