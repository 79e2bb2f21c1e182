/** What the runner tells about the job and the Action, with empty texts where it says nothing. */
export interface RunnerEnvironment {
  /** The folder of the checked-out repository. */
  readonly workspace: string;
  /** Whether a runner reads what is printed; elsewhere its commands are lines like any other. */
  readonly isRunner: boolean;
  readonly serverUrl: string;
  readonly apiUrl: string;
  readonly repository: string;
  readonly sha: string;
  readonly eventName: string;
  readonly eventPath: string;
  /** The page of the run, and of the attempt where it is not the first; undefined where the runner does not tell. */
  readonly runUrl: string | undefined;
  /** What tells this step from others of the same workflow that have other inputs; the same in every run of it. */
  readonly step: string;
  /** The repository and ref that the Action itself comes from; both are empty for `uses: ./`. */
  readonly actionRepository: string;
  readonly actionRef: string;
  /** Whether the runner takes outputs in a file. */
  readonly hasOutputFile: boolean;
  readonly summaryFile: string;
}

/** Reads the variables that the runner sets. This is the only place that reads `GITHUB_*`. */
export function readEnvironment(variables: NodeJS.ProcessEnv, folder: string): RunnerEnvironment {
  const read = (name: string) => variables[`GITHUB_${name}`] ?? "";
  const serverUrl = read("SERVER_URL").replace(/\/$/, "");
  const [repository, runId, attempt] = [read("REPOSITORY"), read("RUN_ID"), read("RUN_ATTEMPT")];
  const again = /^[2-9]$|^[1-9]\d+$/.test(attempt) ? `/attempts/${attempt}` : "";
  return {
    workspace: read("WORKSPACE") || folder,
    isRunner: read("ACTIONS") === "true",
    serverUrl,
    apiUrl: read("API_URL").replace(/\/$/, ""),
    repository,
    sha: read("SHA"),
    eventName: read("EVENT_NAME"),
    eventPath: read("EVENT_PATH"),
    runUrl: serverUrl && repository && runId ? `${serverUrl}/${repository}/actions/runs/${runId}${again}` : undefined,
    step: [read("WORKFLOW"), read("JOB"), read("ACTION")].join("/"),
    actionRepository: read("ACTION_REPOSITORY"),
    actionRef: read("ACTION_REF"),
    hasOutputFile: read("OUTPUT") !== "",
    summaryFile: read("STEP_SUMMARY"),
  };
}

/** The address below which the rule pages of the running version stand; undefined where the runner does not tell. */
export function docsBaseOf({ serverUrl, actionRepository, actionRef }: RunnerEnvironment): string | undefined {
  const known = serverUrl !== "" && actionRepository !== "" && actionRef !== "";
  return known ? `${serverUrl}/${actionRepository}/blob/${actionRef}` : undefined;
}

/** The address below which the checked files stand at `sha`; undefined where the runner does not tell. */
export function filesBaseOf({ serverUrl, repository }: RunnerEnvironment, sha: string): string | undefined {
  return serverUrl === "" || repository === "" || sha === "" ? undefined : `${serverUrl}/${repository}/blob/${sha}`;
}
