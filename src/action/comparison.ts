import { existsSync } from "node:fs";
import { join } from "node:path";
import { type BaseFile, baseFiles } from "../github/base-files.js";
import { type ChangedLines, changedLines, isAdded, unknownLines } from "../github/changed-lines.js";
import { GitHubClient } from "../github/client.js";
import { type Commits, pullRequestOf } from "../github/pull-request.js";
import { type PreflightOptions, preflight, type SettingsFile } from "../preflight.js";
import type { Before } from "../report/origin.js";
import type { RunnerEnvironment } from "./environment.js";
import { readEventPayload } from "./event-payload.js";
import type { Inputs } from "./inputs.js";

/** What GitHub tells about the change that this run looks at. */
export interface Comparison {
  /** Undefined where nothing can be asked of GitHub. */
  readonly client: GitHubClient | undefined;
  /** Undefined where the event names no commit. */
  readonly commits: Commits | undefined;
  readonly changes: ChangedLines;
  /** The settings files, each with what it was before the change as far as the rules that compare may know it. */
  readonly files: readonly SettingsFile[];
  /** The files before the change, as far as they are known; null where there was none. */
  readonly earlier: ReadonlyMap<string, Uint8Array | null>;
  /** One sentence for each thing that could not be asked. */
  readonly problems: readonly string[];
}

/** Asks GitHub what the change does to `files`. Never throws: what is not known is said in the result. */
export async function compare(
  files: readonly SettingsFile[],
  inputs: Inputs,
  environment: RunnerEnvironment,
): Promise<Comparison> {
  const { apiUrl, repository, eventName, eventPath, sha, workspace } = environment;
  const commits = pullRequestOf(eventName, readEventPayload(eventPath), sha) ?? undefined;
  const { token } = inputs;
  const canAsk = token !== "" && apiUrl !== "" && repository !== "" && commits !== undefined;
  const client = canAsk
    ? new GitHubClient({ apiUrl, token, repository, readOnlyToken: commits.readOnlyToken })
    : undefined;
  const nothing = {
    client,
    commits,
    changes: unknownLines(""),
    files,
    earlier: new Map<string, Uint8Array | null>(),
    problems: [],
  };
  if (client === undefined || commits?.base === undefined) return nothing;
  if (!existsSync(join(workspace, ".git"))) {
    const problem = "What changed is not known: the workspace is no checkout of the repository.";
    return { ...nothing, changes: unknownLines(problem), problems: [problem] };
  }
  const paths = files.map(({ path }) => path);
  // Every file of the change may be code, so none is the last one to look for.
  const wanted = inputs.code.length > 0 ? [...paths, ""] : paths;
  const changes = await changedLines(client, commits, wanted);
  const problems = changes.problem === undefined ? [] : [changes.problem];
  const comparesFiles = commits.number !== undefined || eventName === "merge_group";
  if (!comparesFiles && !inputs["fail-on-new"]) return { ...nothing, changes, problems };
  const bases = await baseFiles(client, commits, paths, changes);
  return {
    ...nothing,
    changes,
    files: comparesFiles ? files.map((file) => ({ ...file, base: baseOf(file, bases) })) : files,
    earlier: new Map(
      files.flatMap((file): [string, Uint8Array | null][] => {
        const base = baseOf(file, bases);
        return base === null || base instanceof Uint8Array ? [[file.path, base]] : [];
      }),
    ),
    problems,
  };
}

function baseOf(
  { path, bytes }: SettingsFile,
  bases: ReadonlyMap<string, BaseFile>,
): Uint8Array | null | { unavailable: string } {
  const base = bases.get(path);
  switch (base?.kind) {
    case "read":
      return base.bytes;
    case "unchanged":
      return bytes;
    case "absent":
      return null;
    default:
      return { unavailable: inASentence(base?.reason ?? "the base is not known") };
  }
}

/** A sentence as a clause. */
function inASentence(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1).replace(/\.$/, "")}`;
}

/** What was there before the change: the findings of the earlier files, and which lines are new. */
export function before({ changes, earlier }: Comparison, options: PreflightOptions): Before {
  const fingerprints = [...earlier].map(([path, bytes]): [string, ReadonlySet<string>] => {
    const { findings } = preflight(bytes === null ? [] : [{ path, bytes }], options);
    return [path, new Set(findings.map(({ fingerprint }) => fingerprint))];
  });
  return {
    fingerprints: new Map(fingerprints),
    isNewLine(file, line) {
      const change = changes.of(file);
      return change.kind === "known" ? isAdded(change, line) : undefined;
    },
  };
}
