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
}

const runList = z.object({
  check_runs: z.array(
    z.object({
      id: z.number(),
      external_id: z.nullish(z.string()),
      output: z.object({ annotations_count: z.number() }),
    }),
  ),
});

/** The check run of this name and external id at the commit `head`, whatever run of a workflow wrote it. */
export async function findRun(
  client: GitHubClient,
  feature: Feature,
  { name, head, externalId }: { readonly name: string; readonly head: string; readonly externalId: string },
): Promise<Done<CheckRun | undefined> | Failed> {
  for (let page = 1; ; page += 1) {
    const answer = await client.rest(
      feature,
      "GET /repos/{owner}/{repo}/commits/{ref}/check-runs",
      { ref: head, check_name: name, filter: "all", per_page: pageSize, page },
      runList,
    );
    if (answer.kind === "failed") return answer;
    const runs = answer.data.check_runs;
    const found = runs.find(({ external_id }) => external_id === externalId);
    if (found !== undefined) {
      return { kind: "done", data: { id: found.id, annotated: found.output.annotations_count } };
    }
    if (runs.length < pageSize) return { kind: "done", data: undefined };
  }
}

const presentAnnotation = z.object({
  path: z.string(),
  start_line: z.number(),
  start_column: z.nullish(z.number()),
  annotation_level: z.nullish(z.string()),
  title: z.nullish(z.string()),
});
type PresentAnnotation = z.infer<typeof presentAnnotation>;

/** Annotations are only ever added to a run, so those that it has are not sent again. */
export async function withoutPresent(
  client: GitHubClient,
  feature: Feature,
  { id, annotated }: CheckRun,
  annotations: readonly CheckRunAnnotation[],
): Promise<readonly CheckRunAnnotation[] | Failed> {
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
  return annotations.filter((one) => {
    const left = present.get(identity(one)) ?? 0;
    present.set(identity(one), left - 1);
    return left <= 0;
  });
}

/** Without the message, whose blanks GitHub may not keep. */
function identity({ path, start_line, start_column, annotation_level, title }: PresentAnnotation): string {
  return JSON.stringify([path, start_line, start_column ?? null, annotation_level, title?.trim()]);
}
