import { resolve } from "node:path";
import { selects } from "../files/find-files.js";
import { relativePath } from "../files/paths.js";
import { baseFiles, type LocalFile, leftFiles } from "../github/base-files.js";
import { type ChangedLines, changedLines, unknownLines } from "../github/changed-lines.js";
import { type CheckedCommit, checkedCommit, peeled } from "../github/checked-commit.js";
import { GitHubClient } from "../github/client.js";
import { CommitFiles, manyFiles } from "../github/commit-files.js";
import { type Commits, pullRequestOf } from "../github/pull-request.js";
import type { SettingsFile } from "../preflight.js";
import { joined } from "../report/joined.js";
import type { RunnerEnvironment } from "./environment.js";
import { readEventPayload } from "./event-payload.js";
import type { Inputs } from "./inputs.js";
import { type RepositoryFiles, repositoryFiles } from "./repository-files.js";

/** What GitHub tells about the change that this run looks at. */
export interface Comparison {
  /** Undefined where nothing can be asked of GitHub. */
  readonly client: GitHubClient | undefined;
  /** Undefined where the event names no commit. */
  readonly commits: Commits | undefined;
  readonly changes: ChangedLines;
  /** Where the files stand in the repository. */
  readonly places: RepositoryFiles;
  /** Whether the files stand at the head; undefined where that was not asked. */
  readonly checked: CheckedCommit | undefined;
  /** The settings files, those that are gone included, each with what it was before as far as the rules may know it. */
  readonly files: readonly SettingsFile[];
  /** The files before the change, as far as they are known; null where there was none. */
  readonly earlier: ReadonlyMap<string, Uint8Array | null>;
  /** The paths in the repository that files were checked at which the change renames. */
  readonly renamed: readonly string[];
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
  const places = repositoryFiles(files, workspace, repository, sha);
  const nothing: Comparison = {
    ...{ client, commits, places, files, changes: unknownLines(""), checked: undefined },
    ...{ earlier: new Map<string, Uint8Array | null>(), renamed: [], problems: [] },
  };
  if (token === "") return { ...nothing, problems: withoutToken(inputs, commits) };
  if (client === undefined || commits === undefined) return nothing;
  const named = await peeled(client, commits);
  const { commit } = places;
  if (commit === undefined) {
    if (named.base === undefined) return { ...nothing, commits: named };
    const problem = "What changed is not known: the workspace is no checkout of the repository.";
    return { ...nothing, commits: named, changes: unknownLines(problem), problems: [problem] };
  }
  return await compareCommits(files, { ...nothing, client, commits: named }, commit, inputs, environment);
}

async function compareCommits(
  files: readonly SettingsFile[],
  nothing: Comparison & { readonly client: GitHubClient; readonly commits: Commits },
  commit: string,
  inputs: Inputs,
  { workspace }: RunnerEnvironment,
): Promise<Comparison> {
  const { client, commits, places } = nothing;
  const local = files.flatMap((file): LocalFile[] => {
    const path = places.provenPath(file.path);
    return path === undefined ? [] : [{ path, bytes: file.bytes }];
  });
  const paths = local.map(({ path }) => path);
  // Every file of the change may be code, so none is the last one to look for.
  const wanted = inputs.code.length > 0 ? [...paths, ""] : paths;
  const changes = commits.base === undefined ? nothing.changes : await changedLines(client, commits, wanted);
  const checked = await checkedCommit(client, commits, commit, changes.ancestor);
  const told = [changes.problem, checked.isOfHead ? undefined : elsewhere(commits)];
  const problems = told.filter((problem) => problem !== undefined);
  const comparesFiles = commits.event !== "push" && commits.base !== undefined;
  const known = { ...nothing, changes, checked, problems };
  if (!comparesFiles && !inputs["fail-on-new"]) return known;
  if (checked.base === undefined)
    return { ...known, files: comparesFiles ? withBase(files, () => checked.unknown) : files };
  const isReadable = commits.number !== undefined || changes.ancestor !== undefined;
  const isListed = inputs["fail-on-new"] || local.length >= manyFiles;
  const base = new CommitFiles(client, checked.base, isReadable, isListed);
  const isChecked = checkedPaths(inputs, workspace, places);
  const bases = await baseFiles(base, local, changes, isChecked);
  const now = new CommitFiles(client, commit, true, false);
  const left = comparesFiles ? await leftFiles(base, now, local, changes, isChecked) : { gone: [], renamed: [] };
  const baseOf = (path: string) => {
    const found = bases.get(places.provenPath(path) ?? "");
    if (found?.kind === "read") return found.bytes;
    if (found?.kind === "absent") return null;
    return found?.reason ?? "The file belongs to another checkout.";
  };
  return {
    ...known,
    files: comparesFiles ? [...withBase(files, baseOf), ...left.gone.map(gone(places))] : files,
    renamed: left.renamed,
    earlier: new Map(
      files.flatMap(({ path }): [string, Uint8Array | null][] => {
        const found = baseOf(path);
        return typeof found === "string" ? [] : [[path, found]];
      }),
    ),
  };
}

function gone(places: RepositoryFiles) {
  return (path: string): SettingsFile => ({ path: places.workspacePath(path), bytes: new Uint8Array(), isGone: true });
}

/** The rules that compare get the file before the change, or a clause that says why they cannot have it. */
function withBase(
  files: readonly SettingsFile[],
  baseOf: (path: string) => Uint8Array | null | string,
): SettingsFile[] {
  return files.map((file) => {
    const base = baseOf(file.path);
    return { ...file, base: typeof base === "string" ? { unavailable: inASentence(base) } : base };
  });
}

/** Whether the patterns of the step lead to a path of the repository. */
function checkedPaths(inputs: Inputs, workspace: string, places: RepositoryFiles): (path: string) => boolean {
  const folder = resolve(workspace, inputs["working-directory"]);
  const isSelected = selects(inputs.settings, folder);
  return (path) => isSelected(relativePath(resolve(workspace, places.workspacePath(path)), folder));
}

/** What depends on a token, in one sentence. */
function withoutToken(
  { review, annotations, "deadline-issue": issue }: Inputs,
  commits: Commits | undefined,
): string[] {
  const lost = [
    ...(commits?.base === undefined ? [] : ["what changed is not known"]),
    ...(review ? ["the review is not posted"] : []),
    ...(issue ? ["the deadline issue is not kept"] : []),
    ...(annotations === "check-run" ? ["the check run is not written"] : []),
  ];
  return lost.length === 0 ? [] : [`The step has no token, so nothing is asked of GitHub: ${joined(lost, "and")}.`];
}

function elsewhere({ event }: Commits): string {
  const hint = event === "pull-request-target" ? ", as `pull_request_target` checks out the base" : "";
  return `Nothing is written at the head: what was checked out is not the commit that the event is about${hint}.`;
}

/** A sentence as a clause. */
function inASentence(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1).replace(/\.$/, "")}`;
}
