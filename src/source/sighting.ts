import type { RemovedOperation } from "../reference/operations.js";
import type { Span } from "../settings/locate.js";

export const sightingKinds = [
  ...(["api-path", "api-host", "consent-link", "token-url", "scope", "data-type", "marketplace"] as const),
  ...(["library-call", "secret"] as const),
];

interface Common extends Span {
  readonly file: string;
  /** Whether what follows is known only at run time. */
  readonly open: boolean;
  /** Whether the file belongs to others, whose code the team does not write. */
  readonly vendored: boolean;
  /** Whether it stands in a table of choices, which says nothing about what is used. */
  readonly isTable: boolean;
  /** Whether it is a value of an environment, which another machine may have differently. */
  readonly isEnvironment: boolean;
}

/** A path below a family of Amazon's API. */
export interface PathSighting extends Common {
  readonly kind: "api-path";
  /** The path without host and query, parameters as `{name}`. */
  readonly value: string;
  /** The ids of the living operations that it can be. */
  readonly operations: readonly string[];
  readonly removed: readonly RemovedOperation[];
  /** Whether no operation has it: the known paths that are nearest. */
  readonly unknownNear: readonly string[] | undefined;
  /** Whether it is where known paths begin, so that it may be the base of any of them. */
  readonly isBase: boolean;
}

export interface HostSighting extends Common {
  readonly kind: "api-host";
  readonly value: string;
  readonly operations: readonly [];
}

export interface SecretSighting extends Common {
  readonly kind: "secret";
  readonly value?: never;
  readonly operations: readonly [];
  /** What kind of secret it is, for people. */
  readonly what: string;
  /** Whether its form is that of a secret that works, and where it stands is no sample. */
  readonly isLive: boolean;
}

export interface MarketplaceSighting extends Common {
  readonly kind: "marketplace";
  readonly value: string;
  readonly operations: readonly [];
  /** For an id that is none: the one that was meant. */
  readonly meant: string | undefined;
}

type PlainKind = "consent-link" | "token-url" | "scope" | "data-type";

export interface PlainSighting<Kind extends PlainKind = PlainKind> extends Common {
  readonly kind: Kind;
  readonly value: string;
  readonly operations: readonly [];
}

export interface LibrarySighting extends Common {
  readonly kind: "library-call";
  readonly value: string;
  readonly operations: readonly string[];
}

/** One literal of the code that says something about SP-API, with its place. */
export type Sighting =
  | PathSighting
  | HostSighting
  | SecretSighting
  | MarketplaceSighting
  | LibrarySighting
  | { [Kind in PlainKind]: PlainSighting<Kind> }[PlainKind];
