import type * as z from "zod/mini";
import { type AnswerError, answerError, failureOf } from "./answer-error.js";
import { type ClientOptions, setUpProblem } from "./client-options.js";
import { type Clock, systemClock } from "./clock.js";
import { type Failed, type Feature, failed } from "./failure.js";
import type { getOctokit } from "./octokit.js";
import { readStream } from "./read-stream.js";

type Octokit = ReturnType<typeof getOctokit>;

export interface Done<T> {
  readonly kind: "done";
  readonly data: T;
}

type Values = Readonly<Record<string, unknown>>;

interface Call<T> {
  readonly feature: Feature;
  /** Whether doing it twice does more than doing it once. */
  readonly once: boolean;
  /** How often it is tried; three times unless said otherwise. */
  readonly patience?: number;
  send(octokit: Octokit, request: Values): Promise<T>;
}

/** No request takes longer, and all of them together not either, the waiting between them included. */
const longestRequest = 5_000;
const longestTotal = 20_000;
const attempts = 3;

/** GitHub's API, as one step uses it. Nothing here throws: what goes wrong is a value with one sentence. */
export class GitHubClient {
  #octokit: Octokit | undefined;
  #spent = 0;

  constructor(
    private readonly options: ClientOptions,
    private readonly clock: Clock = systemClock,
  ) {}

  /** Sends a request of the REST API, `owner` and `repo` filled in, up to `patience` times, and reads the answer by `schema`. */
  async rest<T>(
    feature: Feature,
    route: string,
    parameters: Values,
    schema: z.ZodMiniType<T>,
    patience = attempts,
  ): Promise<Done<T> | Failed> {
    const once = !route.startsWith("GET ");
    const send = async (octokit: Octokit, request: Values) =>
      await octokit.request(route, { ...this.#repository(), ...parameters, request });
    const answer = await this.#try({ feature, once, send, patience });
    if (answer.kind === "failed") return answer;
    return read(feature, answer.data.data, schema, once);
  }

  /** Reads a file of at most `limit` bytes as it is at `ref`; undefined where it is larger or no file. */
  async file(
    feature: Feature,
    path: string,
    ref: string,
    limit: number,
  ): Promise<Done<Uint8Array | undefined> | Failed> {
    const send = async (octokit: Octokit, request: Values) => {
      const answer = await octokit.request("GET /repos/{owner}/{repo}/contents/{+path}", {
        ...this.#repository(),
        path: path.split("/").map(encodeURIComponent).join("/"),
        ref,
        mediaType: { format: "raw" },
        request: { ...request, parseSuccessResponseBody: false },
      });
      const isFolder = /^application\/json\b/.test(answer.headers["content-type"] ?? "");
      return await readStream(answer.data, isFolder ? -1 : limit);
    };
    return await this.#try({ feature, once: false, send });
  }

  /** Sends a query or, with `once`, a mutation to the GraphQL API; `owner` and `name` of the repository are variables. */
  async graphql<T>(
    feature: Feature,
    query: string,
    variables: Values,
    schema: z.ZodMiniType<T>,
    once = false,
  ): Promise<Done<T> | Failed> {
    const { owner, repo: name } = this.#repository();
    const given = once ? variables : { owner, name, ...variables };
    const send = async (octokit: Octokit, request: Values) => await octokit.graphql(query, { ...given, request });
    const answer = await this.#try({ feature, once, send });
    return answer.kind === "failed" ? answer : read(feature, answer.data, schema, once);
  }

  /** Waits before an attempt that the caller repeats; false where there is no time left for that. */
  async pause(attempt: number): Promise<boolean> {
    const delay = 1_000 * 2 ** (attempt - 1);
    if (delay >= this.#left()) return false;
    await this.#timed(() => this.clock.sleep(delay));
    return true;
  }

  async #try<T>(call: Call<T>): Promise<Done<T> | Failed> {
    const problem = setUpProblem(this.options);
    if (problem !== undefined) return failed(call.feature, problem);
    const octokit = await this.#load();
    if (octokit === undefined) return failed(call.feature, "the part of this program that asks GitHub does not start");
    for (let attempt = 1; ; attempt += 1) {
      const left = this.#left();
      if (left <= 0) return failed(call.feature, "the 20 seconds that all requests may take are used up");
      const signal = this.clock.limit(Math.min(longestRequest, left));
      const outcome = await this.#timed(() => this.#send(call, octokit, signal));
      if (outcome.kind === "done") return outcome;
      const wait = this.#waitBefore(outcome.error, call, attempt);
      if (wait === undefined) {
        const { readOnlyToken } = this.options;
        return failureOf(call.feature, outcome.error, { timedOut: signal.aborted, once: call.once, readOnlyToken });
      }
      await this.#timed(() => this.clock.sleep(wait));
    }
  }

  async #send<T>(
    call: Call<T>,
    octokit: Octokit,
    signal: AbortSignal,
  ): Promise<Done<T> | { readonly kind: "error"; readonly error: AnswerError }> {
    try {
      const data = await call.send(octokit, { signal, redirect: "manual", log: silent });
      // A body that stops half-way is given as an empty one.
      if (!signal.aborted) return { kind: "done", data };
      return { kind: "error", error: answerError(undefined, 0) };
    } catch (error) {
      return { kind: "error", error: answerError(error, this.clock.date()) };
    }
  }

  /** Octokit, loaded once and not before it is needed. Its module reads the event, which may not be readable. */
  async #load(): Promise<Octokit | undefined> {
    if (this.#octokit !== undefined) return this.#octokit;
    try {
      // The bundler leaves it in a file of its own, which a run that asks nothing never reads.
      const { getOctokit } = await import(/* webpackIgnore: true */ "./octokit.js");
      const { token, apiUrl } = this.options;
      this.#octokit = getOctokit(token, { baseUrl: apiUrl, userAgent: "sp-api-preflight", log: silent });
    } catch {
      return undefined;
    }
    this.#octokit.hook.after("request", (response) => {
      // A redirect that is not followed is no error for Octokit.
      if (response.status >= 300) throw Object.assign(new Error("redirect"), { status: response.status, response });
    });
    return this.#octokit;
  }

  /** How long to wait before the next attempt; undefined where there should be none. */
  #waitBefore(
    error: AnswerError,
    { once, patience = attempts }: Pick<Call<unknown>, "once" | "patience">,
    attempt: number,
  ) {
    const broke = error.status === undefined || error.status >= 500;
    if (attempt >= patience || !(error.limited || (broke && !once))) return undefined;
    const wait = error.wait ?? 1_000 * 2 ** (attempt - 1);
    return wait < this.#left() ? wait : undefined;
  }

  #repository() {
    const [owner = "", repo = ""] = this.options.repository.split("/");
    return { owner, repo };
  }

  #left(): number {
    return longestTotal - this.#spent;
  }

  async #timed<T>(work: () => Promise<T>): Promise<T> {
    const start = this.clock.now();
    try {
      return await work();
    } finally {
      this.#spent += this.clock.now() - start;
    }
  }
}

const quiet = () => undefined;
/** What Octokit would say about deprecated addresses has no place in the log of a step. */
const silent = { debug: quiet, info: quiet, warn: quiet, error: quiet };

function read<T>(feature: Feature, data: unknown, schema: z.ZodMiniType<T>, unsure: boolean): Done<T> | Failed {
  const result = schema.safeParse(data);
  if (result.success) return { kind: "done", data: result.data };
  return failed(feature, "GitHub's answer cannot be read", undefined, unsure);
}
