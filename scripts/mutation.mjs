import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";

/** `npm run mutation -- <scope>` mutates the sources of a scope and runs the tests that speak about them. */
const rules = (folder) => ({
  mutate: [`src/rules/${folder}/*.ts`],
  tests: ["__tests__/{rules,docs,generated}.test.ts"],
  fixtures: () => readdirSync(new URL(`../src/rules/${folder}/`, import.meta.url)).map((name) => name.slice(0, -3)),
});

const scopes = {
  escaping: {
    mutate: ["src/reporters/escape/*.ts", "src/reporters/annotation.ts"],
    tests: [
      "__tests__/reporters/{escape,annotation-plan,golden,terminal,code-frame,markdown,text,mask-commands}.test.ts",
    ],
  },
  masking: {
    mutate: ["src/report/masked-source.ts", "src/report/secret-ranges.ts"],
    tests: ["__tests__/report/{covered,masked-source}.test.ts", "__tests__/secrets.test.ts"],
  },
  "finding-secrets": {
    mutate: ["src/secrets/*.ts"],
    tests: [
      "__tests__/report/covered.test.ts",
      "__tests__/reporters/mask-commands.test.ts",
      "__tests__/{rules,secrets}.test.ts",
    ],
    fixtures: () => ["secret-in-settings"],
  },
  "exit-codes": {
    mutate: [
      "src/cli/exit-codes.ts",
      "src/cli/run.ts",
      "src/cli/commands/check.ts",
      "src/report/report.ts",
      "src/action/run.ts",
    ],
    tests: [
      "__tests__/report/*.test.ts",
      "__tests__/cli/{run,check,explain,schema,init}.test.ts",
      "__tests__/action/run.test.ts",
    ],
  },
  live: {
    mutate: ["src/live/*.ts", "src/reference/live-answers.ts"],
    tests: [
      "__tests__/live/{asking,body,plan,redirects,transport,verify,worlds}.test.ts",
      "__tests__/cli/verify.test.ts",
    ],
  },
  "rules/live": rules("live"),
  planning: {
    mutate: [
      "src/reporters/annotation-plan.ts",
      "src/reporters/fit-blocks.ts",
      "src/github/check-run-annotations.ts",
      "src/report/policy.ts",
      "src/report/ignores.ts",
    ],
    tests: [
      "__tests__/reporters/{annotation-plan,fit-blocks,markdown}.test.ts",
      "__tests__/github/check-run.test.ts",
      "__tests__/report/*.test.ts",
      "__tests__/rules.test.ts",
    ],
    fixtures: () => ["ignore-unused"],
  },
  ...Object.fromEntries(
    ["model", "uri", "roles", "rules/parts"].map((folder) => [
      folder,
      {
        mutate: [`src/${folder}/*.ts`],
        tests: ["__tests__/{rules,docs,cases,closed-loop}.test.ts", "__tests__/rules/*.test.ts"],
      },
    ]),
  ),
  ...Object.fromEntries(
    ["registration", "consent", "token", "signing", "call", "settings", "secrets", "change"].map((folder) => [
      `rules/${folder}`,
      rules(folder),
    ]),
  ),
};

const [name, ...options] = process.argv.slice(2);
const scope = scopes[name];
if (scope === undefined) {
  process.stderr.write(`Name a scope: ${Object.keys(scopes).join(", ")}.\n`);
  process.exit(2);
}
const { status } = spawnSync("npx", ["--no-install", "stryker", "run", "-m", scope.mutate.join(","), ...options], {
  stdio: "inherit",
  env: {
    ...process.env,
    MUTATION_TESTS: scope.tests.join(" "),
    ...(scope.fixtures && { FIXTURES_OF: scope.fixtures().join(",") }),
  },
});
process.exit(status ?? 1);
