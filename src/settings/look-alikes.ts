import { lookAlikes } from "./look-alikes-table.js";
import { remembered } from "./remembered.js";

/** So many values of a text are explained; more would leave no room for what must be written instead. */
const mostTold = 3;

/**
 * `text` with a remark behind each value in it that has a character outside ASCII which a reader takes for one of
 * ASCII: "`аmazon.com` (character 1 is U+0430, not `a`)". A value is what stands in backticks, else a word. What is
 * plainly written in another script stays as it is, and so does all other text.
 */
export function withLookAlikesTold(text: string): string {
  if (!/[^\0-\x7F]/.test(text)) return text;
  const told = new Set<string>();
  return text.replace(/`[^`]*`|[^\s`]+/gu, (value) => {
    if (told.has(value) || told.size === mostTold) return value;
    const remark = remarkOn(value.replace(/^`|`$/g, ""));
    if (remark === undefined) return value;
    told.add(value);
    return `${value} (${remark})`;
  });
}

function remarkOn(value: string): string | undefined {
  if ((value.match(/[^\0-\x7F]/gu) ?? []).every((character) => seenAs(character) === undefined)) return undefined;
  const [first, ...others] = lookAlikesIn(value);
  if (first === undefined) return undefined;
  const { place, character, seen } = first;
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  const more = others.length === 0 ? "" : `; ${others.length} more like it`;
  return `character ${place} is U+${code}, not \`${seen}\`${more}`;
}

interface LookAlike {
  /** Counted from 1. */
  readonly place: number;
  readonly character: string;
  readonly seen: string;
}

/** The characters of `value` that are taken for ASCII where they stand. */
function lookAlikesIn(value: string): LookAlike[] {
  const characters = Array.from(value, (character) => ({ character, seen: seenAs(character) }));
  const hasForeign = (some: typeof characters) =>
    some.some(({ character, seen }) => seen === undefined && /(?!\p{Script=Latin})[^\P{L}\0-\x7F]/u.test(character));
  // A letter that looks like none of ASCII gives its word away, and a word of look-alikes alone beside it.
  const isGiven = hasForeign(characters);
  // Wide forms belong to the scripts of East Asia.
  const isWide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(value);
  const found: LookAlike[] = [];
  let start = 0;
  for (const word of value.split(/([\0-\x26\x28-\x2F:-@[-`{-\x7F])/u)) {
    const end = start + Array.from(word).length;
    const part = characters.slice(start, end);
    const isMixed = /[A-Za-z0-9]/.test(word);
    const counts = ({ character, seen }: (typeof characters)[number]) =>
      seen !== undefined &&
      (isMixed || (!isGiven && /\w/.test(seen))) &&
      !(isWide && /[\uFF01-\uFF5E]/.test(character));
    if (!hasForeign(part)) {
      part.forEach((one, index) => {
        if (counts(one)) found.push({ place: start + index + 1, character: one.character, seen: one.seen ?? "" });
      });
    }
    start = end;
  }
  return found;
}

let table: ReadonlyMap<string, string> | undefined;

/** The character of ASCII that a reader takes `character` for; undefined where it is one, or is plainly another. */
const seenAs = remembered((character): string | undefined => {
  if (/[\0-\x7F]/.test(character)) return undefined;
  const [plain = "", ...rest] = Array.from(character.normalize("NFKC"));
  if (rest.length > 0) return undefined;
  // What is raised, lowered or in a circle is plain to see.
  if (/[!-~]/.test(plain)) return /[\p{No}\p{Lm}\p{So}\u00AA\u00BA]/u.test(character) ? undefined : plain;
  table ??= new Map(
    Object.entries(lookAlikes).flatMap(([seen, codes]) =>
      codes.split(" ").map((code) => [String.fromCodePoint(Number.parseInt(code, 16)), seen] as const),
    ),
  );
  return table.get(plain);
});
