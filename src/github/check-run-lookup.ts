import * as z from "zod/mini";
import type { CheckRunAnnotation } from "./check-run-annotations.js";
import type { Done, GitHubClient } from "./client.js";
import type { Failed, Feature } from "./failure.js";

const pageSize = 100;

/** A check run that is there. */
export interface CheckRun {
  readonly id: number;
  /** How many annotations it has. */
  readonly annotated: number;
  readonly conclusion: string | undefined;
  readonly title: string | undefined;
  /** The page that it links to, which tells the run of the workflow that wrote it. */
  readonly detailsUrl: string | undefined;
}

const runList = z.object({
  check_runs: z.array(
    z.object({
      id: z.number(),
      external_id: z.nullish(z.string()),
      conclusion: z.nullish(z.string()),
      details_url: z.nullish(z.string()),
      app: z.nullish(z.object({ id: z.optional(z.number()) })),
      output: z.object({ annotations_count: z.number(), title: z.nullish(z.string()) }),
    }),
  ),
});
type Listed = z.infer<typeof runList>["check_runs"][number];

/** So many other Apps may have check runs of this name before a new one is made. */
const mostApps = 3;

/**
 * The check runs of this name and external id at the commit `head`, whatever run of a workflow wrote them: the newest
 * of each App, the newest first.
 */
export async function findRuns(
  client: GitHubClient,
  feature: Feature,
  { name, head, externalId }: { readonly name: string; readonly head: string; readonly externalId: string },
): Promise<Done<readonly CheckRun[]> | Failed> {
  const found: Listed[] = [];
  for (let page = 1; ; page += 1) {
    const answer = await client.rest(
      feature,
      "GET /repos/{owner}/{repo}/commits/{ref}/check-runs",
      { ref: head, check_name: name, filter: "all", per_page: pageSize, page },
      runList,
    );
    if (answer.kind === "failed") return answer;
    const runs = answer.data.check_runs;
    found.push(...runs.filter(({ external_id }) => external_id === externalId));
    if (runs.length < pageSize) break;
  }
  const newest = new Map<number | undefined, Listed>();
  for (const run of found.sort((a, b) => b.id - a.id)) {
    if (!newest.has(run.app?.id)) newest.set(run.app?.id, run);
  }
  return { kind: "done", data: [...newest.values()].slice(0, mostApps).map(checkRun) };
}

function checkRun({ id, conclusion, details_url, output }: Listed): CheckRun {
  return {
    id,
    annotated: output.annotations_count,
    conclusion: conclusion ?? undefined,
    title: output.title ?? undefined,
    detailsUrl: details_url ?? undefined,
  };
}

const presentAnnotation = z.object({
  path: z.string(),
  start_line: z.number(),
  start_column: z.nullish(z.number()),
  annotation_level: z.nullish(z.string()),
  title: z.nullish(z.string()),
  message: z.nullish(z.string()),
});
type PresentAnnotation = z.infer<typeof presentAnnotation>;

/**
 * The annotations that the run has not yet, since they are only ever added to it. `stale` where it has some that are
 * none of `annotations`, and would say what is not found any more.
 */
export async function missingFrom(
  client: GitHubClient,
  feature: Feature,
  { id, annotated }: CheckRun,
  annotations: readonly CheckRunAnnotation[],
): Promise<readonly CheckRunAnnotation[] | "stale" | Failed> {
  if (annotated > annotations.length) return "stale";
  const present = new Map<string, number>();
  for (let page = 1; (page - 1) * pageSize < annotated; page += 1) {
    const answer = await client.rest(
      feature,
      "GET /repos/{owner}/{repo}/check-runs/{check_run_id}/annotations",
      { check_run_id: id, per_page: pageSize, page },
      z.array(presentAnnotation),
    );
    if (answer.kind === "failed") return answer;
    for (const one of answer.data) present.set(identity(one), (present.get(identity(one)) ?? 0) + 1);
  }
  const missing = annotations.filter((one) => {
    const left = present.get(identity(one)) ?? 0;
    present.set(identity(one), left - 1);
    return left <= 0;
  });
  return [...present.values()].some((left) => left > 0) ? "stale" : missing;
}

/** Without the blanks, which GitHub may not keep. */
function identity(annotation: PresentAnnotation): string {
  const { path, start_line, start_column, annotation_level, title, message } = annotation;
  const bare = (text: string | null | undefined) => text?.replace(/\s/g, "") ?? null;
  return JSON.stringify([path, start_line, start_column ?? null, annotation_level, bare(title), bare(message)]);
}
