import { randomBytes } from "node:crypto";
import { readEnvironment } from "./environment.js";
import { run } from "./run.js";
import { actionsRunner } from "./runner.js";

// The YAML parser prints what it reads when these are set, secrets included.
delete process.env.LOG_TOKENS;
delete process.env.LOG_STREAM;

const environment = readEnvironment(process.env, process.cwd());
await run(actionsRunner(environment), {
  environment,
  today: new Date().toISOString().slice(0, 10),
  stopToken: randomBytes(24).toString("hex"),
  variables: process.env,
});
// A look-up of a name may still be waiting when everything is said.
if (process.env.INPUT_VERIFY === "true") process.exit();
