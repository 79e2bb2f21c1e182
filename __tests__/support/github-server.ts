import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import api from "./github-api.json" with { type: "json" };
import { proseFaults, type SentAnnotation } from "./github-prose.js";
import { answerGraphql, Denied, type Source } from "./graphql.js";
import { misfits } from "./json-schema.js";

/** How a request can go wrong. */
export type Fault =
  | {
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly message?: string;
      /** The whole answer, instead of a message. */
      readonly data?: unknown;
    }
  /** No answer, ever; `stall`: it begins and stops; `late`: GitHub does what was asked and the connection breaks;
   * `garbled`: the answer is cut. */
  | "hang"
  | "stall"
  | "reset"
  | "late"
  | "garbled";

export interface SentRequest {
  /** Method and path as the API's description writes them. */
  readonly route: string;
  readonly url: string;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface CheckRun {
  readonly id: number;
  name: string;
  readonly head: string;
  /** The App that made it. */
  readonly app: number;
  external: string | null;
  status: string;
  conclusion: string | null;
  title: string;
  summary: string;
  details: string | undefined;
  /** In the order in which they were added; none is ever taken away. */
  readonly annotations: SentAnnotation[];
}

export interface Thread {
  readonly id: string;
  readonly comment: string;
  readonly path: string;
  readonly line: number;
  readonly author: string;
  readonly body: string;
  readonly commit: string;
  isResolved: boolean;
  minimized: string | null;
}

export interface Issue {
  readonly number: number;
  title: string;
  body: string;
  state: string;
  readonly author: string;
  readonly isPullRequest: boolean;
}

export interface ChangedFile {
  readonly filename: string;
  readonly status: string;
  readonly additions: number;
  readonly changes: number;
  readonly patch?: string;
  readonly previous_filename?: string;
  readonly sha?: string;
}

interface Comparison {
  readonly mergeBase: string;
  readonly files: readonly ChangedFile[];
}

type Answer = { readonly status: number; readonly data?: unknown; readonly raw?: Buffer };
type Body = Readonly<Record<string, unknown>>;

export const token = "ghs_canaryCanaryCanary0123456789";
const refused = (message: string): Answer => ({ status: 422, data: { message, errors: [{ message }] } });

/** What an API request needs of the token. */
const permissions: Readonly<Record<string, string>> = {
  "POST /repos/{owner}/{repo}/check-runs": "checks: write",
  "PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}": "checks: write",
  "GET /repos/{owner}/{repo}/commits/{ref}/check-runs": "checks: read",
  "GET /repos/{owner}/{repo}/check-runs/{check_run_id}/annotations": "checks: read",
  "GET /repos/{owner}/{repo}/pulls/{pull_number}/files": "pull-requests: read",
  "GET /repos/{owner}/{repo}/compare/{basehead}": "contents: read",
  "GET /repos/{owner}/{repo}/contents/{path}": "contents: read",
  "GET /repos/{owner}/{repo}/git/commits/{commit_sha}": "contents: read",
  "GET /repos/{owner}/{repo}/commits/{ref}": "contents: read",
  "GET /repos/{owner}/{repo}/git/trees/{tree_sha}": "contents: read",
  "GET /repos/{owner}/{repo}/git/tags/{tag_sha}": "contents: read",
  "GET /repos/{owner}/{repo}/pulls/{pull_number}": "pull-requests: read",
  "POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews": "pull-requests: write",
  "GET /repos/{owner}/{repo}/issues": "issues: read",
  "POST /repos/{owner}/{repo}/issues": "issues: write",
  "PATCH /repos/{owner}/{repo}/issues/{issue_number}": "issues: write",
  "POST /graphql": "pull-requests: read",
};

/** GitHub on the loopback, as far as this project talks to it: it keeps what it is given, and refuses what GitHub refuses. */
export class GitHubServer {
  readonly checkRuns: CheckRun[] = [];
  readonly reviews: { readonly body: string; readonly event: string; readonly commit: string }[] = [];
  readonly threads: Thread[] = [];
  readonly issues: Issue[] = [];
  readonly requests: SentRequest[] = [];
  /** What was sent, or answered, against GitHub's own description. */
  readonly violations: string[] = [];
  /** The files of the one pull request, and of comparisons by `base...head`. */
  files: readonly ChangedFile[] = [];
  readonly comparisons = new Map<string, Comparison>();
  /** By `commit:path`; null is a folder. */
  readonly contents = new Map<string, Buffer | null>();
  /** The parents of commits, in order. */
  readonly parents = new Map<string, readonly string[]>();
  /** The commits that annotated tags point to. */
  readonly tags = new Map<string, string>();
  /** Whether files are given without their end. */
  cuts = false;
  /** More files than a list of them holds. */
  listsAreCut = false;
  /** The commit that the one pull request leads to; undefined where nobody asks. */
  pullHead: string | undefined;
  /** The App that the token belongs to. */
  app = 15_368;
  /** The commits that it knows. */
  readonly commits = new Set<string>();
  granted = new Set(Object.values(permissions));
  viewer = "github-actions[bot]";
  /** Says how a request goes wrong; `nth` counts those of its route from 1. */
  fault: (route: string, nth: number) => Fault | undefined = () => undefined;
  /** Called once a request hangs. */
  onHang: () => void = () => undefined;
  /** Whether the viewer is told that it can resolve conversations; doing it takes `contents: write` as well. */
  canResolve = false;
  #next = 1;
  readonly #server = createServer((request, response) => void this.#serve(request, response));

  /** Where the API answers, as GITHUB_API_URL says it. */
  apiUrl = "";

  /** Starts to listen; with `prefix` as a GitHub Enterprise Server does, below `/api/v3`. */
  async start(prefix = ""): Promise<void> {
    await new Promise<void>((ready) => {
      this.#server.listen(0, "127.0.0.1", ready);
    });
    const address = this.#server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    this.apiUrl = `http://127.0.0.1:${port}${prefix}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((closed) => {
      this.#server.close(() => closed());
    });
  }

  /** A conversation that somebody began. */
  addThread(thread: Partial<Thread> & Pick<Thread, "body" | "author">): Thread {
    const id = this.#next++;
    const usual = { path: "app.yml", line: 1, commit: "", isResolved: false, minimized: null };
    const added = { ...usual, ...thread, id: `thread-${id}`, comment: `comment-${id}` };
    this.threads.push(added);
    return added;
  }

  /** An issue that somebody wrote. */
  addIssue(issue: Partial<Issue> & Pick<Issue, "author" | "body">): Issue {
    const added = { title: "Title", state: "open", isPullRequest: false, ...issue, number: this.#next++ };
    this.issues.push(added);
    return added;
  }

  sent(route: string): readonly SentRequest[] {
    return this.requests.filter((request) => request.route.includes(route));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString();
    const url = new URL(request.url ?? "/", "http://github.test");
    const route = routeOf(request.method ?? "", url.pathname);
    const body: Body = text === "" ? {} : JSON.parse(text);
    this.requests.push({ route: route.name, url: url.pathname + url.search, body });
    const fault = this.fault(route.name, this.sent(route.name).length);
    if (fault === "hang") this.onHang();
    else if (fault === "stall") {
      const isFile = route.name.includes("/contents/");
      const type = isFile ? "application/vnd.github.raw+json" : "application/json";
      response.writeHead(200, { "content-type": type }).write('[{"filename": "a');
      // What was written so far has to arrive; where it does not in this time, the test still holds.
      setTimeout(() => this.onHang(), 20);
    } else if (fault === "reset") request.socket.destroy();
    else if (typeof fault === "object") {
      const message = fault.message ?? `The token ${token} and the secret amzn1.oa2-cs.v1.0 are repeated here`;
      send(response, { status: fault.status, data: "data" in fault ? fault.data : { message } }, fault.headers);
    } else {
      const answer = this.#answer(route, url, body, request);
      if (fault === "late") request.socket.destroy();
      else if (fault === "garbled") {
        response.writeHead(200, { "content-type": "application/json" }).end('{"id": 1, "check_ru');
      } else send(response, answer);
    }
  }

  #answer({ name, values }: Route, url: URL, body: Body, request: IncomingMessage): Answer {
    if (request.headers.authorization !== `token ${token}`)
      return { status: 401, data: { message: "Bad credentials" } };
    const needed = permissions[name];
    if (needed === undefined) {
      this.violations.push(`${request.method} ${url.pathname} is not described`);
      return { status: 404, data: { message: "Not Found" } };
    }
    // Who the token belongs to is told to everybody.
    const isOpen = name === "POST /graphql" && !String(body.query).includes("repository");
    if (!isOpen && !this.granted.has(needed)) {
      if (name === "POST /graphql") return { status: 200, data: { data: null, errors: [denied] } };
      return { status: 403, data: { message: denied.message } };
    }
    const faults = faultsOf(name, url, body);
    if (faults.length > 0) {
      this.violations.push(...faults);
      return refused(faults.join(", "));
    }
    const answer = this.#routes[name]?.(values, body, url.searchParams, request) ?? { status: 404, data: {} };
    if (answer.status < 300 && answer.raw === undefined) this.violations.push(...answerFaults(name, answer.data));
    return answer;
  }

  readonly #routes: Readonly<
    Record<string, (values: readonly string[], body: Body, query: URLSearchParams, request: IncomingMessage) => Answer>
  > = {
    "GET /repos/{owner}/{repo}/commits/{ref}/check-runs": ([, , ref], _, query) => {
      const runs = this.checkRuns.filter(({ head, name }) => head === ref && name === query.get("check_name"));
      // Without `filter=all` GitHub gives the newest of each name only.
      const shown = query.get("filter") === "all" ? runs : runs.slice(-1);
      return { status: 200, data: { total_count: shown.length, check_runs: page(shown, query).map(runAnswer) } };
    },
    "GET /repos/{owner}/{repo}/check-runs/{check_run_id}/annotations": ([, , id], _, query) => {
      const run = this.checkRuns.find((one) => String(one.id) === id);
      const optional = { start_column: null, title: null, annotation_level: null };
      return { status: 200, data: page(run?.annotations ?? [], query).map((one) => ({ ...optional, ...Object(one) })) };
    },
    "POST /repos/{owner}/{repo}/check-runs": (_, body) => {
      const head = String(body.head_sha);
      if (!this.commits.has(head)) return refused(`No commit found for SHA: ${head}`);
      const run: CheckRun = { ...emptyRun, id: this.#next++, head, app: this.app, annotations: [] };
      this.checkRuns.push(run);
      update(run, body);
      return { status: 201, data: runAnswer(run) };
    },
    "PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}": ([, , id], body) => {
      const run = this.checkRuns.find((one) => String(one.id) === id);
      if (run === undefined) return { status: 404, data: { message: "Not Found" } };
      if (run.app !== this.app) return { status: 403, data: { message: `Invalid app_id ${this.app}` } };
      update(run, body);
      return { status: 200, data: runAnswer(run) };
    },
    "GET /repos/{owner}/{repo}/pulls/{pull_number}/files": (_, __, query) => ({
      status: 200,
      data: page(this.files.slice(0, 3_000), query).map(withBlob),
    }),
    "GET /repos/{owner}/{repo}/compare/{basehead}": ([, , basehead = ""]) => {
      const comparison = this.comparisons.get(decodeURIComponent(basehead));
      if (comparison === undefined) return { status: 404, data: { message: "Not Found" } };
      const { mergeBase: sha, files } = comparison;
      return { status: 200, data: { merge_base_commit: { sha }, files: files.slice(0, 300).map(withBlob) } };
    },
    "GET /repos/{owner}/{repo}/contents/{path}": ([, , path = ""], _, query, request) => {
      const content = this.contents.get(`${query.get("ref")}:${decodeURIComponent(path)}`);
      if (content === undefined) return { status: 404, data: { message: "Not Found" } };
      if (!/\braw\b/.test(request.headers.accept ?? "")) this.violations.push("the file is not asked for as it is");
      const raw = this.cuts ? content?.subarray(0, content.length / 2) : content;
      return raw == null ? { status: 200, data: [] } : { status: 200, raw };
    },
    "GET /repos/{owner}/{repo}/git/commits/{commit_sha}": ([, , sha = ""]) => this.#commit(sha),
    "GET /repos/{owner}/{repo}/commits/{ref}": ([, , ref = ""]) => this.#commit(ref),
    "GET /repos/{owner}/{repo}/git/trees/{tree_sha}": ([, , sha = ""]) => this.#tree(sha),
    "GET /repos/{owner}/{repo}/git/tags/{tag_sha}": ([, , sha = ""]) => {
      const commit = this.tags.get(sha);
      if (commit === undefined) return { status: 404, data: { message: "Not Found" } };
      return { status: 200, data: { object: { sha: commit, type: "commit" } } };
    },
    "GET /repos/{owner}/{repo}/pulls/{pull_number}": () => {
      if (this.pullHead === undefined) return { status: 404, data: { message: "Not Found" } };
      return { status: 200, data: { head: { sha: this.pullHead } } };
    },
    "GET /repos/{owner}/{repo}/issues": (_, __, query) => {
      const [creator, state] = [query.get("creator"), query.get("state") ?? "open"];
      const found = this.issues.filter(
        (one) => (creator === null || one.author === creator) && (state === "all" || one.state === state),
      );
      return { status: 200, data: page(found.reverse(), query).map(issueAnswer) };
    },
    "POST /repos/{owner}/{repo}/issues": (_, { title, body }) => {
      const added = this.addIssue({ title: String(title), body: String(body), author: this.viewer });
      return { status: 201, data: issueAnswer(added) };
    },
    "PATCH /repos/{owner}/{repo}/issues/{issue_number}": ([, , number], body) => {
      const found = this.issues.find((one) => String(one.number) === number);
      if (found === undefined) return { status: 404, data: { message: "Not Found" } };
      found.title = String(body.title ?? found.title);
      found.body = String(body.body ?? found.body);
      found.state = String(body.state ?? found.state);
      return { status: 200, data: issueAnswer(found) };
    },
    "POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews": (_, body) => this.#review(body),
    "POST /graphql": (_, { query, variables }) => {
      try {
        return { status: 200, data: answerGraphql(String(query), Object(variables), this.#graph()) };
      } catch (error) {
        this.violations.push(String(error));
        return { status: 200, data: { errors: [{ message: String(error) }] } };
      }
    },
  };

  #commit(sha: string): Answer {
    const parents = this.parents.get(sha);
    if (parents === undefined) return { status: 404, data: { message: "Not Found" } };
    return { status: 200, data: { sha, parents: parents.map((parent) => ({ sha: parent })) } };
  }

  #tree(commit: string): Answer {
    const start = `${commit}:`;
    const found = [...this.contents].filter(([name]) => name.startsWith(start));
    if (found.length === 0 && !this.parents.has(commit)) return { status: 404, data: { message: "Not Found" } };
    const tree = found.map(([name, bytes]) => ({
      path: name.slice(start.length),
      mode: bytes === null ? "040000" : "100644",
      type: bytes === null ? "tree" : "blob",
      sha: bytes === null ? "0".repeat(40) : gitId(bytes),
    }));
    return { status: 200, data: { truncated: this.listsAreCut, tree: this.listsAreCut ? tree.slice(0, 1) : tree } };
  }

  #review(body: Body): Answer {
    const comments = Array.isArray(body.comments) ? body.comments : [];
    const outside = comments.filter(({ path, line }) => !linesInDiff(this.files, path).has(line));
    // One comment outside of the diff, and the whole review is refused.
    if (outside.length > 0) return refused("Pull request review thread line must be part of the diff");
    const commit = String(body.commit_id);
    if (!this.commits.has(commit)) return refused("The commit_id is not part of the pull request");
    this.reviews.push({ body: String(body.body), event: String(body.event), commit });
    const author = this.viewer;
    for (const { path, line, body: text } of comments) this.addThread({ path, line, commit, author, body: text });
    return { status: 200, data: { id: this.#next++ } };
  }

  #graph(): Source {
    const threads = (args: Source) => {
      const start = Number(args.after ?? 0);
      const end = start + Number(args.first);
      const hasNextPage = end < this.threads.length;
      return {
        pageInfo: { hasNextPage, endCursor: hasNextPage ? String(end) : null },
        nodes: this.threads.slice(start, end).map((thread) => this.#threadNode(thread)),
      };
    };
    return {
      viewer: { login: this.viewer },
      repository: () => ({ pullRequest: () => ({ reviewThreads: threads }) }),
      minimizeComment: ({ input }: Source) => {
        this.#mayWrite();
        const { subjectId, classifier } = Object(input);
        const thread = this.threads.find(({ comment }) => comment === subjectId);
        if (thread !== undefined) thread.minimized = String(classifier).toLowerCase();
        return { clientMutationId: null };
      },
      resolveReviewThread: ({ input }: Source) => {
        this.#mayWrite();
        if (!this.canResolve || !this.granted.has("contents: write"))
          throw new Denied("Resource not accessible by integration");
        const thread = this.threads.find(({ id }) => id === Object(input).threadId);
        if (thread !== undefined) thread.isResolved = true;
        return { clientMutationId: null };
      },
    };
  }

  #mayWrite(): void {
    if (!this.granted.has("pull-requests: write")) throw new Denied("Resource not accessible by integration");
  }

  #threadNode({ id, comment, path, isResolved, author, body, minimized }: Thread): Source {
    const isBot = author.endsWith("[bot]");
    const node = {
      id: comment,
      body,
      isMinimized: minimized !== null,
      minimizedReason: minimized,
      viewerDidAuthor: author === this.viewer,
      author: { __typename: isBot ? "Bot" : "User", login: isBot ? author.slice(0, -"[bot]".length) : author },
    };
    return { id, path, isResolved, viewerCanResolve: this.canResolve, comments: () => ({ nodes: [node] }) };
  }
}

const denied = { type: "FORBIDDEN", message: "Resource not accessible by integration" };
const emptyRun = {
  name: "",
  external: null,
  status: "queued",
  conclusion: null,
  title: "",
  summary: "",
  details: undefined,
};

function update(run: CheckRun, body: Body): void {
  const output = Object(body.output);
  run.name = String(body.name ?? run.name);
  run.external = body.external_id === undefined ? run.external : String(body.external_id);
  run.conclusion = body.conclusion === undefined ? run.conclusion : String(body.conclusion);
  run.status = body.conclusion === undefined ? String(body.status ?? run.status) : "completed";
  run.title = String(output.title ?? run.title);
  run.summary = String(output.summary ?? run.summary);
  run.details = body.details_url === undefined ? run.details : String(body.details_url);
  run.annotations.push(...(output.annotations ?? []));
}

/** GitHub tells the id of a file, or that it has none. */
function withBlob(file: ChangedFile) {
  return { sha: null, ...file };
}

function runAnswer({ id, external, conclusion, details, app, title, annotations }: CheckRun) {
  const output = { title, annotations_count: annotations.length };
  return { id, external_id: external, conclusion, details_url: details ?? null, app: { id: app }, output };
}

/** GitHub keeps the line ends of its forms. */
function issueAnswer({ number, title, body, state, author, isPullRequest }: Issue) {
  const pull = isPullRequest ? { pull_request: { url: null, html_url: null, diff_url: null, patch_url: null } } : {};
  return { number, title, body: body.replaceAll("\n", "\r\n"), state, user: { login: author }, ...pull };
}

/** The id that git gives to a file. */
export function gitId(bytes: Uint8Array): string {
  return createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
}

function page<T>(list: readonly T[], query: URLSearchParams): readonly T[] {
  const size = Math.min(100, Number(query.get("per_page") ?? 30));
  const number = Number(query.get("page") ?? 1);
  return list.slice((number - 1) * size, number * size);
}

/** The lines of the new version that the difference shows, context included. */
function linesInDiff(files: readonly ChangedFile[], path: string): ReadonlySet<number> {
  const lines = new Set<number>();
  let line = 0;
  for (const text of files.find(({ filename }) => filename === path)?.patch?.split("\n") ?? []) {
    const hunk = /^@@ -\S+ \+(\d+)/.exec(text);
    if (hunk !== null) line = Number(hunk[1]);
    else if (/^[+ ]/.test(text)) lines.add(line++);
  }
  return lines;
}

interface Route {
  readonly name: string;
  readonly values: readonly string[];
}

function routeOf(method: string, pathname: string): Route {
  const path = pathname.replace(/^\/api\/v3/, "");
  if (/^(?:\/api)?\/graphql$/.test(pathname)) return { name: "POST /graphql", values: [] };
  for (const name of Object.keys(api.operations)) {
    const [wanted = "", template = ""] = name.split(" ");
    const form = template.replace(/\{path\}/, "(.+)").replace(/\{\w+\}/g, "([^/]+)");
    const match = new RegExp(`^${form}$`).exec(path);
    if (wanted === method && match !== null) return { name, values: match.slice(1) };
  }
  return { name: `${method} ${path}`, values: [] };
}

const operations: Readonly<Record<string, { query: object; body?: object; answer?: object }>> = api.operations;

function faultsOf(route: string, url: URL, body: Body): string[] {
  const operation = operations[route];
  if (operation === undefined) return [];
  const known = Object(operation.query).properties;
  const query = Object.fromEntries(
    [...url.searchParams].map(([name, value]) => [name, known[name]?.type === "integer" ? Number(value) : value]),
  );
  return [
    ...misfits({ ...operation.query }, query).map((at) => `${route}: the query does not fit at ${at}`),
    ...(operation.body === undefined ? [] : misfits({ ...operation.body }, body)).map(
      (at) => `${route}: the body does not fit at ${at}`,
    ),
    ...proseFaults(route, body).map((fault) => `${route}: ${fault}`),
  ];
}

function answerFaults(route: string, data: unknown): string[] {
  const { answer } = operations[route] ?? {};
  return answer === undefined
    ? []
    : misfits({ ...answer }, data).map((at) => `${route}: the answer does not fit at ${at}`);
}

function send(
  response: ServerResponse,
  { status, data, raw }: Answer,
  headers: Readonly<Record<string, string>> = {},
): void {
  const type = raw === undefined ? "application/json; charset=utf-8" : "application/vnd.github.raw+json; charset=utf-8";
  response.writeHead(status, { "content-type": type, ...headers }).end(raw ?? JSON.stringify(data));
}
