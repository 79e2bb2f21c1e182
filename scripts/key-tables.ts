import { describeKey, isWithin } from "../src/settings/key-description.js";
import { keyNames } from "../src/settings/schema-walk.js";

const block = /(<!-- keys of `(\w+)` -->\n)[\s\S]*?(<!-- end of keys -->)/g;

/** The page of the format with the tables of its keys made anew; `readersOf` gives the rules that read a key. */
export function withKeyTables(page: string, readersOf: (key: string) => readonly string[]): string {
  return page.replaceAll(block, (_, start: string, section: string, end: string) => {
    const names = keyNames().filter((name) => isWithin(name, section));
    const table = `| key | value | if absent | meaning |\n|---|---|---|---|\n${names.map(row).join("")}`;
    return `${start}\n${table}\n${readers(names, readersOf)}${end}`;
  });
}

function row(name: string): string {
  const { types = "", required, usual, meaning = "" } = describeKey(name) ?? {};
  const absent =
    required === undefined ? (usual ?? "") : required === "always" ? "**required**" : `**required** ${required}`;
  return `| \`${name}\` | ${types} | ${absent} | ${meaning} |\n`;
}

/** The rules that read each of the keys that hold a value, folded: most readers look for a key alone. */
function readers(names: readonly string[], readersOf: (key: string) => readonly string[]): string {
  const lines = names.flatMap((name) => {
    const isMap = ["map", "list: map"].includes(describeKey(name)?.types ?? "");
    const rules = isMap ? [] : readersOf(name).map((rule) => `[${rule}](rules/${rule}.md)`);
    return rules.length === 0 ? [] : [`- \`${name}\`: ${rules.join(", ")}\n`];
  });
  if (lines.length === 0) return "";
  return `<details>\n<summary>Which rules read these keys</summary>\n\n${lines.join("")}\n</details>\n\n`;
}
