import { describeKey, isWithin } from "../src/settings/key-description.js";
import { keyNames } from "../src/settings/schema-walk.js";

const block = /(<!-- keys of `(\w+)` -->\n)[\s\S]*?(<!-- end of keys -->)/g;

/** The page of the format with the tables of its keys made anew; `readersOf` gives the rules that read a key. */
export function withKeyTables(page: string, readersOf: (key: string) => readonly string[]): string {
  return page.replaceAll(block, (_, start: string, section: string, end: string) => {
    const names = keyNames().filter((name) => isWithin(name, section));
    const rows = names.map((name) => row(name, readersOf(name)));
    return `${start}\n| key | value | if absent | meaning | read by |\n|---|---|---|---|---|\n${rows.join("")}\n${end}`;
  });
}

function row(name: string, rules: readonly string[]): string {
  const { types = "", required, usual, meaning = "" } = describeKey(name) ?? {};
  const absent =
    required === undefined ? (usual ?? "") : required === "always" ? "**required**" : `**required** ${required}`;
  const isMap = types === "map" || types === "list: map";
  const read = isMap ? "" : rules.map((rule) => `[${rule}](rules/${rule}.md)`).join(", ");
  return `| \`${name}\` | ${types} | ${absent} | ${meaning} | ${read} |\n`;
}
