import type { Secret } from "./secrets.js";

/** The secrets that no other text looks like. The function that is given holds nothing else of the file alive. */
export function unmistakable(secrets: readonly Secret[]): () => readonly string[] {
  const whole = secrets.filter(({ isHarmful }) => isHarmful).flatMap(({ unmistakable }) => unmistakable);
  return () => whole;
}
