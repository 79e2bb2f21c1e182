import type { Evidence } from "./evidence.js";
import { type DatedEnd, datedOf, evidenceOf, linesOf, once, sourceOf } from "./legend.js";
import { dataKioskDatasets } from "./types-table.js";

/** A data set that a Data Kiosk query names. */
export interface Dataset {
  readonly name: string;
  readonly parties: readonly ("seller" | "vendor")[];
  readonly evidence: Evidence;
  readonly source: string;
  /** From when on no query may name it. */
  readonly removed?: DatedEnd;
}

/** Every data set whose schema Amazon has published. */
export const datasets = once((): readonly Dataset[] =>
  linesOf(dataKioskDatasets).map((line) => {
    const [name = "", parties = "", evidence, source, end = ""] = line.split("|");
    const removed = datedOf(end);
    return {
      name,
      parties: [...parties].map((letter) => (letter === "v" ? "vendor" : "seller")),
      evidence: evidenceOf(evidence),
      source: sourceOf(source),
      ...(removed && { removed }),
    };
  }),
);

/** The data set of exactly this name. */
export function datasetNamed(name: string): Dataset | undefined {
  return datasets().find((dataset) => dataset.name === name);
}
