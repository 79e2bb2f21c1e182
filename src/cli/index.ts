import { setFlagsFromString } from "node:v8";
import { run } from "./run.js";

// The YAML parser prints what it reads when these are set, secrets included.
delete process.env.LOG_TOKENS;
delete process.env.LOG_STREAM;
// A hostile file would otherwise make V8 take twice the memory for what is thrown away at once.
setFlagsFromString("--semi-space-growth-factor=1");

process.exitCode = run(process.argv.slice(2), {
  folder: process.cwd(),
  today: new Date().toISOString().slice(0, 10),
  colour: takesColour(),
  columns: process.stdout.columns,
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
});

function takesColour(): boolean {
  const { NO_COLOR, FORCE_COLOR } = process.env;
  if (NO_COLOR !== undefined && NO_COLOR !== "") return false;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== "0";
  return process.stdout.isTTY === true && process.env.TERM !== "dumb";
}
