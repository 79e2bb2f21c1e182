import type { Comment } from "./counted-tokens.js";
import { decode } from "./decode.js";
import { Locator } from "./locate.js";
import { parseYaml } from "./parse.js";
import { checkShape, type ShapeFault } from "./shape.js";
import type { TreeNode, YamlFault } from "./tree.js";

/** One settings file, read: its text, its values with their places, and what is wrong with its form. */
export interface SettingsDocument {
  readonly file: string;
  readonly text: string;
  readonly root: TreeNode | undefined;
  readonly yamlFaults: readonly YamlFault[];
  readonly shapeFaults: readonly ShapeFault[];
  readonly invalid: ReadonlySet<string>;
  readonly comments: readonly Comment[];
  readonly lineStarts: readonly number[];
  readonly locator: Locator;
}

/** Reads `bytes` of the file named `file`. Never throws for the content: its faults are part of what it returns. */
export function readSettings(file: string, bytes: Uint8Array): SettingsDocument {
  const { text, fault } = decode(bytes);
  const parsed = fault === undefined ? parseYaml(text) : unreadable(fault);
  const { root, data, faults, comments, lineStarts } = parsed;
  const shape = root === undefined ? undefined : checkShape(root, data);
  return {
    file,
    text,
    root,
    yamlFaults: faults,
    shapeFaults: shape?.faults ?? [],
    invalid: shape?.invalid ?? new Set(),
    comments,
    lineStarts,
    locator: new Locator(text, lineStarts, root),
  };
}

function unreadable(message: string): ReturnType<typeof parseYaml> {
  const fix = "Save the file as UTF-8 text, with one application in each file.";
  return {
    root: undefined,
    data: undefined,
    faults: [{ message, fix, range: { start: 0, end: 0 } }],
    comments: [],
    lineStarts: [0],
  };
}
