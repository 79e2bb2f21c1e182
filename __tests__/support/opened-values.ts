import { isMap, isScalar, isSeq, parseDocument } from "yaml";
import { secretKeys } from "../../src/settings/values.js";

type Keys = readonly (string | number)[];

/** Every value in turn, scalars, lists and maps alike, replaced by a placeholder, which declares none but a secret. */
export function* opened(text: string): Generator<{ readonly path: string; readonly changed: string }> {
  const document = parseDocument(text);
  for (const path of [...paths(document.contents, [])]) {
    if (secretKeys.has(String(path.at(-1)))) continue;
    const node = document.getIn(path, true);
    const value = isScalar(node) ? node.value : node;
    document.setIn(path, "${VALUE}");
    yield { path: path.join("."), changed: document.toString() };
    document.setIn(path, value);
  }
}

function* paths(node: unknown, path: Keys): Generator<Keys> {
  if (path.length > 0) yield path;
  if (isSeq(node)) for (const [index, item] of node.items.entries()) yield* paths(item, [...path, index]);
  if (!isMap(node)) return;
  for (const { key, value } of node.items) if (isScalar(key)) yield* paths(value, [...path, String(key.value)]);
}
