import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const text = readFileSync(new URL("../docs/attacks.md", import.meta.url), "utf8");
const rows = [...text.matchAll(/^\| ([A-Z]\d+) +\| ([^|]+) \| (.+?) +\|$/gm)].map(
  ([, id = "", attack = "", proof = ""]) => ({
    id,
    attack,
    proof,
    tests: [...proof.matchAll(/\[([^\]]+)\]\(\.\.\/__tests__\/\1\): "([^"]+)"/g)].map(([, file = "", title = ""]) => ({
      file,
      title,
    })),
  }),
);

/** How many attacks of each kind are known. */
const known = { C: 19, E: 5, H: 19, T: 5, F: 16, Y: 16, R: 3, S: 11, P: 19, W: 5, V: 8 };

test("every attack has a row, and each row a test or a reason", () => {
  const ids = Object.entries(known).flatMap(([kind, count]) =>
    Array.from({ length: count }, (_, index) => `${kind}${index + 1}`),
  );
  expect(rows.map(({ id }) => id)).toEqual(ids);
  for (const { id, proof, tests } of rows) {
    expect([id, tests.length > 0 || /\w\.$/.test(proof) || /\)\.$/.test(proof)]).toEqual([id, true]);
  }
});

test("every test that a row names exists", () => {
  const missing = rows
    .flatMap(({ id, tests }) => tests.map((test) => ({ id, ...test })))
    .filter(({ file, title }) => {
      const path = new URL(file, import.meta.url);
      return !existsSync(path) || !readFileSync(path, "utf8").includes(`"${title}"`);
    });
  expect(missing).toEqual([]);
});
