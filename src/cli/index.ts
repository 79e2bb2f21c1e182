import { isErrorTerminal, isTerminal, readInput, writeAll } from "../files/standard-streams.js";
import { azureBuild } from "./azure-build.js";
import { progressOn } from "./progress.js";
import { run } from "./run.js";

// The YAML parser prints what it reads when these are set, secrets included.
delete process.env.LOG_TOKENS;
delete process.env.LOG_STREAM;

const terminal = isTerminal();
const code = run(process.argv.slice(2), {
  folder: process.cwd(),
  today: new Date().toISOString().slice(0, 10),
  colour: takesColour(),
  columns: terminal ? process.stdout.columns : undefined,
  variables: process.env,
  analysis: azureBuild(process.env),
  input: readInput,
  progress: isErrorTerminal() ? progressOn(2) : undefined,
  out: (text) => writeAll(1, text),
  err: (text) => writeAll(2, text),
});
// A look-up of a name may still be waiting when everything is said.
if (typeof code === "number") process.exitCode = code;
else process.exit(await code);

function takesColour(): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (NO_COLOR !== undefined && NO_COLOR !== "") return false;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== "0";
  return terminal && TERM !== "dumb";
}
