/**
 * The link of a pasted text that holds it in quotes, in markup or in code, or percent-encoded as a whole; else the text. What
 * stands in the link itself is not touched, since it may be the fault.
 */
export function unwrapped(text: string): string {
  const encoded = /^https?%(?:25)*3A%(?:25)*2F%(?:25)*2F\S+$/i.test(text) ? decoded(text) : undefined;
  if (encoded !== undefined) return encoded;
  if (/^\w+:\/\//.test(text)) return text;
  const found = /["'`<(]\s{0,20}(https?:\/\/[^"'`<>\n]+)/i.exec(text);
  const link = found?.[1];
  if (found === null || link === undefined) return text;
  const isMarkup = text.lastIndexOf("<", found.index - 1) > text.lastIndexOf(">", found.index);
  const bare = link.replace(/[),;\s]{1,20}$/, "");
  return isMarkup ? bare.replaceAll("&amp;", "&") : bare;
}

/** A link that was percent-encoded as a whole, however often. */
function decoded(text: string): string | undefined {
  try {
    let link = text;
    for (let times = 0; times < 4 && !link.includes("://"); times += 1) link = decodeURIComponent(link);
    return link.includes("://") ? link : undefined;
  } catch {
    return undefined;
  }
}
