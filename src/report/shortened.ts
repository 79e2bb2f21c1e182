/** The most characters of one value in a sentence. */
const most = 100;

/** A value for a message: on one line, and cut where it is long. */
export function shortened(value: string): string {
  const line = value.replace(/[`\s\0-\x1F\x7F]/gu, (raw) => (raw === "`" ? "'" : " "));
  return line.length > most ? `${line.slice(0, most - 1)}…` : line;
}
