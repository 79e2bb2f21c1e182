// `npm run facts -- FOLDER`: what a checkout of Amazon's models says otherwise than the tables; exit 1 on a difference.
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { differenceTable, modelDifferences } from "./model-differences.mjs";

const source = (name) =>
  JSON.parse(readFileSync(new URL(`../src/reference/sources/${name}.json`, import.meta.url), "utf8"));

function main([folder, ...more]) {
  if (folder === undefined || more.length > 0) return usage("Name the folder of a checkout of Amazon's models.");
  let files;
  try {
    files = ["models", "schemas"].flatMap((part) => filesBelow(folder, part));
  } catch (error) {
    return usage(`\`${folder}\` is no checkout of Amazon's models: ${error.code ?? error.message}.`);
  }
  if (!files.some(({ path }) => path.endsWith(".json"))) return usage(`\`${folder}\` holds no model.`);
  const { operations, removed_operations: removed } = source("operations");
  const { notification_types: notifications, data_kiosk_datasets: datasets = [] } = source("roles");
  let differences;
  try {
    differences = modelDifferences(files, { operations, removed, notifications, datasets });
  } catch (error) {
    return usage(`A model cannot be read: ${error.message}.`);
  }
  if (differences.length === 0) process.stdout.write("The tables say what the models say.\n");
  else process.stdout.write(differenceTable(differences));
  return differences.length === 0 ? 0 : 1;
}

function filesBelow(folder, part) {
  return readdirSync(join(folder, part), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ path: relative(folder, file).replaceAll("\\", "/"), text: readFileSync(file, "utf8") }));
}

function usage(sentence) {
  process.stderr.write(`${sentence}\n`);
  return 2;
}

process.exitCode = main(process.argv.slice(2));
