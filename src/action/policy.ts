import { relativePath } from "../files/paths.js";
import { readSettingsFile } from "../files/read-file.js";
import { UsageError } from "../files/usage-error.js";
import { policyAtBase } from "../github/policy-at-base.js";
import { noPolicy, type OuterPolicy } from "../report/policy.js";
import { readPolicy } from "../rules/policy-file.js";
import type { Comparison } from "./comparison.js";
import type { RunnerEnvironment } from "./environment.js";

/** The policy that the step is judged by, and what there is to say about where it comes from. */
export interface StepPolicy {
  readonly policy: OuterPolicy;
  readonly problem?: string;
}

/**
 * Reads the policy at `path` of the workspace; where a change is checked, as it is at the base commit, so that no change
 * loosens what it is checked by. Throws a UsageError where it cannot be read, since the step must not pass without it.
 */
export async function stepPolicy(
  path: string,
  { client, commits, checked, places }: Pick<Comparison, "client" | "commits" | "checked" | "places">,
  { eventName, workspace }: RunnerEnvironment,
): Promise<StepPolicy> {
  if (path === "") return { policy: noPolicy };
  const inside = relativePath(path, workspace);
  if (inside.split("/").includes("..")) throw new UsageError(`The policy \`${path}\` lies outside the workspace.`);
  const local = () => readSettingsFile(inside, workspace);
  if (!eventName.startsWith("pull_request") && eventName !== "merge_group") return { policy: parsed(local(), path) };
  if (client === undefined || commits === undefined) {
    throw new UsageError(
      `The policy \`${path}\` is read from the base commit, and the step has no token, or its event names no commit.`,
    );
  }
  // Where the merge commit was checked out, its first parent is the base that the change is merged with.
  const base = checked?.base ?? commits.base;
  const folder = places.workspacePath("");
  const inRepository = inside.startsWith(folder) ? inside.slice(folder.length) : inside;
  const bytes = await policyAtBase(client, { base, head: commits.head }, inRepository);
  if (bytes instanceof Uint8Array) {
    const change = changeOf(bytes, path, local);
    return { policy: parsed(bytes, path), ...(change !== undefined && { problem: change }) };
  }
  if (bytes !== null) throw new UsageError(bytes.unknown);
  // It is new, so that it must be what it will hold later: it is read, and not yet obeyed.
  parsed(local(), path);
  const problem = `The policy \`${path}\` is not there at the base commit, so this run is checked without it.`;
  return { policy: noPolicy, problem };
}

/** That the workspace has another policy than the base, in a sentence. Throws a UsageError for one that is none. */
function changeOf(base: Uint8Array, path: string, local: () => Uint8Array): string | undefined {
  const unchanged = "this run is checked by the one at the base commit";
  let bytes: Uint8Array;
  try {
    bytes = local();
  } catch {
    return `The policy \`${path}\` is not in the workspace: ${unchanged}.`;
  }
  if (Buffer.compare(bytes, base) === 0) return undefined;
  parsed(bytes, path);
  return `The policy \`${path}\` is changed: ${unchanged}, and what is merged by the new one.`;
}

function parsed(bytes: Uint8Array, path: string): OuterPolicy {
  const read = readPolicy(bytes);
  if ("fault" in read) throw new UsageError(`The policy \`${path}\` cannot be used. ${read.fault}`);
  return read.policy;
}
