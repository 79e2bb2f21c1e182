/** What the runner tells about the job and the Action, with empty texts where it says nothing. */
export interface RunnerEnvironment {
  /** The folder of the checked-out repository. */
  readonly workspace: string;
  readonly serverUrl: string;
  readonly apiUrl: string;
  readonly repository: string;
  readonly sha: string;
  readonly eventName: string;
  readonly eventPath: string;
  /** The repository and ref that the Action itself comes from; both are empty for `uses: ./`. */
  readonly actionRepository: string;
  readonly actionRef: string;
  /** Whether the files for outputs and for the summary are there. */
  readonly hasOutputFile: boolean;
  readonly hasSummaryFile: boolean;
}

/** Reads the variables that the runner sets. This is the only place that reads `GITHUB_*`. */
export function readEnvironment(variables: NodeJS.ProcessEnv, folder: string): RunnerEnvironment {
  const read = (name: string) => variables[`GITHUB_${name}`] ?? "";
  return {
    workspace: read("WORKSPACE") || folder,
    serverUrl: read("SERVER_URL").replace(/\/$/, ""),
    apiUrl: read("API_URL").replace(/\/$/, ""),
    repository: read("REPOSITORY"),
    sha: read("SHA"),
    eventName: read("EVENT_NAME"),
    eventPath: read("EVENT_PATH"),
    actionRepository: read("ACTION_REPOSITORY"),
    actionRef: read("ACTION_REF"),
    hasOutputFile: read("OUTPUT") !== "",
    hasSummaryFile: read("STEP_SUMMARY") !== "",
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
