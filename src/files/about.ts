import manifest from "../../package.json" with { type: "json" };

/** Name and version of this program, and where its pages stand when nothing else is known. */
export const about = {
  name: manifest.name,
  version: manifest.version,
  docsBase: `${manifest.repository.url}/blob/v${manifest.version}`,
  homepage: manifest.repository.url,
  /** Where editors find the JSON Schema of the settings. */
  settingsSchema: `${manifest.repository.url}/raw/v${manifest.version}/schemas/app-settings.schema.json`,
} as const;
