import * as z from "zod/mini";
import { limits } from "../settings/limits.js";
import type { GitHubClient } from "./client.js";
import type { Feature } from "./failure.js";
import type { Commits } from "./pull-request.js";

/** The bytes of the policy as they are at the base commit, null where it is not there, or why that is not known. */
export type PolicyAtBase = Uint8Array | null | { readonly unknown: string };

const feature: Feature = { lost: "The policy at the base commit is not known", permission: "contents: read" };

/** Asks for the file at `path` of the base commit, by the id of the commit. */
export async function policyAtBase(
  client: GitHubClient,
  commits: Pick<Commits, "base" | "head">,
  path: string,
): Promise<PolicyAtBase> {
  const { base, head } = commits;
  if (base === undefined) return { unknown: `${feature.lost}: the event names no base.` };
  const answer = await client.file(feature, path, base, limits.bytes);
  if (answer.kind === "done") {
    return answer.data ?? { unknown: `${feature.lost}: what stands there is no file of ${limits.bytes / 1024} KiB.` };
  }
  if (answer.status !== 404) return { unknown: answer.reason };
  // Of what a token may not read GitHub says that it is not there, so the commit must be seen to be readable.
  const readable = await client.rest(
    feature,
    "GET /repos/{owner}/{repo}/compare/{basehead}",
    { basehead: `${base}...${head}`, per_page: 1, page: 1 },
    z.object({ merge_base_commit: z.object({ sha: z.string() }) }),
  );
  return readable.kind === "done" ? null : { unknown: readable.reason };
}
