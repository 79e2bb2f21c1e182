import type { SettingsDocument } from "./document.js";
import { Open } from "./open.js";
import type { ChildOf, EntryOf, ItemOf, KeysOf } from "./place-types.js";
import { type Settings, shortForms } from "./schema.js";
import { pathKey } from "./shape.js";
import type { Path, PathSegment, TreeNode } from "./tree.js";
import { isTemplate, stateOf, type ValueState } from "./values.js";

/** A value of the settings together with where it stands, whether it is declared or not. One for each path of a file. */
export class Place<T = unknown> {
  private children: Map<PathSegment, Place<never>> | undefined;
  private list: readonly Place<ItemOf<T>>[] | undefined;
  private knownState: ValueState | undefined;

  constructor(
    readonly document: SettingsDocument,
    readonly path: Path,
    private readonly node: TreeNode | undefined,
    /** The name of what holds it, where that is filled in at run time as a whole. */
    private readonly template?: string,
  ) {}

  at<K extends KeysOf<T>>(key: K): Place<ChildOf<T, K>> {
    return this.child(key, this.node?.entries?.get(key));
  }

  /** The entries of a list; none where it is not declared. */
  items(): readonly Place<ItemOf<T>>[] {
    this.list ??= (this.node?.items ?? []).map((item, index) => this.child(index, item));
    return this.list;
  }

  /** The keys of a map with their values; none where it is not declared. */
  entries(): [string, Place<EntryOf<T>>][] {
    return [...(this.node?.entries ?? [])].map(([key, node]) => [key, this.child(key, node)]);
  }

  get writtenState(): ValueState {
    this.knownState ??= this.stateOfNode();
    return this.knownState;
  }

  private stateOfNode(): ValueState {
    const { node } = this;
    if (node === undefined) return this.template === undefined ? "absent" : "placeholder";
    if (node.kind === "unknown") return "malformed";
    if (node.kind === "list") return this.isEmptyList(node) ? "empty" : this.orMalformed("declared");
    return this.orMalformed(node.kind === "map" ? "declared" : stateOf(node.value, this.path.at(-1)));
  }

  /** The literal value; undefined where nothing is declared. Throws `Open` where the file does not tell it. */
  get known(): T | undefined {
    return this.seemsMissing ? undefined : this.required;
  }

  /** The literal value. Throws `Open` where the file does not tell it, or does not declare it. */
  get required(): T {
    const { valueIfTold: value } = this;
    if (value === undefined) throw this.open;
    return value;
  }

  /** The entries of a list that are not empty, or one `Open` where the file does not tell them; none where it has no list. */
  get listed(): readonly (Place<ItemOf<T>> | Open)[] {
    if (this.writtenState !== "declared") return this.seemsMissing ? [] : [this.open];
    return this.items().filter(({ writtenState: state }) => state !== "empty");
  }

  /** The entry of a list that says `word`; the list where none does. */
  entryOf(word: ItemOf<T> & string): Place {
    return this.items().find(({ valueIfTold: value }) => value === word) ?? this;
  }

  /** Whether something stands there, known or not. Throws `Open` where that is not told: what holds it is filled in. */
  get isGiven(): boolean {
    if (this.writtenState === "malformed" || (this.node === undefined && this.template !== undefined)) {
      throw this.open;
    }
    return !this.seemsMissing;
  }

  /** The text as written, with its placeholders. Throws `Open` where no text stands there. */
  get requiredText(): string {
    if (this.textIfTold === undefined) throw this.open;
    return this.textIfTold;
  }

  /** Throws `Open` where the value is not known, or not declared. */
  mustKnow(): undefined {
    void this.required;
  }

  /** Whether a text stands there that is none of the empty ones at run time either. Throws `Open` where that is not told. */
  get hasText(): boolean {
    if (this.seemsMissing) return false;
    if (this.textIfTold === undefined || isTemplate(this.textIfTold)) throw this.open;
    return true;
  }

  /** Why the value proves nothing, as a clause for people. */
  get open(): Open {
    return new Open(this.whyOpen, this.path);
  }
  /** The same without its place. */
  get whyOpen(): string {
    switch (this.writtenState) {
      case "absent":
      case "empty":
        return `\`${this.name}\` is not declared`;
      case "placeholder":
      case "reference":
        return `\`${this.openName}\` is filled in at run time`;
      default: {
        const entry = this.items().find(({ writtenState: state }) => state === "placeholder");
        return entry === undefined ? `\`${this.name}\` has no value of the format` : entry.whyOpen;
      }
    }
  }

  /** For showing: the literal value; undefined wherever the file does not tell one. */
  get valueIfTold(): T | undefined {
    // The schema has been applied to the document, and a path that it refused is malformed.
    return this.writtenState === "declared" && this.node?.kind === "scalar" ? (this.node.value as T) : undefined;
  }

  /** For showing: the text with its placeholders; undefined for what is not a text or is empty. */
  get textIfTold(): string | undefined {
    const { node } = this;
    if (node?.kind !== "scalar" || typeof node.value !== "string") return undefined;
    return this.writtenState === "declared" || this.writtenState === "placeholder" || this.writtenState === "reference"
      ? node.value
      : undefined;
  }

  /** A scalar as text, whatever its type, for messages about it. */
  get written(): string {
    return this.node?.kind === "scalar" ? String(this.node.value ?? "") : "";
  }

  /** Whether an empty value says on purpose that there is none. */
  get isEmpty(): boolean {
    return this.writtenState === "empty";
  }

  /** For showing: whether something is there, be it a placeholder that will be empty. */
  get seemsDeclared(): boolean {
    return this.writtenState === "declared" || this.writtenState === "placeholder" || this.writtenState === "reference";
  }

  /** For showing: whether nothing is there, or an empty value that says so on purpose. What hides it does not count. */
  get seemsMissing(): boolean {
    return this.writtenState === "absent" || this.writtenState === "empty";
  }

  /** The name of the place whose placeholder leaves the value open: this one, or what holds it. */
  get openName(): string {
    return this.node === undefined ? (this.template ?? this.name) : this.name;
  }

  /** The path as people write it: `oauth.redirectUris[0]`. */
  get name(): string {
    return this.path
      .map((part) => (typeof part === "number" ? `[${part}]` : `.${part}`))
      .join("")
      .slice(1);
  }

  private child<Child>(key: PathSegment, node: TreeNode | undefined): Place<Child> {
    this.children ??= new Map();
    const known = this.children.get(key);
    if (known !== undefined) return known;
    const child = new Place<never>(this.document, [...this.path, key], node, this.templateOfChildren);
    this.children.set(key, child);
    return child;
  }

  /** An entry that may be a text alone is one, and has no keys. */
  private get templateOfChildren(): string | undefined {
    const { node, path } = this;
    if (node === undefined) return this.template;
    if (node.isOpen) return path.length === 0 ? "<<" : `${this.name}.<<`;
    const list = typeof path.at(-1) === "number" ? path.at(-2) : undefined;
    const isMap = node.kind === "scalar" && isTemplate(node.value) && !shortForms.has(list);
    return isMap ? this.name : undefined;
  }

  private isEmptyList(list: TreeNode): boolean {
    return (list.items ?? []).every((item) => item.kind === "scalar" && stateOf(item.value, undefined) === "empty");
  }

  private orMalformed(state: ValueState): ValueState {
    if (state !== "declared" || this.document.invalid.size === 0) return state;
    return this.document.invalid.has(pathKey(this.path)) ? "malformed" : state;
  }
}

/** The top of the settings, where every path starts. */
export function settingsOf(document: SettingsDocument): Place<Settings> {
  return new Place(document, [], document.root);
}
