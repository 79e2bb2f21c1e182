import manifest from "../../package.json" with { type: "json" };

/** Name and version of this program, and where its pages stand when nothing else is known. */
export const about = {
  name: manifest.name,
  version: manifest.version,
  docsBase: `${manifest.repository.url}/blob/v${manifest.version}`,
} as const;
