import type { Alias, Scalar } from "yaml";
import type { BuiltNode, SayFault } from "./tree.js";
import { rangeOf } from "./yaml-node.js";

/** What an anchor stands for. */
interface Anchored {
  /** The node and its data, or nothing while the anchored node is still open. */
  readonly built?: BuiltNode;
  /** The scalar that is anchored, which an alias may use as a key. */
  readonly scalar?: Scalar | undefined;
}

/** The anchors of a document, in its order: a later one takes the name of an earlier one. */
export class Anchors {
  readonly #known = new Map<string, Anchored>();

  constructor(private readonly fault: SayFault) {}

  /** Says that the node with the anchor `name` begins. */
  open(name: string): void {
    this.#known.set(name, {});
  }

  /** Says that the node with the anchor `name` has ended, with the scalar that it is, if it is one. */
  close(name: string, built: BuiltNode, scalar: Scalar | undefined): void {
    this.#known.set(name, { built, scalar });
  }

  /** What `alias` stands for; undefined, with a fault, where no anchor says it. */
  behind(alias: Alias): BuiltNode | undefined {
    return this.#of(alias)?.built;
  }

  /** The scalar that `alias` stands for as a key; undefined, with a fault, where it stands for none. */
  scalarBehind(alias: Alias): Scalar | undefined {
    const anchored = this.#of(alias);
    if (anchored !== undefined && anchored.scalar === undefined) {
      const message = `The alias \`*${alias.source}\` is used as a key, and it stands for no plain name.`;
      this.fault(message, "Write the name out.", rangeOf(alias));
    }
    return anchored?.scalar;
  }

  #of(alias: Alias): Anchored | undefined {
    const anchored = this.#known.get(alias.source);
    if (anchored?.built !== undefined) return anchored;
    const why = anchored === undefined ? "stands for no anchor above it" : "stands inside its own anchor";
    const fix = "Define the anchor before its use, or write the value out.";
    this.fault(`The alias \`*${alias.source}\` ${why}.`, fix, rangeOf(alias));
    return undefined;
  }
}
