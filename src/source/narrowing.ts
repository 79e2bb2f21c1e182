import { readSettings } from "../settings/document.js";
import { settingsOf } from "../settings/place.js";

/** Globs that narrow which code is read. */
export interface Narrowing {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/** What `code` of the settings says about which code is read; of several files, what holds for all of them. */
export function narrowingOf(files: readonly Uint8Array[]): Narrowing {
  const all = files.map((bytes) => {
    const code = settingsOf(readSettings("", bytes)).at("code");
    return { include: textsOf(code.at("include").items()), exclude: textsOf(code.at("exclude").items()) };
  });
  const [first, ...others] = all;
  if (first === undefined) return { include: [], exclude: [] };
  const isNarrow = all.every(({ include }) => include.length > 0);
  return {
    include: isNarrow ? [...new Set(all.flatMap(({ include }) => include))] : [],
    exclude: first.exclude.filter((glob) => others.every(({ exclude }) => exclude.includes(glob))),
  };
}

function textsOf(places: readonly { readonly textIfTold: string | undefined }[]): string[] {
  return places.flatMap(({ textIfTold: text }) => (text === undefined || text === "" ? [] : [text]));
}
