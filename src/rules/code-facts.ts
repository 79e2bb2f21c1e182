import type { Facts } from "../model/facts.js";
import { type Operation, operationsNamed } from "../reference/operations.js";
import type { Code } from "../source/code.js";
import type { LibrarySighting, PathSighting, Sighting } from "../source/sighting.js";

type Of<Kind extends Sighting["kind"]> = Extract<Sighting, { readonly kind: Kind }>;

/** What the code says, and the settings that it is compared with. */
export class CodeFacts {
  readonly sightings: readonly Sighting[];

  constructor(
    readonly code: Code,
    readonly settings: readonly Facts[],
    /** Today as YYYY-MM-DD; undefined where the caller gives no date. */
    readonly today?: string,
  ) {
    this.sightings = code.sources.flatMap(({ sightings }) => sightings);
  }

  /** The sightings of a kind in code that the team writes. */
  of<Kind extends Sighting["kind"]>(kind: Kind): readonly Of<Kind>[] {
    return this.sightings.filter(
      (sighting): sighting is Of<Kind> => sighting.kind === kind && (kind === "secret" || !sighting.vendored),
    );
  }

  /** The places where exactly one operation is called. */
  get calls(): readonly { readonly sighting: PathSighting | LibrarySighting; readonly operation: Operation }[] {
    return [...this.of("api-path"), ...this.of("library-call")].flatMap((sighting) => {
      const [id, other] = sighting.operations;
      const [operation] = id === undefined || other !== undefined || sighting.open ? [] : operationsNamed(id);
      return operation === undefined || sighting.isTable ? [] : [{ sighting, operation }];
    });
  }
}
