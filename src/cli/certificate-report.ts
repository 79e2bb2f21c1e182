import * as z from "zod/mini";
import { readFileWithin } from "../files/read-file.js";
import { UsageError } from "../files/usage-error.js";
import type { Certificate } from "../report/observation.js";
import { dayForm, isDay } from "../settings/day.js";

/** A report of this many files has more than a settings file may have. */
const mostBytes = 16 * 1024 * 1024;

const form = z.object({
  reportVersion: z.literal(1),
  certificates: z.array(
    z.object({ file: z.string(), host: z.string(), endsOn: z.string().check(z.regex(dayForm), z.refine(isDay)) }),
  ),
});

/**
 * The certificates in the JSON report at `path`, by the file that they belong to. Throws a UsageError for what is no report
 * of a run that looked at them.
 */
export function certificatesIn(path: string, folder: string): ReadonlyMap<string, readonly Certificate[]> {
  const bytes = readFileWithin(path, folder, mostBytes);
  const read = form.safeParse(parsed(new TextDecoder().decode(bytes)));
  if (!read.success) {
    throw new UsageError(`\`${path}\` is no report that \`verify --redirects --format json\` has written.`);
  }
  const { certificates } = read.data;
  return new Map(certificates.map(({ file }) => [file, certificates.filter((one) => one.file === file)]));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
