import { keyNames } from "../settings/schema-walk.js";

/** Words of the format's values, of Amazon's addresses and of what the rules say; those of the keys come from the format. */
const others =
  "amazon amzn1 and api app application authorization authorize beta body central code com consent development draft endpoint " +
  "error fragment grant grantless header host html http https identical is link login malformed marketplace missing " +
  "no notice oa2 oauth of on operation partner path port private production public published query redirect region " +
  "registered registration required role sandbox secret seller sellercentral sellingpartnerapi solution sp state " +
  "submitted suppressed the to token unpublished unregistered uri url vendor version warning website with www";

let known: ReadonlySet<string> | undefined;

/** Whether nothing in `text` but words of the format, of Amazon's or of ours, and numbers: a reader needs it. */
export function isFormatWords(text: string): boolean {
  if (/[a-z]\d|\d[a-z]/i.test(text.replaceAll(/amzn1|oa2/gi, ""))) return identifier.test(text);
  known ??= new Set([...others.split(" "), ...keyNames().flatMap(wordsOf)]);
  const words = known;
  const isWord = (word: string) => words.has(word) || words.has(word.replace(/s$/, ""));
  const parts = wordsOf(text);
  // Digits alone, as percent-encoding has them, are no words.
  return (
    parts.some((part) => part.length > 3 && isWord(part)) &&
    parts.every((part) => /^\d{1,4}$/.test(part) || isWord(part))
  );
}

/** What Amazon gives out as a name, and no secret. */
const identifier = /^amzn1\.(?:sp\.solution|application-oa2-client)\.[0-9a-f-]{32,36}$/;
const identifiers = /amzn1\.(?:sp\.solution|application-oa2-client)\.[0-9a-f-]{32,36}/g;

/** Where names that Amazon gives out stand in `text`. */
export function identifiersIn(text: string): { readonly start: number; readonly end: number }[] {
  return [...text.matchAll(identifiers)].map(({ 0: id, index }) => ({ start: index, end: index + id.length }));
}

function wordsOf(text: string): string[] {
  return text
    .replaceAll(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
}
