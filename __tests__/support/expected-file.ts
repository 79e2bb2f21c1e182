import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * The expected text in `file`, written anew with `actual` where `UPDATE_FIXTURES=1` asks for it. Throws an error with
 * the command that writes it where it is not there.
 */
export function expectedText(file: URL, actual: string, rule: string, testFile: string): string {
  if (process.env.UPDATE_FIXTURES === "1") writeFileSync(file, actual);
  if (existsSync(file)) return readFileSync(file, "utf8");
  const command = `UPDATE_FIXTURES=1 FIXTURES_OF=${rule} npx vitest run __tests__/${testFile}`;
  throw new Error(`${basename(fileURLToPath(file))} is not there. Write it by \`${command}\`, then read it.`);
}
