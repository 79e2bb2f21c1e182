// Proves that the tag in the first word is the version of package.json and has a heading in CHANGELOG.md; with `--notes`
// prints what stands below that heading.
import { readFileSync } from "node:fs";

const [tag, wish] = process.argv.slice(2);
const { version } = JSON.parse(readFileSync("package.json", "utf8"));
if (tag !== `v${version}`) fail(`The tag ${tag} is not the version ${version} of package.json.`);
const [, ...sections] = readFileSync("CHANGELOG.md", "utf8").split(/^## /m);
const section = sections.find((text) => text.startsWith(`[${version}]`));
if (section === undefined) fail(`CHANGELOG.md has no heading for ${version}.`);
const notes = section.slice(section.indexOf("\n")).trim();
if (notes === "") fail(`CHANGELOG.md says nothing about ${version}.`);
if (wish === "--notes") console.log(notes);

function fail(sentence) {
  console.error(` ${sentence}`);
  process.exit(1);
}
