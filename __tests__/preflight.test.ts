import { readFileSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { catalogue } from "../src/rules/index.js";
import { defineRule } from "../src/rules/rule.js";
import { check } from "./support/check.js";

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

test.each(["app-settings", "broken-settings"])(
  "the report of %s keeps nothing alive that the rules knew",
  async (name) => {
    const known: WeakRef<object>[] = [];
    const witness = defineRule({
      id: "witness",
      stage: "call",
      severity: "error",
      title: "Sees what the rules see",
      source: "https://example.test/",
      check(facts) {
        known.push(new WeakRef(facts), new WeakRef(facts.document), new WeakRef(facts.document.root ?? {}));
        return [];
      },
    });
    const text = readFileSync(new URL(`../examples/${name}.yml`, import.meta.url), "utf8");
    const report = check(text, { rules: [...catalogue, witness] });
    // What a weak reference has given out lives to the end of its turn, and what a machine register holds for some more.
    for (let turn = 0; turn < 20 && known.some((one) => one.deref() !== undefined); turn += 1) {
      await new Promise(setImmediate);
      collectGarbage();
    }
    expect(known.map((one) => one.deref())).toEqual([undefined, undefined, undefined]);
    expect(report.files[0]?.secrets()).toEqual([]);
  },
);
