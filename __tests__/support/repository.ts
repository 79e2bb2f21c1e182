import { createHash } from "node:crypto";
import { type ChangedFile, type GitHubServer, gitId } from "./github-server.js";

/** The files of a commit by path. */
export type Files = Readonly<Record<string, string>>;

interface Commit {
  readonly parents: readonly string[];
  readonly files: Files;
}

/** A repository whose commits GitHub knows: it lists, compares and reads them as they are. */
export class Repository {
  readonly #commits = new Map<string, Commit>();

  constructor(private readonly server: GitHubServer) {}

  /** A commit with these files; gives its id. */
  commit(files: Files, ...parents: readonly string[]): string {
    const id = createHash("sha1")
      .update(JSON.stringify([this.#commits.size, files, parents]))
      .digest("hex");
    this.#commits.set(id, { parents, files });
    this.server.commits.add(id);
    this.server.parents.set(id, parents);
    for (const [path, text] of Object.entries(files)) this.server.contents.set(`${id}:${path}`, Buffer.from(text));
    return id;
  }

  files(id: string): Files {
    return this.#commits.get(id)?.files ?? {};
  }

  /** Lets GitHub answer for the difference of two commits; with `listed` as the files of the one pull request, too. */
  compare(base: string, head: string, listed = false): void {
    const ancestor = this.#ancestor(base, head);
    const files = changes(this.files(ancestor), this.files(head));
    this.server.comparisons.set(`${base}...${head}`, { mergeBase: ancestor, files });
    if (listed) this.server.files = files;
  }

  #ancestor(one: string, other: string): string {
    const above = this.#above(one);
    return [...this.#above(other)].find((id) => above.has(id)) ?? one;
  }

  /** A commit and all that it comes from, the nearest first. */
  #above(id: string): ReadonlySet<string> {
    const found = new Set([id]);
    for (const one of found) for (const parent of this.#commits.get(one)?.parents ?? []) found.add(parent);
    return found;
  }
}

/** The difference as GitHub tells it; a file that keeps its bytes under another name is renamed. */
function changes(before: Files, after: Files): ChangedFile[] {
  const removed = Object.keys(before).filter((path) => after[path] === undefined);
  const changed: ChangedFile[] = [];
  for (const [filename, text] of Object.entries(after)) {
    const old = before[filename];
    if (old === text) continue;
    const from = old === undefined ? removed.findIndex((path) => isLike(before[path] ?? "", text)) : -1;
    const [previous] = from === -1 ? [] : removed.splice(from, 1);
    const status = previous !== undefined ? "renamed" : old === undefined ? "added" : "modified";
    const difference = patchOf(old ?? (previous === undefined ? "" : (before[previous] ?? "")), text);
    const sha = gitId(Buffer.from(text));
    changed.push({
      filename,
      status,
      sha,
      ...difference,
      ...(previous !== undefined && { previous_filename: previous }),
    });
  }
  const gone = removed.map((filename) => ({ filename, status: "removed", ...patchOf(before[filename] ?? "", "") }));
  return [...changed, ...gone];
}

/** Git takes a new file for an old one where more than half of it is the same. */
function isLike(old: string, text: string): boolean {
  const lines = new Set(old.split("\n"));
  const same = text.split("\n").filter((line) => lines.has(line));
  return same.length * 2 > text.split("\n").length;
}

/** The lines between the first and the last that differ, as a patch. */
function patchOf(before: string, after: string): Pick<ChangedFile, "additions" | "changes" | "patch"> {
  const [old, now] = [before, after].map((text) => (text === "" ? [] : text.replace(/\n$/, "").split("\n")));
  const [from, to] = [old ?? [], now ?? []];
  let start = 0;
  while (start < Math.min(from.length, to.length) && from[start] === to[start]) start += 1;
  let end = 0;
  while (end < Math.min(from.length, to.length) - start && from.at(-1 - end) === to.at(-1 - end)) end += 1;
  const [minus, plus] = [from.slice(start, from.length - end), to.slice(start, to.length - end)];
  if (minus.length + plus.length === 0) return { additions: 0, changes: 0 };
  const head = `@@ -${start + 1},${minus.length} +${start + 1},${plus.length} @@`;
  const patch = [head, ...minus.map((line) => `-${line}`), ...plus.map((line) => `+${line}`)].join("\n");
  return { additions: plus.length, changes: minus.length + plus.length, patch };
}
