import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

const shipped = fileURLToPath(new URL("../../dist/index.js", import.meta.url));

export interface StepResult {
  readonly exitCode: number | null;
  readonly log: string;
  readonly errors: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  /** The text of a report or a given file of the workspace, or undefined where it is not there. */
  file(path: string): string | undefined;
}

export interface Step {
  /** The files of the workspace by path. */
  readonly files?: Readonly<Record<string, string>>;
  /** The inputs that the workflow gives; the runner fills in the defaults of action.yml. */
  readonly inputs?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
  readonly event?: unknown;
  /** What else is done to the workspace before the step. */
  readonly prepare?: (workspace: string) => void;
  /** Where the bundle is, for a test that does not stand beside it. */
  readonly bundle?: string;
  /** Hears the log while it is written. */
  readonly onLog?: (piece: string) => void;
}

const defaults: Readonly<Record<string, string>> = {
  settings: "app-settings.yml",
  "fail-on": "error",
  annotations: "auto",
  review: "false",
  "fail-on-new": "false",
  "working-directory": ".",
};

/** Runs the shipped bundle as a runner runs a step: environment, command files and working folder are all that it has. */
export async function runStep({
  files = {},
  inputs = {},
  environment = {},
  event = {},
  prepare,
  bundle = shipped,
  onLog = () => undefined,
}: Step): Promise<StepResult> {
  const root = mkdtempSync(join(tmpdir(), "step-"));
  const workspace = join(root, "work");
  const [output, summary, payload] = ["output", "summary", "event.json"].map((name) => join(root, name));
  mkdirSync(workspace);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(workspace, path)), { recursive: true });
    writeFileSync(join(workspace, path), content);
  }
  prepare?.(workspace);
  writeFileSync(output ?? "", "");
  writeFileSync(summary ?? "", "");
  writeFileSync(payload ?? "", JSON.stringify(event));
  const given = Object.entries({ ...defaults, ...inputs }).map(([name, value]) => [
    `INPUT_${name.toUpperCase()}`,
    value,
  ]);
  const { status, stdout, stderr } = await ended(
    onLog,
    spawn(process.execPath, [bundle], {
      cwd: workspace,
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        PATH: process.env.PATH,
        GITHUB_ACTIONS: "true",
        GITHUB_WORKSPACE: workspace,
        GITHUB_OUTPUT: output,
        GITHUB_STEP_SUMMARY: summary,
        GITHUB_EVENT_PATH: payload,
        GITHUB_EVENT_NAME: "push",
        GITHUB_SERVER_URL: "https://github.example",
        GITHUB_API_URL: "https://api.github.example",
        GITHUB_REPOSITORY: "octo/app",
        GITHUB_SHA: "0123456789abcdef0123456789abcdef01234567",
        GITHUB_ACTION_REPOSITORY: "some-owner/sp-api-preflight",
        GITHUB_ACTION_REF: "v1",
        ...Object.fromEntries(given),
        ...environment,
      },
    }),
  );
  const result = {
    exitCode: status,
    log: stdout,
    errors: stderr,
    outputs: outputsOf(readFileSync(output ?? "", "utf8")),
    summary: readFileSync(summary ?? "", "utf8"),
  };
  const kept = new Map(
    ["report.json", "report.sarif", ...Object.keys(files)].map((name) => [name, textOf(join(workspace, name))]),
  );
  rmSync(root, { recursive: true, force: true });
  return { ...result, file: (path) => kept.get(path) };
}

async function ended(onLog: (piece: string) => void, step: ChildProcessByStdio<null, Readable, Readable>) {
  step.stdout.on("data", (piece) => onLog(String(piece)));
  const [stdout, stderr, [status]] = await Promise.all([text(step.stdout), text(step.stderr), once(step, "close")]);
  return { status: typeof status === "number" ? status : null, stdout, stderr };
}

function textOf(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}

/** The outputs in the file's form `name<<delimiter`, as the runner reads it. */
function outputsOf(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  const lines = text.split("\n");
  for (let index = 0; index < lines.length; index += 1) {
    const [name = "", delimiter] = (lines[index] ?? "").split("<<");
    if (delimiter === undefined) continue;
    const end = lines.indexOf(delimiter, index + 1);
    outputs[name] = lines.slice(index + 1, end).join("\n");
    index = end;
  }
  return outputs;
}
