import { regionOfHost } from "../reference/regions.js";
import { hostIn, linkIn, scopesIn, tokenUrlIn } from "./addresses.js";
import { pathIn } from "./api-paths.js";
import { typesIn } from "./data-types.js";
import { hints } from "./hints.js";
import { libraryCallsIn } from "./library-calls.js";
import type { Literal } from "./literal.js";
import { marketplacesIn } from "./marketplace-lists.js";
import type { Reading } from "./reading.js";
import type { HostSighting, PathSighting, Sighting } from "./sighting.js";

/** More paths in one list are a table, such as one of rate limits. */
const mostInUse = 20;
/** So many paths are more than a file is read for. */
const mostPaths = 3_000;

/** Everything that the literals of a file say about SP-API, secrets aside; `isText` tells what is comment or literal. */
export function factsIn(reading: Reading, found: number, isText: (offset: number) => boolean): Sighting[] {
  const facts: Sighting[] = [];
  const paths = new Tally<PathSighting>();
  const hosts = new Tally<HostSighting>();
  const speaks = (found & (hints.fact | hints.path)) !== 0;
  for (const literal of speaks ? reading.literals.all : []) {
    if (paths.size >= mostPaths) break;
    if (!mayTell(literal)) continue;
    const value = reading.literals.valueOf(literal);
    const path = pathIn(reading, literal, value);
    if (path !== undefined) paths.add(path, literal);
    if ((found & hints.fact) === 0) continue;
    const host = hostIn(reading, literal, value);
    if (host !== undefined) hosts.add(host, literal);
    facts.push(...addressesIn(reading, literal, value));
  }
  facts.push(...paths.all((list) => list.length > mostInUse));
  facts.push(...hosts.all((list) => new Set(list.map(({ value }) => regionOfHost(value)?.region)).size === 3));
  if ((found & hints.marketplace) !== 0) facts.push(...marketplacesIn(reading));
  if ((found & hints.type) !== 0 || reading.isTraced) facts.push(...typesIn(reading, isText));
  if ((found & hints.library) !== 0) facts.push(...libraryCallsIn(reading, isText));
  return facts;
}

function* addressesIn(reading: Reading, literal: Literal, value: string): Generator<Sighting> {
  const link = linkIn(reading, literal, value);
  if (link !== undefined) yield link;
  const url = tokenUrlIn(reading, literal, value);
  if (url !== undefined) yield url;
  if (/sellingpartnerapi(?:::|%3A%3A)/i.test(value)) yield* scopesIn(reading, literal, value);
}

/** Whether reading a literal may be worth the time. */
function mayTell(literal: Literal): boolean {
  if (literal.length < 4) return false;
  if (literal.pieces.length > 1 || literal.follows) return true;
  const content = literal.content;
  if (!content.includes("/") && !content.includes("sellingpartnerapi")) return false;
  return /[{$]|\/?v\d|\d{4}-|sellingpartnerapi|\/apps\/|\/auth\//.test(content);
}

/** Sightings by the list that they stand in, so that tables are told. */
class Tally<Kind extends Sighting> {
  readonly #found: { readonly sighting: Kind; readonly lists: readonly number[] }[] = [];
  readonly #byList = new Map<number, Kind[]>();

  add(sighting: Kind, { list, outer }: Literal): void {
    const lists = sighting.kind === "api-host" ? [-1] : [...new Set([list, outer])];
    this.#found.push({ sighting, lists });
    for (const one of lists) {
      const members = this.#byList.get(one) ?? [];
      this.#byList.set(one, members);
      members.push(sighting);
    }
  }

  get size(): number {
    return this.#found.length;
  }

  /** All of them, those in a list that `isTable` tells as such. */
  all(isTable: (list: readonly Kind[]) => boolean): Kind[] {
    const tables = new Set([...this.#byList].filter(([, list]) => isTable(list)).map(([list]) => list));
    return this.#found.map(({ sighting, lists }) =>
      lists.some((list) => tables.has(list)) ? { ...sighting, isTable: true } : sighting,
    );
  }
}
