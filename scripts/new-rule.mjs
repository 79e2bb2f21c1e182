// `npm run new-rule -- <stage>/<rule-id>`: the files of a new rule, with a small rule in them that works, to be replaced.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

const stages = ["registration", "consent", "token", "signing", "call", "secrets", "settings"];
/** Rules about a change come last; they start from one of their own kind, in src/rules/change. */
const order = [...stages, "change"];
/** The rules about calls are so many that they have a list of their own. */
export const catalogueOf = (stage) => (stage === "call" ? "src/rules/call-rules.ts" : "src/rules/index.ts");

/** What stands in a new rule to be replaced, and may be left in none. */
export const placeholders = {
  fixture: "What this file shows, in one line.",
  title: "What is wrong, in one line",
  message: "is wrong, and something else is required.",
  fix: "Write what is right instead.",
  about: "The precondition in one or two sentences, and what the rule reads.",
  later: "What the first seller or the first call meets, and with which code.",
  step: "1. What to do.",
  source: "authorization-errors>: what it says. Official.",
};

/** The text of every file of the rule `id`, by its path. */
export function filesOfRule(stage, id, today) {
  const fixture = (kind, what, name) => [
    `__tests__/fixtures/${id}/${kind}-${what}.yml`,
    `# ${placeholders.fixture}\n${settings(name)}`,
  ];
  return Object.fromEntries([
    [`src/rules/${stage}/${id}.ts`, source(stage, id)],
    fixture("failing", "wrong", "Wrong"),
    fixture("passing", "right", "Inventory Sync"),
    fixture("near-miss", "almost-wrong", "wrong way round"),
    fixture("unknown", "placeholder", "${APP_NAME}"),
    [`docs/rules/${id}.md`, page(stage, id, today)],
  ]);
}

/** The catalogue with the rule behind the last one of its stage. */
export function withRule(text, stage, id) {
  const lines = text.split("\n");
  const imported = /^import \{ (\w+) \} from "\.\/([\w-]+)\/[\w-]+\.js";$/;
  const stageOf = new Map(lines.flatMap((line) => (imported.test(line) ? [imported.exec(line).slice(1)] : [])));
  const stageAt = (line) => (line === "  ...callRules," ? "call" : stageOf.get(line.trim().replace(",", "")));
  const isBefore = (line) => order.slice(0, order.indexOf(stage) + 1).includes(stageAt(line));
  const end = lines.indexOf("];");
  const start = lines.findIndex((line) => /^export const \w+: readonly Rule/.test(line));
  const last = lines.findLastIndex((line, at) => at > start && at < end && isBefore(line));
  lines.splice(last === -1 ? start + 1 : last + 1, 0, `  ${nameOf(id)},`);
  const added = `import { ${nameOf(id)} } from "./${stage}/${id}.js";`;
  const pathOf = (line) => /from "(.*)"/.exec(line)[1];
  const next = lines.findIndex((line) => line.startsWith("import ") && pathOf(line) > pathOf(added));
  lines.splice(next === -1 ? start - 2 : next, 0, added);
  return lines.join("\n");
}

function nameOf(id) {
  return id.replaceAll(/-(\w)/g, (_, letter) => letter.toUpperCase());
}

function source(stage, id) {
  return `import { defineRule, finding } from "../rule.js";

export const ${nameOf(id)} = defineRule({
  id: "${id}",
  stage: "${stage}",
  severity: "warning",
  codes: [],
  title: "${placeholders.title}",
  source: "https://developer-docs.amazon.com/sp-api/docs/authorization-errors",
  *check({ settings }) {
    const name = settings.at("app").at("name");
    if (name.required !== "Wrong") return;
    yield finding(name, {
      message: \`\\\`\${name.required}\\\` ${placeholders.message}\`,
      fix: "${placeholders.fix}",
    });
  },
});
`;
}

function settings(name) {
  return `app:
  name: ${name}
  type: private
credentials:
  mode: lwa
`;
}

function page(stage, id, today) {
  const width = Math.max(stage.length, 5);
  return `# ${id}

${placeholders.about}

| ${"stage".padEnd(width)} | severity | seen as | also seen |
| ${"-".repeat(width)} | -------- | ------- | --------- |
| ${stage.padEnd(width)} | warning  | –       | –         |

## Why it fails later

${placeholders.later}

## Wrong

\`\`\`yaml
${settings("Wrong")}\`\`\`

## Right

\`\`\`yaml
${settings("Inventory Sync")}\`\`\`

## How to fix

${placeholders.step}

## Source

- <https://developer-docs.amazon.com/sp-api/docs/${placeholders.source} Read ${today}.
`;
}

function main([operand = ""]) {
  const [stage = "", id = "", ...more] = operand.split("/");
  if (!stages.includes(stage) || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id) || more.length > 0) {
    return `Usage: npm run new-rule -- <stage>/<rule-id>, where the stage is one of ${stages.join(", ")}.`;
  }
  const files = filesOfRule(stage, id, new Date().toISOString().slice(0, 10));
  const taken = Object.keys(files).find((path) => existsSync(path));
  if (taken !== undefined) return `${taken} is there already.`;
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text, { flag: "wx" });
    console.log(` ${path}`);
  }
  const catalogue = catalogueOf(stage);
  writeFileSync(catalogue, withRule(readFileSync(catalogue, "utf8"), stage, id));
  console.log(` ${catalogue}\n\nNext: write the rule, then see CONTRIBUTING.md.`);
  return undefined;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const refusal = main(process.argv.slice(2));
  if (refusal !== undefined) {
    console.error(` ${refusal}`);
    process.exitCode = 2;
  }
}
