import { GitHubServer, token } from "./github-server.js";
import { type Files, Repository } from "./repository.js";
import { runStep, type Step, type StepResult } from "./runner.js";

const repository = { id: 7, html_url: "https://github.example/acme/settings" };
const fork = { id: 8, html_url: "https://github.example/other/settings" };
const sender = { login: "someone" };

/** The commits of a change: where the head left the base, the tip of the base, the head, and their merge. */
export interface ChangeCommits {
  readonly ancestor: string;
  readonly base: string;
  readonly head: string;
  readonly merge: string;
}

export type EventName = "pull request" | "pull request of a fork" | "pull request target" | "merge group" | "push";

export interface Given extends Pick<Step, "inputs" | "environment" | "prepare" | "bundle" | "onLog"> {
  /** What the event says besides. */
  readonly event?: object;
}

/** The Action on changes of a repository that a GitHub of its own keeps, new for every test. */
export class ChangeStep {
  server = new GitHubServer();
  git = new Repository(this.server);
  commits: ChangeCommits = { ancestor: "", base: "", head: "", merge: "" };

  async start(): Promise<void> {
    this.server = new GitHubServer();
    this.git = new Repository(this.server);
    await this.server.start();
  }

  /** A change of files; with `tip` as what the base has got since, and `merged` as what both come to. */
  change(before: Files, after: Files, tip: Files = before, merged: Files = after): void {
    const ancestor = this.git.commit(before);
    const base = tip === before ? ancestor : this.git.commit(tip, ancestor);
    const head = this.git.commit(after, ancestor);
    this.commits = { ancestor, base, head, merge: this.git.commit(merged, base, head) };
    this.git.compare(base, head, true);
  }

  /** Runs the step on the workspace that these files are, for an event about the change. */
  async run(
    files: Files,
    kind: EventName,
    { inputs = {}, environment = {}, event: more = {}, ...rest }: Given = {},
  ): Promise<StepResult> {
    const { environment: ofEvent, event } = this.#event(kind);
    return await runStep({
      ...rest,
      files: { ".git/HEAD": "ref: refs/heads/main\n", ...files },
      inputs: { token, "report-file": "report.json", ...inputs },
      event: { ...Object(event), ...more },
      environment: {
        GITHUB_API_URL: this.server.apiUrl,
        GITHUB_REPOSITORY: "acme/settings",
        GITHUB_RUN_ID: "99",
        GITHUB_WORKFLOW: "CI",
        GITHUB_JOB: "preflight",
        GITHUB_ACTION: "__self",
        ...ofEvent,
        ...environment,
      },
    });
  }

  #event(kind: EventName): { environment: Record<string, string>; event: unknown } {
    const { base, head, merge } = this.commits;
    const pullRequest = (name: string, from: typeof repository) => ({
      environment: { GITHUB_EVENT_NAME: name, GITHUB_SHA: name === "pull_request_target" ? base : merge },
      event: {
        ...{ repository, sender },
        pull_request: { number: 5, head: { sha: head, repo: from }, base: { sha: base, repo: repository } },
      },
    });
    switch (kind) {
      case "pull request":
        return pullRequest("pull_request", repository);
      case "pull request of a fork":
        return pullRequest("pull_request", fork);
      case "pull request target":
        return pullRequest("pull_request_target", repository);
      case "merge group":
        return {
          environment: { GITHUB_EVENT_NAME: "merge_group", GITHUB_SHA: head },
          event: { merge_group: { head_sha: head, base_sha: base }, repository, sender },
        };
      case "push":
        return {
          environment: { GITHUB_EVENT_NAME: "push", GITHUB_SHA: head },
          event: { before: base, after: head, repository, sender },
        };
    }
  }
}
