import { expect, test } from "vitest";
import { masker, maskSource } from "../../src/report/masked-source.js";

const secret = "Kq7Zp3TnX8vRb2Lw5Hs9Jd4Gf6Yc1Mx0Qa";

test("a secret that was cut is covered, from the front and from the end", () => {
  const mask = masker([secret]);
  expect(mask(`got \`${secret.slice(0, 20)}…\``)).toBe("got `***…`");
  expect(mask(`got \`…${secret.slice(-15)}\``)).toBe("got `…***`");
  expect(mask(`got \`${secret.toLowerCase()}\``)).toBe("got `***`");
});

test("a short secret is covered as a whole, one under four characters is not", () => {
  const mask = masker(["hunter2", "abc"]);
  expect(mask("hunter2, Hunter2 and hunter")).toBe("***, *** and hunter");
  expect(mask("abc")).toBe("abc");
});

test("secrets that overlap or touch are covered once", () => {
  const mask = masker([secret, secret.slice(5) + secret.slice(0, 14)]);
  expect(mask(`a ${secret}${secret} b`)).toBe("a *** b");
});

test("a text without a secret stays as it is", () => {
  expect(masker([])("nothing to hide")).toBe("nothing to hide");
  expect(masker([secret])("nothing to hide")).toBe("nothing to hide");
});

test("the source keeps its columns and its lines", () => {
  const text = `a: ${secret}\r\nb: x ${secret} y\nc: >-\n  one\n  two\n`;
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const block = { start: text.indexOf(">-"), end: text.length };
  const source = maskSource(text, starts, [{ start: 3, end: 3 + secret.length }, block], [secret]);
  const stars = "*".repeat(secret.length);
  expect([1, 2, 3, 4, 5, 6, 9].map((line) => source.line(line))).toEqual([
    `a: ${stars}`,
    `b: x ${stars} y`,
    "c: **",
    "*****",
    "*****",
    "",
    "",
  ]);
  expect(source.lineCount).toBe(starts.length);
});

test("secrets in any order, within each other and side by side are covered as one", () => {
  const [one, two] = [secret.slice(0, 12), secret.slice(20, 32)];
  expect(masker([secret, "hunter2"])(`hunter2 before ${secret}`)).toBe("*** before ***");
  expect(masker([secret, secret.slice(3, 10)])(`a ${secret} b`)).toBe("a *** b");
  expect(masker([secret, secret.slice(-7)])(`a ${secret} b`)).toBe("a *** b");
  expect(masker([one, two])(`a ${one}${two} b`)).toBe("a *** b");
  const source = maskSource(
    "abcdefghij",
    [0],
    [
      { start: 6, end: 8 },
      { start: 1, end: 4 },
      { start: 2, end: 3 },
    ],
    [],
  );
  expect(source.line(1)).toBe("a***ef**ij");
});

test("the shortest secret is covered: four characters in words, eight in the source", () => {
  expect(masker(["pass"])("a pass b")).toBe("a *** b");
  const lines = (secret: string) => maskSource(`a ${secret} b`, [0], [], [secret]).line(1);
  expect([lines("password"), lines("passwor")]).toEqual(["a ******** b", "a passwor b"]);
});
