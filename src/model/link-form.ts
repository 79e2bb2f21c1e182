import { percentDecoded, type UriPart } from "../uri/uri.js";
import { blankFault, structureFault, uriSyntaxFault } from "../uri/uri-syntax.js";
import type { ConsentLink } from "./consent-link.js";

export interface FormFault {
  /** What is wrong, as a clause such as "its scheme is `http`". */
  readonly clause: string;
  /** Whether no browser or server can make up for it; a raw character such as `|` may get through. */
  readonly isFatal: boolean;
}

/** What keeps the text of a link from being an absolute https URI; undefined where nothing is proven. */
export function formFault({ masked, uri }: ConsentLink): FormFault | undefined {
  const fatal = blankFault(masked) ?? structureFault(masked) ?? schemeFault(uri);
  if (fatal !== undefined) return { clause: fatal, isFatal: true };
  const raw = uriSyntaxFault(masked);
  return raw === undefined ? undefined : { clause: raw, isFatal: false };
}

function schemeFault({ scheme }: ConsentLink["uri"]): string | undefined {
  if (scheme === undefined || scheme.isUnknown || scheme.text.toLowerCase() === "https") return undefined;
  return `its scheme is \`${scheme.text}\` instead of \`https\``;
}

const blank = /[\s\0-\x1F\x7F]/;

/** The value of an `application_id` that says a blank as `+`, `%20` or the like, and the id without blanks around it. */
export function encodedBlankInId(link: ConsentLink): { value: UriPart; id: string } | undefined {
  for (const { value } of link.parameters("application_id")) {
    if (value === undefined) continue;
    const written = link.masked.slice(value.start, value.end);
    const spaced = written.replaceAll("+", " ");
    const id = percentDecoded(spaced) ?? spaced;
    if (blank.test(id) && !blank.test(written)) return { value, id: id.trim() };
  }
  return undefined;
}
