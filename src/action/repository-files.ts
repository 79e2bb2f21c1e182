import type { SettingsFile } from "../preflight.js";
import { type Checkout, checkoutFinder } from "./checkout.js";

/** Where the files of the workspace stand in the repository of the job. */
export interface RepositoryFiles {
  /** The commit that was checked out; undefined where no file lies in a checkout of the repository. */
  readonly commit: string | undefined;
  /** The path in the repository of a file that is proven to be of `commit`. */
  provenPath(path: string): string | undefined;
  /** The path by which GitHub would know a file of the workspace; undefined where it is of another repository. */
  shownPath(path: string): string | undefined;
  /** The path in the workspace of a path of the repository. */
  workspacePath(path: string): string;
}

/** Looks for the checkouts that `files` lie in. `sha` is the commit that a checkout holds where it does not say. */
export function repositoryFiles(
  files: readonly Pick<SettingsFile, "path">[],
  workspace: string,
  repository: string,
  sha: string,
): RepositoryFiles {
  const find = checkoutFinder(workspace, repository);
  const commitOf = ({ commit, isNested }: Checkout) => commit ?? (isNested || sha === "" ? undefined : sha);
  const own = files.map(({ path }) => find(path)).filter((one) => one?.isOwn && commitOf(one) !== undefined);
  const main = own.find((one) => one?.isNested === false) ?? own[0];
  const folder = main?.folder ?? "";
  const below = (path: string, { folder }: Checkout) => (folder === "" ? path : path.slice(folder.length + 1));
  return {
    commit: main && commitOf(main),
    provenPath(path) {
      const checkout = find(path);
      return checkout !== undefined && checkout === main ? below(path, checkout) : undefined;
    },
    shownPath(path) {
      const checkout = find(path);
      if (checkout === undefined) return path;
      const isProven = checkout === main || (checkout.isOwn && !checkout.isNested);
      return isProven ? below(path, checkout) : undefined;
    },
    workspacePath: (path) => (folder === "" ? path : `${folder}/${path}`),
  };
}
