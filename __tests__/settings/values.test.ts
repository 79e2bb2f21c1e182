import { expect, test } from "vitest";
import { isReference, placeholdersIn, stateOf } from "../../src/settings/values.js";

/** text, and the placeholders in it */
const placeholders: [string, string[]][] = [
  ["https://a.example/{tenant}/cb", ["{tenant}"]],
  ["{{ state }}", ["{{ state }}"]],
  ["${NAME}", ["${NAME}"]],
  ["$STATE", ["$STATE"]],
  ["${{ secrets.X }}", ["${{ secrets.X }}"]],
  ["#{host}/cb", ["#{host}"]],
  ["%SP_API%", ["%SP_API%"]],
  ["%HOST%", ["%HOST%"]],
  ["<your-host>", ["<your-host>"]],
  ["{a}${B}", ["{a}", "${B}"]],
  ["%C3%BCck%2F", []],
  ["https%3A%2F%2Fa.example%2FABE%20", []],
  ["%AB%CD%", []],
  ["a#b", []],
  ["5 < 6 > 2", []],
  ["appidexample", []],
  ["https://a.example/{}", []],
];

test.each(placeholders)("%s", (text, expected) => {
  expect(placeholdersIn(text).map(({ start, end }) => text.slice(start, end))).toEqual(expected);
});

const states: [unknown, string, string][] = [
  ["", "name", "empty"],
  [null, "name", "empty"],
  ["  ", "name", "empty"],
  ["x", "name", "declared"],
  [0, "name", "declared"],
  ["{x}", "name", "placeholder"],
  ["${X}", "clientSecret", "reference"],
  ["env:X", "clientSecret", "reference"],
  ["env:X", "name", "declared"],
  ["vault://a/b", "refreshToken", "reference"],
  ["https://a/b", "refreshToken", "declared"],
  ["arn:aws:secretsmanager:eu-west-1:1:secret:x", "sessionToken", "reference"],
  ["arn:aws:iam::1:user/x", "sessionToken", "declared"],
  ["{secret}", "secretAccessKey", "placeholder"],
  ["hunter2", "secretAccessKey", "declared"],
];

test.each(states)("%o under %s is %s", (value, key, expected) => {
  expect(stateOf(value, key)).toBe(expected);
});

test("a file or web address is no reference", () => {
  expect(["file:///etc/x", "http://x", "HTTPS://x"].filter(isReference)).toEqual([]);
});
