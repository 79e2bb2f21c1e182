import { expect, test } from "vitest";
import { defineRule, each, finding, type Guard, type Rule } from "../../src/rules/rule.js";
import { allOf, anyOf, Open } from "../../src/settings/open.js";
import { check } from "../support/check.js";

const source = "https://example.test/";
const said = { message: "It is wrong.", fix: "Write another one." };

/** What a rule answers to a file with these roles. */
function answer(rule: Partial<Rule>, roles: string) {
  const whole = defineRule({ id: "a-rule", stage: "call", severity: "error", title: "A rule", source, check, ...rule });
  const text = `app: {type: private}\ncredentials: {mode: lwa}\nroles:\n  app: ${roles}\n`;
  const { findings, files, crashes } = run(text, whole);
  const { result, reason } = files[0]?.checks[0] ?? {};
  return [result, reason, findings.map(({ path }) => path.join(".")), crashes] as const;

  function* check() {}
}

const run = (text: string, rule: Rule) => check(text, { rules: [rule] });

const noWrong: Partial<Rule> = {
  check: ({ settings }) =>
    each(settings.at("roles").at("app").listed, (role) =>
      role.required === "Wrong" ? finding(role, said) : undefined,
    ),
};

const isOpen = (reason: string): Guard => {
  return () => {
    throw new Open(reason);
  };
};

test.each([
  ["[Right]", "passed", undefined, []],
  ["[]", "passed", undefined, []],
  [
    "['${A}', Wrong, '${B}']",
    "failed",
    "`roles.app[0]` is filled in at run time; `roles.app[2]` is filled in at run time",
    ["roles.app.1"],
  ],
  ["['${A}', Right]", "not-checked", "`roles.app[0]` is filled in at run time", []],
  ["${ROLES}", "not-checked", "`roles.app` is filled in at run time", []],
])("what is open in one item of %s ends that item alone", (roles, result, reason, findings) => {
  expect(answer(noWrong, roles)).toEqual([result, reason, findings, []]);
});

test("what is open outside of any loop leaves the rule unchecked, with what it said before", () => {
  const rule: Partial<Rule> = {
    *check({ settings, day }) {
      yield finding(settings.at("roles"), said);
      settings.at("roles").at("profile").required;
      yield finding(settings.at("app"), { ...said, message: day });
    },
  };
  expect(answer(rule, "[]")).toEqual(["failed", "`roles.profile` is not declared", ["roles"], []]);
});

test.each([
  [[() => true, () => true], "passed", undefined],
  [[() => true, () => false], "not-applicable", undefined],
  [[isOpen("a"), () => false], "not-applicable", undefined],
  [[() => true, isOpen("a"), isOpen("b")], "not-checked", "a"],
] as const)("guards %#: one that is false decides, else one that is open", (guards, result, reason) => {
  expect(answer({ guards }, "[]")).toEqual([result, reason, [], []]);
});

test("another error is a crash, whoever meets it", () => {
  const broken = () => {
    throw new Error("broken");
  };
  expect(answer({ check: () => each([1], broken) }, "[]")[3]).toHaveLength(1);
  expect(answer({ guards: [broken] }, "[]")[3]).toHaveLength(1);
});

test("a known yes decides over several, a known no over all", () => {
  const open = new Open("open");
  const isEven = (number: number) => number % 2 === 0;
  expect(anyOf([open, 1, 2], isEven)).toBe(true);
  expect(anyOf([1, 3], isEven)).toBe(false);
  expect(() => anyOf([1, open], isEven)).toThrow(open);
  expect(allOf([open, 1, 2], isEven)).toBe(false);
  expect(allOf([2, 4], isEven)).toBe(true);
  expect(() => allOf([2, open], isEven)).toThrow(open);
});
