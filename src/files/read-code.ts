import { isUtf8 } from "node:buffer";
import { closeSync, constants, type Dirent, fstatSync, openSync, readdirSync, readSync, realpathSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { isInstalled, isOthers, realFolder } from "./code-folders.js";
import { GitIgnore } from "./git-ignore.js";
import { matches } from "./glob.js";
import { contentReason, folderReason, LeftOut, nameReason } from "./left-out.js";

/** What a scan may read; stated in docs/limits.md. */
export const codeLimits = {
  files: 20_000,
  fileBytes: 1024 * 1024,
  bytes: 256 * 1024 * 1024,
  entries: 200_000,
} as const;

/** A file of the code, with its path as it is shown and from the folder that is read. */
export interface CodeFile {
  readonly path: string;
  readonly inside: string;
  readonly bytes: Uint8Array;
  readonly vendored: boolean;
}

export interface CodeOptions {
  /** The working folder, which shown paths are relative to. */
  readonly from: string;
  /** Files that are no code, absolute. */
  readonly except: ReadonlySet<string>;
  /** Globs that narrow what is read, from the folder that is read; none narrow nothing. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/** Reads the code below folders, one file after the other, and counts what it leaves out. */
export class CodeFolder {
  readonly leftOut = new LeftOut();
  files = 0;
  bytes = 0;
  #entries = 0;
  readonly #seen = new Set<string>();

  constructor(private readonly options: CodeOptions) {}

  /** The files below `folder`, in the order of their paths. Throws a UsageError where it is no folder. */
  *below(folder: string): Generator<CodeFile> {
    const root = realFolder(folder, this.options.from);
    const shown = resolve(this.options.from, folder);
    const above = GitIgnore.above(root);
    if (this.#seen.has(root)) return;
    const waiting: Waiting[] = [{ folder: root, inside: "", git: above, vendored: false }];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const found: Waiting[] = [];
      for (const entry of this.#entriesOf(next, found)) yield* this.#file(shown, next, entry);
      waiting.push(...found.toReversed());
    }
    this.leftOut.add("ignore pattern beyond the limits", above.refused);
  }

  /** The files of a folder; puts the folders in it on `into`. */
  *#entriesOf({ folder, inside, git, vendored }: Waiting, into: Waiting[]): Generator<Dirent> {
    if (this.#seen.has(folder)) return;
    this.#seen.add(folder);
    const here = git.in(folder);
    const entries = this.#listed(folder);
    const names = new Set(entries.map(({ name }) => name));
    for (const entry of entries) {
      if (entry.name === ".git") continue;
      this.#entries += 1;
      if (this.#entries > codeLimits.entries) {
        this.leftOut.add("beyond 200,000 entries");
        continue;
      }
      const path = join(folder, entry.name);
      const isFolder = entry.isDirectory();
      if (entry.isSymbolicLink()) this.leftOut.add("link");
      else if (here.ignores(path, isFolder)) this.leftOut.add("ignored by git");
      else if (isFolder) {
        const reason =
          folderReason(entry.name) ??
          (isInstalled(path, entry.name) ? "folder of dependencies or build output" : undefined);
        if (reason !== undefined) this.leftOut.add(reason);
        else {
          const isVendored = vendored || isOthers(entry.name, names);
          into.push({
            folder: path,
            inside: inside === "" ? entry.name : `${inside}/${entry.name}`,
            git: here,
            vendored: isVendored,
          });
        }
      } else yield entry;
    }
  }

  *#file(top: string, { folder, inside, vendored }: Waiting, entry: Dirent): Generator<CodeFile> {
    const { name } = entry;
    const full = join(folder, name);
    const path = inside === "" ? name : `${inside}/${name}`;
    const here = join(top, path);
    const reason = this.options.except.has(full) || this.options.except.has(here) ? "settings file" : nameReason(name);
    if (reason !== undefined) return this.leftOut.add(reason);
    if (!entry.isFile()) return this.leftOut.add("no regular file");
    if (!this.#isWanted(path)) return this.leftOut.add("outside `code.include` and `code.exclude`");
    if (this.files >= codeLimits.files) return this.leftOut.add("beyond 20,000 files");
    const bytes = this.#read(full);
    if (bytes === undefined) return;
    const content = contentReason(name, bytes, isUtf8(bytes));
    if (content !== undefined) return this.leftOut.add(content);
    this.files += 1;
    this.bytes += bytes.length;
    yield { path: relative(this.options.from, here).split(sep).join("/"), inside: path, bytes, vendored };
  }

  #isWanted(path: string): boolean {
    const { include, exclude } = this.options;
    if (include.length > 0 && !include.some((glob) => matches(glob, path))) return false;
    return !exclude.some((glob) => matches(glob, path));
  }

  #listed(folder: string): Dirent[] {
    try {
      // What was a folder a moment ago may be a link now.
      if (realpathSync(folder) !== folder) throw new Error("a link has taken its place");
      return readdirSync(folder, { withFileTypes: true }).sort((one, other) => (one.name < other.name ? -1 : 1));
    } catch {
      this.leftOut.add("cannot be read");
      return [];
    }
  }

  /** The bytes of a regular file within the limits; a link that takes its place is not followed. */
  #read(path: string): Uint8Array | undefined {
    let handle: number | undefined;
    try {
      handle = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
      const stat = fstatSync(handle);
      if (!stat.isFile()) return void this.leftOut.add("no regular file");
      if (stat.size > codeLimits.fileBytes) return void this.leftOut.add("larger than 1 MiB");
      if (this.bytes + stat.size > codeLimits.bytes) return void this.leftOut.add("beyond 256 MiB");
      buffer ??= new Uint8Array(codeLimits.fileBytes + 1);
      let length = 0;
      // A file of the size that it tells is whole; some special ones tell none.
      for (
        let read = -1;
        read !== 0 && (length < stat.size || stat.size === 0) && length < buffer.length;
        length += read
      ) {
        read = readSync(handle, buffer, length, buffer.length - length, null);
      }
      if (length > codeLimits.fileBytes) return void this.leftOut.add("larger than 1 MiB");
      // Read before the next file is: nothing keeps it.
      return buffer.subarray(0, length);
    } catch {
      return void this.leftOut.add("cannot be read");
    } finally {
      if (handle !== undefined) closeSync(handle);
    }
  }
}

/** Files are read one after the other, so that one buffer serves all. */
let buffer: Uint8Array | undefined;

interface Waiting {
  readonly folder: string;
  readonly inside: string;
  readonly git: GitIgnore;
  readonly vendored: boolean;
}
