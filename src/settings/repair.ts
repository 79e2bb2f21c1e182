import type { TextRange } from "./values.js";

/** A repair of the file: `text` instead of the characters `range` of the file's text. */
export interface Repair {
  readonly range: TextRange;
  readonly text: string;
  /** Whether it can be made without thinking. */
  readonly safe: boolean;
}
