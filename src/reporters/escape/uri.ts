/** A path with `/` as a relative URI: it can be no scheme, no host, no query and no fragment. */
export function relativeUri(path: string): string {
  return path
    .replace(/[\uD800-\uDFFF]/gu, "\uFFFD")
    .split("/")
    .map(segment)
    .join("/")
    .replace(/^\/+/, "")
    .replace(/\/{2,}/g, "/");
}

function segment(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** `url` where it is a plain https address of at most 250 characters that no syntax around it can read; else undefined. */
export function plainUrl(url: string): string | undefined {
  return /^https:\/\/[a-z0-9.-]+(?::\d{1,5})?(?:\/[\w./~%+=&?#-]*)?$/i.test(url) && url.length <= 250 ? url : undefined;
}
