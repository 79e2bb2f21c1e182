import { shortened } from "../report/shortened.js";
import { splitUri, type UriPart } from "./uri.js";

const parts = ["scheme", "authority", "path", "query", "fragment"] as const;

/** Where `uri` differs from `other`, part by part, as a clause: "its path is `/cb/` instead of `/cb`". */
export function uriDifference(uri: string, other: string): string {
  const [ours, theirs] = [splitUri(uri), splitUri(other)];
  return parts
    .filter((part) => ours[part]?.text !== theirs[part]?.text)
    .map((part) => difference(part, ours[part], theirs[part]))
    .join(" and ");
}

function difference(part: (typeof parts)[number], ours: UriPart | undefined, theirs: UriPart | undefined): string {
  if (part === "authority") return `its host is ${shown(withoutUser(ours))} instead of ${shown(withoutUser(theirs))}`;
  if (theirs === undefined) return `it has a ${part}, ${shown(ours?.text)}`;
  return ours === undefined
    ? `it lacks the ${part} ${shown(theirs.text)}`
    : `its ${part} is ${shown(ours.text)} instead of ${shown(theirs.text)}`;
}

function withoutUser(authority: UriPart | undefined): string | undefined {
  return authority?.text.replace(/^.*@/, "");
}

function shown(text = ""): string {
  return text === "" ? "empty" : `\`${shortened(text)}\``;
}
