import { familyOfPath } from "../reference/api-paths.js";
import { clientPackages } from "../reference/client-packages.js";
import { type Ignore, ignoresIn } from "../report/ignores.js";
import { commentsOf } from "./comments.js";
import { factsIn } from "./facts-in.js";
import { hints, hintsIn } from "./hints.js";
import { Literals } from "./literals.js";
import { secretsIn } from "./live-secrets.js";
import { type Pieces, piecesOf } from "./pieces.js";
import { isGenerated, type SampleKind, sampleKindOf } from "./sample-code.js";
import type { SecretSighting, Sighting } from "./sighting.js";
import type { Stretch } from "./stretch.js";
import { isDotenv, syntaxOf } from "./syntax.js";
import { SourceText } from "./text.js";

/** A file of the code, as it stands on disk. */
export interface SourceInput {
  /** The path as it is shown. */
  readonly path: string;
  /** The path from the folder that is read. */
  readonly inside: string;
  /** Its bytes, which are UTF-8. */
  readonly bytes: Uint8Array;
  /** Whether it stands among the code of others. */
  readonly vendored: boolean;
}

/** What one file of the code says about SP-API. */
export interface SourceFile {
  readonly path: string;
  readonly sightings: readonly Sighting[];
  /** The ignore comments. */
  readonly ignores: readonly Ignore[];
  /** The text of the lines that sightings stand on, and of those above, by number; secrets are not covered yet. */
  readonly lines: ReadonlyMap<number, string>;
  readonly lineCount: number;
  /** The secrets of the file, whole. */
  readonly secrets: readonly string[];
  /** Whether it uses a client package, whose calls cannot all be read. */
  readonly usesClient: boolean;
  /** How many sightings are left out for want of room. */
  readonly left: number;
}

const decoder = new TextDecoder();
const mostSightings = 2_000;
/** A longer line is not kept for the display. */
const longestLine = 4_096;
/** Kinds of sample code in which a secret of a live form is most likely none that works. */
const deadIn: ReadonlySet<SampleKind | undefined> = new Set<SampleKind>(["document", "recording"]);

/** Reads one file; undefined where it says nothing. Takes time in proportion to the file, whatever it holds; never throws. */
export function readSource({ path, inside, bytes, vendored }: SourceInput): SourceFile | undefined {
  const found = hintsIn(bytes);
  if ((found & ~hints.ignore) === 0) return undefined;
  const text = decoder.decode(bytes);
  const source = new SourceText(path, text);
  const syntax = syntaxOf(inside);
  const sample = sampleKindOf(inside) ?? (isGenerated(text, syntax) ? "generated" : undefined);
  const usesClient = (found & hints.library) !== 0 && usesPackage(text, inside, sample);
  const common = { vendored, isEnvironment: isDotenv(inside) };
  const readsFacts =
    sample === undefined && syntax !== undefined && (found & ~(hints.secret | hints.named | hints.ignore)) !== 0;
  const needsPieces = readsFacts || (found & (hints.ignore | hints.secret)) !== 0;
  const pieces = needsPieces && syntax !== undefined ? piecesOf(text, syntax) : undefined;
  const literals = syntax === undefined || pieces === undefined ? undefined : new Literals(text, syntax, pieces.pieces);
  const hidden: string[] = [];
  const sightings: Sighting[] = [
    ...secretSightings(source, found, sample, { ...common, literals, hidden }),
    ...(!readsFacts || literals === undefined || pieces === undefined
      ? []
      : factsIn(
          { source, syntax, literals, ...common, isTraced: isTraced(text, usesClient) },
          found,
          textTest(pieces),
        )),
  ].sort((one, other) => one.line - other.line || one.column - other.column);
  if (sightings.length === 0 && !usesClient) return undefined;
  const kept = sightings.slice(0, mostSightings);
  return {
    path,
    sightings: kept,
    ignores: pieces === undefined || (found & hints.ignore) === 0 ? [] : ignoresIn(commentsOf(source, pieces.comments)),
    lines: linesOf(source, kept),
    lineCount: source.lineOf(text.length),
    secrets: hidden,
    usesClient,
    left: sightings.length - kept.length + (pieces?.left ?? 0),
  };
}

interface SecretContext {
  readonly vendored: boolean;
  readonly isEnvironment: boolean;
  readonly literals: Literals | undefined;
  /** Takes the texts of the secrets. */
  readonly hidden: string[];
}

function* secretSightings(
  source: SourceText,
  found: number,
  sample: SampleKind | undefined,
  { vendored, isEnvironment, literals, hidden }: SecretContext,
): Generator<SecretSighting> {
  if ((found & (hints.secret | hints.named)) === 0) return;
  const common = {
    kind: "secret",
    file: source.path,
    vendored,
    isEnvironment,
    open: false,
    isTable: false,
    operations: [],
  } as const;
  for (const { what, isLive, start, end } of secretsIn(source.text, found, sample === undefined)) {
    hidden.push(source.text.slice(start, end));
    yield { ...common, ...source.spanOf({ start, end }), what, isLive: isLive && !deadIn.has(sample) };
  }
  for (const literal of literals?.all ?? []) {
    const [first] = literal.pieces;
    if (literal.pieces.length < 2 || first === undefined || literal.value.length < 60) continue;
    for (const { what } of secretsIn(literal.value, hints.secret, false)) {
      hidden.push(literal.value, ...literal.pieces.map(({ start, end }) => source.text.slice(start, end)));
      yield { ...common, ...source.spanOf(first), what, isLive: !deadIn.has(sample) };
    }
  }
}

const dated = /(?:\/[A-Za-z]{2,25}){1,4}\/\d{4}-\d{2}-\d{2}/g;

/** Whether the file holds what only SP-API has. */
function isTraced(text: string, usesClient: boolean): boolean {
  if (usesClient || /sellingpartnerapi(?:-|::)|x-amz-access-token/i.test(text)) return true;
  for (const [path] of text.matchAll(dated)) if (familyOfPath(path)?.isDated === true) return true;
  return false;
}

function usesPackage(text: string, inside: string, sample: SampleKind | undefined): boolean {
  const isManifest = /(?:^|\/)requirements[\w-]*\.txt$/.test(inside);
  return (sample === undefined || isManifest) && clientPackages.some((name) => text.includes(name));
}

/** Tells whether an offset lies in a comment or a literal. */
function textTest({ pieces, comments }: Pieces): (offset: number) => boolean {
  const holds = (stretches: readonly Stretch[], offset: number) => {
    let [low, high] = [0, stretches.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((stretches[middle]?.end ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return (stretches[low]?.start ?? offset + 1) <= offset;
  };
  return (offset) => holds(comments, offset) || holds(pieces, offset);
}

function linesOf(source: SourceText, sightings: readonly Sighting[]): Map<number, string> {
  const lines = new Map<number, string>();
  for (const { line } of sightings) {
    for (const number of [line - 1, line]) {
      if (number < 1 || lines.has(number)) continue;
      const text = source.line(number);
      // A copy: a part of the text would keep all of it.
      lines.set(number, text.length > longestLine ? "" : structuredClone(text));
    }
  }
  return lines;
}
