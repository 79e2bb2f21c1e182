import { skipInterpolation } from "./interpolation.js";

/** Around the name of what is filled in at run time, in a literal that was read. */
export const opened = "\uE000";
export const closed = "\uE001";

const forms = ["${{", "{{", "${", "#{", "{$", "\\(", "%{", "%(", "$(", "{", "<"] as const;
const named =
  /\$\d|\$\{?[A-Za-z_][\w]*(?:(?:->|::|\.|\?\.)[A-Za-z_]\w*)*|%(?:\d+\$)?(?:[sdiuvq@]|\[\d+\]s)(?![0-9A-Fa-f])|:[A-Za-z_]\w*/y;

/** The text of a literal with whatever is filled in at run time as `opened`, its name and `closed`, in any language's way. */
export function readPlaceholders(content: string): string {
  if (!/[${%<:(#]/.test(content)) return content;
  let read = "";
  for (let at = 0; at < content.length; at += 1) {
    const letter = content[at] ?? "";
    const end = "${%<:\\#".includes(letter) ? endOfPlaceholder(content, at) : undefined;
    if (end === undefined) read += letter;
    else {
      read += opened + nameIn(content.slice(at, end)) + closed;
      at = end - 1;
    }
  }
  return read;
}

/** The offset behind the placeholder that begins at `at`. */
function endOfPlaceholder(text: string, at: number): number | undefined {
  for (const form of forms) {
    if (!text.startsWith(form, at)) continue;
    const last = skipInterpolation(text, at, form);
    if (last === undefined) continue;
    if (form === "<" && !/^<[A-Za-z_][\w .-]*>$/.test(text.slice(at, last + 1))) continue;
    let end = last + 1;
    while (form.endsWith("{{") && text[end] === "}") end += 1;
    // Python's `%(name)s` has its kind behind it.
    return form === "%(" && text[end] === "s" ? end + 1 : end;
  }
  // A parameter such as `:id` is a segment of its own.
  if (text[at] === ":" && text[at - 1] !== "/") return undefined;
  named.lastIndex = at;
  return named.test(text) ? named.lastIndex : undefined;
}

/** The name of what is filled in, its last part: `{$this->orderId}` is `orderId`; empty where it has none. */
function nameIn(placeholder: string): string {
  return /([A-Za-z_]\w{0,80})(?:\(\))?[\s})>]{0,10}s?$/.exec(placeholder)?.[1] ?? "";
}

const placeholder = /\uE000(\w*)\uE001/g;

/** The text as it is shown: placeholders as `{name}`, those without a name as that of `unnamed`. */
export function shownText(text: string, unnamed = ""): string {
  return text.replace(placeholder, (_, name: string) => `{${name || unnamed}}`);
}

/** The text with each placeholder replaced by what `meaning` gives for its name, where it gives anything. */
export function filledIn(text: string, meaning: (name: string) => string | undefined): string {
  return text.replace(placeholder, (whole, name: string) => (name === "" ? whole : (meaning(name) ?? whole)));
}
