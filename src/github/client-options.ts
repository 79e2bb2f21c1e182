/** What the runner tells about GitHub, and the token of the job. */
export interface ClientOptions {
  /** The address of the API, as the runner tells it; on GitHub Enterprise Server it ends with `/api/v3`. */
  readonly apiUrl: string;
  readonly token: string;
  /** `owner/name`. */
  readonly repository: string;
  /** Whether the token can never be given a permission to write. */
  readonly readOnlyToken: boolean;
}

/** Why nothing can be asked with these options; undefined where it can. */
export function setUpProblem({ token, apiUrl, repository }: ClientOptions): string | undefined {
  if (token === "") return "it needs a token, and the input `token` is empty";
  if (!/^https?:\/\//.test(apiUrl)) return "the runner does not tell the address of GitHub's API";
  return /^[\w.-]+\/[\w.-]+$/.test(repository) ? undefined : "the runner does not tell the repository";
}
