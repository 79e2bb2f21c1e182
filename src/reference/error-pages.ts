/** A page of Amazon's about codes and messages. */
export interface ErrorPage {
  readonly title: string;
  readonly address: string;
}

const docs = "https://developer-docs.amazon.com/sp-api/docs/";

/** The pages that list codes, the newest first; the titles were read on 2026-11-29. */
export const errorPages: readonly ErrorPage[] = [
  {
    title: "Resolve Common HTTP and Authorization Error Codes",
    address: `${docs}resolve-common-http-and-authorization-error-codes`,
  },
  { title: "Authorization Errors", address: `${docs}authorization-errors` },
  { title: "Resolving 400 Errors", address: `${docs}resolving-400-errors` },
];

/** The page that a title or an address means, letter case aside; undefined for another text. */
export function errorPageNamed(text: string): ErrorPage | undefined {
  const folded = text.trim().toLowerCase();
  return errorPages.find(({ title, address }) => title.toLowerCase() === folded || address === folded);
}
