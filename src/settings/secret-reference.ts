import { remembered } from "./remembered.js";

/** The longest name of what holds a secret, or of a part of its address. */
const within = "{0,200}";
const name = `[A-Za-z_][\\w.-]${within}`;
/** A part of an address: no blank, and nothing that quotes, joins or ends a value elsewhere. */
const address = "[\\w./#:@?=&,~+%\\uE000-]";

/** The documented forms of a reference, each the whole value; a default must be empty. */
export const referencePatterns: readonly RegExp[] = [
  // No hyphen in the name: `${NAME-text}` is a default too.
  `\\$\\{[A-Za-z_][\\w.]${within}(?::-?)?\\}`,
  "\\$[A-Za-z_]\\w*",
  `\\$\\{\\{[ \\t]{0,10}[A-Za-z_][\\w-]${within}(?:\\.[A-Za-z_][\\w-]${within}){1,8}[ \\t]{0,10}\\}\\}`,
  "env:[A-Za-z_]\\w*",
  // Data hold what they say, and no store is addressed with a password.
  `(?!https?:|file:|data:|[^/]{1,41}//[^/@]{0,200}:[^/@]{1,200}@)[a-z][a-z0-9+.-]{0,40}:\\/\\/${address}{1,1000}`,
  `arn:aws[a-z-]{0,20}:(?:secretsmanager|ssm):${address}{1,1000}`,
].map((form) => new RegExp(`^${form}$`, form.startsWith("(?!https") ? "i" : ""));

/** What a placeholder may hold where a secret is wanted: a name, or an expression without a value of its own. */
const placeholders = [
  `\\{[ \\t]{0,10}${name}[ \\t]{0,10}\\}`,
  `\\{\\{(?![ \\t]{0,10}["'])[^{}]${within}\\}\\}`,
  `#\\{(?![ \\t]{0,10}["'])[^{}]${within}\\}`,
  `%${name}%`,
  `<[A-Za-z_][\\w .-]${within}>`,
].map((form) => new RegExp(`^${form}$`));

/** What gives an expression a value where the name has none. */
const fallback = /\bdefault\b|\bcoalesce\b|\|\||\?\?|\?:|:-/;

/** Whether `text` names where a secret is kept instead of being one. */
export function isReference(text: string): boolean {
  const trimmed = text.trim();
  return referencePatterns.some((form) => form.test(trimmed)) && !holdsSecret(trimmed);
}

/** Whether `text`, in a field for a secret, is as a whole filled in at run time. */
export function isOpenSecret(text: string): boolean {
  const trimmed = text.trim();
  return placeholders.some((form) => form.test(trimmed)) && !fallback.test(trimmed) && !holdsSecret(trimmed);
}

/** As many characters in a row as no name has that mixes letters and digits like this. */
const run = /[A-Za-z0-9+=_|]{20,}/g;
/** Ids of versions in the addresses of stores. */
const versionId = /^[0-9a-f]{32}$/i;

/** Whether a part of a name or an address has the form of a secret: long, and digits all through its letters. */
const holdsSecret = remembered((text): boolean =>
  [...text.matchAll(run)].some(([part]) => {
    if (versionId.test(part) && text.includes("://")) return false;
    const changes = part.match(/[A-Za-z]\d|\d[A-Za-z]/g)?.length ?? 0;
    return changes >= 4 || part.length >= 64;
  }),
);
