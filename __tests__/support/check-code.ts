import { type PreflightOptions, preflight } from "../../src/preflight.js";
import type { Report } from "../../src/report/report.js";
import { readSources } from "../../src/source/code.js";
import { options } from "./check.js";

/** Judges files of code, by their names, beside settings where there are any. */
export function checkFiles(
  files: Readonly<Record<string, string>>,
  settings?: string,
  changed: Partial<PreflightOptions> = {},
): Report {
  const bytesOf = (text: string) => new TextEncoder().encode(text);
  const inputs = Object.entries(files).map(([path, text]) => ({
    path,
    inside: path,
    bytes: bytesOf(text),
    vendored: false,
  }));
  const { sources } = readSources(inputs);
  const code = { folder: ".", files: inputs.length, bytes: 0, skipped: {}, sources };
  const read = settings === undefined ? [] : [{ path: "app-settings.yml", bytes: bytesOf(settings) }];
  return preflight(read, { ...options, code, onlyCode: true, ...changed });
}

/** Judges one file of code. */
export function checkCode(text: string, path: string, settings?: string): Report {
  return checkFiles({ [path]: text }, settings);
}
