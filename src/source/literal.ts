import type { Piece } from "./pieces.js";
import { readPlaceholders } from "./placeholders.js";

/** One literal, or several that the text joins; what is filled in at run time stands between private marks. */
export class Literal {
  #value: string | undefined;

  constructor(
    private readonly text: string,
    readonly pieces: readonly Piece[],
    /** What stands before each piece, filled in at run time. */
    private readonly operands: readonly string[],
    /** Whether something known only at run time follows. */
    readonly isOpen: boolean,
  ) {}

  get value(): string {
    this.#value ??= this.pieces
      .map(({ start, end }, index) => (this.operands[index] ?? "") + readPlaceholders(this.text.slice(start, end)))
      .join("");
    return this.#value;
  }

  /** How many characters it has in the text, at most. */
  get length(): number {
    return this.end - this.start;
  }

  get start(): number {
    return this.pieces[0]?.start ?? 0;
  }

  get end(): number {
    return this.pieces.at(-1)?.end ?? 0;
  }

  /** The innermost bracket around it. */
  get list(): number {
    return this.pieces[0]?.list ?? -1;
  }

  /** The bracket around that one. */
  get outer(): number {
    return this.pieces[0]?.outer ?? -1;
  }

  /** Whether something filled in at run time stands before it. */
  get follows(): boolean {
    return this.operands[0] !== "";
  }

  /** The first piece as the text has it. */
  get content(): string {
    const [first] = this.pieces;
    return first === undefined ? "" : this.text.slice(first.start, first.end);
  }
}
