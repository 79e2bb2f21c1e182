import fc from "fast-check";
import { expect, test } from "vitest";
import { fragmentOf, type Shared, sharedIn } from "../../playground/src/page/permalink.js";
import { withEdit } from "../../playground/src/page/with-edit.js";

const answers = {
  type: "public",
  state: "draft",
  partner: "both",
  redirectUris: "https://a.example/cb",
  region: "eu",
} as const;

/** A fragment that carries whatever is given. */
function packed(value: unknown): string {
  return `#v1=${Buffer.from(JSON.stringify(value)).toString("base64url")}`;
}

test.each<[Shared]>([
  [{ door: "file", text: "app:\n  type: public # é 中 😀\n" }],
  [{ door: "link", text: "MD1000", answers }],
  [{ door: "file", text: "app: {}\n", today: "2027-06-01" }],
  [{ door: "rule", rule: "draft-without-beta" }],
  [{ door: "rule", rule: "facts-old", today: "2027-06-01" }],
])("%j comes back out of its link", (shared) => {
  const fragment = fragmentOf(shared) ?? "";
  expect(fragment).toMatch(/^[\w=&-]+$/);
  expect(sharedIn(`#${fragment}`)).toEqual(shared);
});

test("a link that was made before the page asked for whom the app is opens as it did", () => {
  const { partner, ...before } = answers;
  expect(sharedIn(packed({ door: "link", text: "MD1000", answers: before }))).toMatchObject({
    answers: { ...before, partner: "" },
  });
});

test("a text that is too long has no link", () => {
  expect(fragmentOf({ door: "file", text: "x".repeat(100_000) })).toBeUndefined();
});

test.each([
  "",
  "#",
  "#v1=",
  "#v1=%%%",
  "#v1=bm90IGpzb24",
  "#v2=abc",
  "#rule=<b>",
  "#rule=",
  "#rule=facts-old&today=2027-02-31",
  "#rule=facts-old&today=9999999999",
  "#rule=facts-old&today=2027-06-01&x=1",
  packed({ door: "file", text: "x", today: "2027-13-01" }),
  packed({ door: "file", text: ["x"] }),
  packed({ door: "rule", rule: "draft-without-beta", text: "x" }),
  packed({ door: "__proto__", text: "x" }),
  packed({ door: "link", text: "x", answers: { ...answers, type: "constructor" } }),
  packed({ door: "link", text: "x", answers: { ...answers, region: "__proto__" } }),
  `#v1=${Buffer.from('{"__proto__":{"door":"file","text":"x"}}').toString("base64url")}`,
  `#v1=${Buffer.from("x\u009c\xed\x01", "latin1").toString("base64url")}`,
  packed({ door: "file", text: "x" }).slice(0, -3),
  packed({ door: "file", text: "x" }).replace("v1", "v0"),
  `#v1=${"A".repeat(50_000)}`,
])("%j carries nothing", (fragment) => {
  expect(sharedIn(fragment)).toBeUndefined();
});

test("whatever a fragment was made of, it is a state or nothing", () => {
  const packed = fc.json().map((json) => `#v1=${Buffer.from(json).toString("base64url")}`);
  fc.assert(
    fc.property(fc.oneof(packed, fc.string()), (fragment) => {
      const shared = sharedIn(fragment);
      return shared === undefined || ["file", "link", "rule"].includes(shared.door);
    }),
  );
});

test("an edit counts lines and columns from one, and columns in UTF-16 units", () => {
  const edit = { start: { line: 2, column: 4 }, end: { line: 2, column: 5 }, text: "X", safe: true };
  expect(withEdit("a\n😀bc\n", edit)).toBe("a\n😀bX\n");
});
