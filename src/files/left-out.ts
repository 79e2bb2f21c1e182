/** Why something below a folder is not read, in the words of the report. */
export type LeftOutReason =
  | "ignored by git"
  | "folder of dependencies or build output"
  | "lock file"
  | "binary"
  | "minified"
  | "settings file"
  | "link"
  | "no regular file"
  | "not UTF-8"
  | "larger than 1 MiB"
  | "beyond 20,000 files"
  | "beyond 256 MiB"
  | "beyond 200,000 entries"
  | "cannot be read"
  | "outside `code.include` and `code.exclude`"
  | "ignore pattern beyond the limits";

/** How many entries are left out, by reason. */
export class LeftOut {
  readonly #counts = new Map<LeftOutReason, number>();

  add(reason: LeftOutReason, number = 1): void {
    if (number > 0) this.#counts.set(reason, (this.#counts.get(reason) ?? 0) + number);
  }

  /** By reason, in the order of the alphabet. */
  get counts(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.#counts].sort(([one], [other]) => (one < other ? -1 : 1)));
  }
}

const folders: ReadonlySet<string> = new Set([
  ...["node_modules", "third_party", "dist", "build", "out", "target", ".venv", "venv", "__pycache__"],
]);
const lockFile =
  /^(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|packages\.lock\.json|go\.sum|bun\.lockb?|.+\.lock)$/;
const binary =
  /\.(?:png|jpe?g|gif|webp|ico|bmp|tiff?|svgz|pdf|zip|gz|tgz|bz2|xz|7z|rar|jar|war|class|so|dylib|dll|exe|o|a|wasm|woff2?|ttf|otf|eot|mp[34]|mov|avi|ogg|sqlite|db|pyc|phar|xlsx?|docx?|pptx?)$/i;
const minified = /[.-]min\.(?:js|mjs|cjs|css)$|\.(?:js|css|mjs)\.map$/i;

/** Why a folder is left out by its name. */
export function folderReason(name: string): LeftOutReason | undefined {
  return folders.has(name) ? "folder of dependencies or build output" : undefined;
}

/** Why a file is left out by its name. */
export function nameReason(name: string): LeftOutReason | undefined {
  if (lockFile.test(name)) return "lock file";
  if (/^(?:.*[.-])?app-settings\.ya?ml$/.test(name)) return "settings file";
  if (minified.test(name)) return "minified";
  return binary.test(name) ? "binary" : undefined;
}

/** A line that is longer on average is written by no person. */
const longestAverage = 1_000;
const smallest = 20_000;

/** Why a file is left out by its content. */
export function contentReason(name: string, bytes: Uint8Array, isUtf8: boolean): LeftOutReason | undefined {
  if (!isUtf8 || (bytes[0] === 0xff && bytes[1] === 0xfe))
    return bytes.includes(0) && !isText(bytes) ? "binary" : "not UTF-8";
  // A Buffer searches many times as fast as an array of bytes does.
  if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(0)) return "binary";
  if (!/\.(?:js|mjs|cjs|css)$/.test(name) || bytes.length < smallest) return undefined;
  let lines = 1;
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) lines += 1;
  return bytes.length / lines > longestAverage ? "minified" : undefined;
}

/** Whether the bytes begin like a text in UTF-16. */
function isText(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}
