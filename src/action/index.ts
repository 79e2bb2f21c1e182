import { randomBytes } from "node:crypto";
import { setFlagsFromString } from "node:v8";
import { readEnvironment } from "./environment.js";
import { run } from "./run.js";
import { actionsRunner } from "./runner.js";

// The YAML parser prints what it reads when these are set, secrets included.
delete process.env.LOG_TOKENS;
delete process.env.LOG_STREAM;
// A hostile file would otherwise make V8 take twice the memory for what is thrown away at once.
setFlagsFromString("--semi-space-growth-factor=1");

const environment = readEnvironment(process.env, process.cwd());
await run(actionsRunner(environment), {
  environment,
  today: new Date().toISOString().slice(0, 10),
  stopToken: randomBytes(24).toString("hex"),
});
