import { type Region, regionNamed } from "../reference/regions.js";

/** A selling region as a sentence names it, with its code: "the Far East (`fe`)". */
export function regionPhrase(region: Region): string {
  const { name } = regionNamed(region);
  return `${region === "fe" ? "the " : ""}${name} (\`${region}\`)`;
}
