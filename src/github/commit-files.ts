import * as z from "zod/mini";
import { limits } from "../settings/limits.js";
import { blobId } from "./blob-id.js";
import type { GitHubClient } from "./client.js";
import type { Feature } from "./failure.js";

const beforeTheChange: Feature = { lost: "The settings before the change are not known", permission: "contents: read" };

/** What stood at a path of a commit. */
export type CommitFile =
  | { readonly kind: "read"; readonly bytes: Uint8Array }
  | { readonly kind: "absent" }
  | { readonly kind: "unknown"; readonly reason: string };

const treeAnswer = z.object({
  truncated: z.boolean(),
  tree: z.array(z.object({ path: z.string(), mode: z.string(), type: z.string(), sha: z.string() })),
});
type Entry = z.infer<typeof treeAnswer>["tree"][number];

/** From so many files on, one request for the names of all files is fewer than one for each. */
export const manyFiles = 4;

/** The files of one commit, asked for by its id. */
export class CommitFiles {
  #list: Promise<ReadonlyMap<string, Entry> | undefined> | undefined;

  constructor(
    private readonly client: GitHubClient,
    private readonly commit: string,
    /** Whether the commit is proven to be there and readable: GitHub says of what a token may not read that it is absent. */
    private readonly isReadable: boolean,
    /** Whether the names of all files are asked for: fewer requests for many files, and a proof of what was read. */
    private readonly isListed: boolean,
    private readonly feature: Feature = beforeTheChange,
  ) {}

  /** The file at `path`; `local` are bytes that it may have. */
  async read(path: string, local: Uint8Array): Promise<CommitFile> {
    const list = this.isListed ? await this.list() : undefined;
    const entry = list?.get(path);
    if (list !== undefined && entry === undefined) return { kind: "absent" };
    if (entry !== undefined) {
      if (!isFile(entry)) return this.#unknown("what stood there is no file");
      if (entry.sha === blobId(local, entry.sha)) return { kind: "read", bytes: local };
    }
    const answer = await this.client.file(this.feature, path, this.commit, limits.bytes);
    if (answer.kind === "failed") {
      const isAbsent = answer.status === 404 && this.isReadable;
      return isAbsent ? { kind: "absent" } : { kind: "unknown", reason: answer.reason };
    }
    const { data: bytes } = answer;
    if (bytes === undefined) return this.#unknown(`what stood there is no file of at most ${limits.bytes / 1024} KiB`);
    if (entry !== undefined && entry.sha !== blobId(bytes, entry.sha)) return this.#unknown("the answer was cut off");
    return { kind: "read", bytes };
  }

  /** The paths of all files; undefined where GitHub does not list them all. */
  async paths(): Promise<readonly string[] | undefined> {
    const list = await this.list();
    return list && [...list.values()].filter(isFile).map(({ path }) => path);
  }

  private async list(): Promise<ReadonlyMap<string, Entry> | undefined> {
    this.#list ??= this.#ask();
    return await this.#list;
  }

  async #ask(): Promise<ReadonlyMap<string, Entry> | undefined> {
    const answer = await this.client.rest(
      this.feature,
      "GET /repos/{owner}/{repo}/git/trees/{tree_sha}",
      { tree_sha: this.commit, recursive: "1" },
      treeAnswer,
      // It may be large, and can be done without.
      1,
    );
    if (answer.kind === "failed" || answer.data.truncated) return undefined;
    return new Map(answer.data.tree.map((entry) => [entry.path, entry]));
  }

  #unknown(why: string): CommitFile {
    return { kind: "unknown", reason: `${this.feature.lost}: ${why}.` };
  }
}

/** Source: git, "git-fast-import", file modes: a link has another mode. */
function isFile({ type, mode }: Entry): boolean {
  return type === "blob" && mode.startsWith("100");
}
