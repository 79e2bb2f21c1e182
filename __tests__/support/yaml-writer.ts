/** A text with and without its fault: the same place of the same file, once to repair and once repaired. */
export interface Faulty {
  readonly faulty: string;
  readonly repaired: string;
}

export type Written = string | Faulty | readonly Written[] | { readonly [key: string]: Written };

/**
 * Writes settings as people write YAML: block or flow, any quotes, any order, comments, blank lines, indentation, line
 * ends, a byte order mark. Every choice comes from `choices`, so that two texts written from the same choices differ in
 * their `Faulty` values alone.
 */
export class YamlWriter {
  private next = 0;
  private readonly lines: string[] = [];

  constructor(
    private readonly choices: readonly number[],
    private readonly variant: keyof Faulty,
  ) {}

  write(settings: { readonly [key: string]: Written }): Uint8Array {
    const lineEnd = this.one(["\n", "\r\n"]);
    const mark = this.one(["", "\uFEFF"]);
    if (this.one([false, false, true])) this.lines.push("---");
    this.map(settings, "", this.one([2, 4]));
    const text = this.lines.join(lineEnd) + this.one([lineEnd, lineEnd, "", `${lineEnd}${lineEnd}`]);
    return new TextEncoder().encode(mark + text);
  }

  private one<T>(words: readonly [T, ...T[]]): T {
    const choice = this.choices[this.next++ % this.choices.length] ?? 0;
    return words[choice % words.length] ?? words[0];
  }

  private map(map: { readonly [key: string]: Written }, indent: string, step: number): void {
    for (const [key, value] of this.shuffled(Object.entries(map))) {
      this.between(indent);
      this.entry(`${indent}${this.key(key)}:`, value, indent, step);
    }
  }

  private list(list: readonly Written[], indent: string, step: number): void {
    for (const item of list) {
      this.between(indent);
      this.entry(`${indent}-`, item, indent, step);
    }
  }

  /** A value behind `start`, on the same line or below it. */
  private entry(start: string, value: Written, indent: string, step: number): void {
    const isText = typeof value === "string" || isFaulty(value);
    if (isText || this.one([false, false, true])) {
      const blanks = this.one([" ", " ", "   "]);
      this.lines.push(`${start}${blanks}${this.flow(value, isText)}${this.comment()}`);
      return;
    }
    this.lines.push(start + this.comment());
    const inner = indent + " ".repeat(step);
    if (isList(value)) this.list(value, inner, step);
    else this.map(value, inner, step);
  }

  private flow(value: Written, alone: boolean): string {
    if (typeof value === "string") return this.quoted(value, value, alone);
    if (isFaulty(value)) return this.quoted(value[this.variant], value.faulty + value.repaired, alone);
    const blank = this.one(["", " "]);
    if (isList(value))
      return `[${blank}${value.map((item) => this.flow(item, false)).join(`,${this.one(["", " "])}`)}${blank}]`;
    const entries = this.shuffled(Object.entries(value)).map(
      ([key, item]) => `${this.key(key)}: ${this.flow(item, false)}`,
    );
    return `{${blank}${entries.join(", ")}${blank}}`;
  }

  /** The style is chosen by both variants of the text, so that it is the same for either. */
  private quoted(text: string, both: string, alone: boolean): string {
    const style = this.one(["plain", "single", "double"]);
    const plain = /^[\w/]/.test(both) && !/: |:$| #/.test(both) && (alone || !/[[\]{},]/.test(both));
    if (style === "plain" && plain) return text;
    return style === "single" ? `'${text}'` : `"${text}"`;
  }

  private key(key: string): string {
    return this.one([key, key, key, `"${key}"`, `'${key}'`]);
  }

  private comment(): string {
    return this.one(["", "", "", " # why: {state} & version=beta", "  #", "   ", " # \u{1F600} Ærø: [1, 'x' # y"]);
  }

  private between(indent: string): void {
    const line = this.one([undefined, undefined, undefined, "", `${indent}# - key: "value"`, "# ]} at the edge", "  "]);
    if (line !== undefined) this.lines.push(line);
  }

  private shuffled<T>(items: readonly T[]): T[] {
    const rest = [...items];
    const order: T[] = [];
    while (rest.length > 0) order.push(...rest.splice(this.one([0, 1, 2, 3, 4, 5, 6]) % rest.length, 1));
    return order;
  }
}

function isFaulty(value: Written): value is Faulty {
  return typeof value === "object" && "faulty" in value && "repaired" in value;
}

function isList(value: Written): value is readonly Written[] {
  return Array.isArray(value);
}
