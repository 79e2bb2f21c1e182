import { marketplaceNamed, marketplaces } from "../reference/marketplaces.js";
import { editDistance } from "../reference/nearest.js";
import { placeOf, type Reading } from "./reading.js";
import type { MarketplaceSighting } from "./sighting.js";
import type { Stretch } from "./stretch.js";

/** So many known ids make a list of marketplaces. */
const fewestKnown = 3;
const idForm = /^A[A-Z0-9]{9,14}$/;
const otherIds = /seller|merchant/i;
/** What speaks of sellers and of no ids of theirs: Seller Central, the Sellers API, and report types. */
const noIds = /seller[-_ ]?central|selling[-_ ]?partner|\/sellers\/v1|GET_[A-Z0-9_]+/gi;
const country = /(?<![A-Za-z0-9])([A-Z]{2})(?![A-Za-z0-9])/g;

interface Entry extends Stretch {
  readonly id: string;
  readonly list: number;
  readonly outer: number;
}

/** The ids in lists and maps of marketplaces, with what an unknown one among them was meant to be. */
export function marketplacesIn(reading: Reading): MarketplaceSighting[] {
  const entries = [...idsIn(reading)];
  const isKnown = ({ id }: Entry) => marketplaceNamed(id) !== undefined;
  const known = new Map<number, Set<string>>();
  for (const entry of entries.filter(isKnown)) {
    for (const list of [entry.list, entry.outer]) known.set(list, (known.get(list) ?? new Set()).add(entry.id));
  }
  const isListed = ({ list, outer }: Entry) =>
    Math.max(known.get(list)?.size ?? 0, known.get(outer)?.size ?? 0) >= fewestKnown;
  return entries.filter(isListed).flatMap((entry) => {
    const meant = isKnown(entry) ? undefined : meantBy(reading, entry);
    if (!isKnown(entry) && meant === undefined) return [];
    const { id, start, end } = entry;
    const place = placeOf(reading, { start, end });
    return [{ kind: "marketplace", value: id, meant, ...place, open: false, isTable: true, operations: [] } as const];
  });
}

function* idsIn({ literals }: Reading): Generator<Entry> {
  for (const literal of literals.all) {
    const { pieces, length } = literal;
    if (pieces.length > 1 || length < 10 || length > 1_000) continue;
    const { content: value, start, end, list, outer } = literal;
    if (idForm.test(value)) yield { id: value, start, end, list, outer };
    else if (/[,|; ]/.test(value)) {
      const parts = value.split(/[,|; ]/);
      let at = start;
      for (const id of parts) {
        // The ids of one text are a list of their own.
        if (idForm.test(id)) yield { id, start: at, end: at + id.length, list: start, outer: start };
        at += id.length + 1;
      }
    }
  }
}

/** The id that an unknown one is: a misspelt one, or that of the country beside it. */
function meantBy({ source }: Reading, { id, start, end }: Entry): string | undefined {
  const line = source.lineOf(start);
  const lines = source.lines(line - 3, line).slice(-2_000);
  if (otherIds.test(lines.replace(noIds, ""))) return undefined;
  const near = marketplaces
    .map((marketplace) => ({ id: marketplace.id, edits: editDistance(id, marketplace.id, 2) }))
    .filter(({ edits }) => edits <= 2)
    .sort((one, other) => one.edits - other.edits)[0];
  if (near !== undefined) return near.id;
  const beside = `${source.text
    .slice(Math.max(0, start - 40), start)
    .split("\n")
    .at(-1)} ${source.text.slice(end, end + 40).split("\n", 1)[0]}`;
  const codes = [...beside.matchAll(country)].map(([, code = ""]) => code);
  const [code] = codes;
  return codes.length === 1 && code !== undefined ? marketplaceNamed(code)?.id : undefined;
}
