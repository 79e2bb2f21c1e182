/** What a value of the settings may be, as data: the checks, the help and the JSON Schema read it, and the types come from it. */
export type Format =
  | ScalarFormat
  | List<Format>
  | Keys<Readonly<Record<string, Format>>>
  | AnyKeys<Format>
  | TextOr<Format>;

export type ScalarFormat = Plain | Words<string> | OneNumber<number>;

/** A text, a day as YYYY-MM-DD, a whole number from 0, or a truth value. */
type Plain =
  | { readonly kind: "text" }
  | { readonly kind: "day" }
  | { readonly kind: "count" }
  | { readonly kind: "flag" };

interface Words<Word> {
  readonly kind: "words";
  readonly words: readonly Word[];
}

interface OneNumber<Value> {
  readonly kind: "number";
  readonly value: Value;
}

interface List<Item> {
  readonly kind: "list";
  readonly item: Item;
}

/** A map that has no other keys; each may be absent. */
interface Keys<Children> {
  readonly kind: "keys";
  readonly keys: Children;
}

interface AnyKeys<Value> {
  readonly kind: "any-keys";
  readonly value: Value;
}

/** The short form, a text, or the long one, a map. */
interface TextOr<Long> {
  readonly kind: "text-or";
  readonly long: Long;
}

/** The type of the values of a format. */
export type ValueOf<F> = F extends { readonly kind: "text" | "day" }
  ? string
  : F extends { readonly kind: "count" }
    ? number
    : F extends { readonly kind: "flag" }
      ? boolean
      : F extends Words<infer Word>
        ? Word
        : F extends OneNumber<infer Value>
          ? Value
          : F extends List<infer Item>
            ? ValueOf<Item>[]
            : F extends Keys<infer Children>
              ? { -readonly [Key in keyof Children]?: ValueOf<Children[Key]> | undefined }
              : F extends AnyKeys<infer Value>
                ? Record<string, ValueOf<Value>>
                : F extends TextOr<infer Long>
                  ? string | ValueOf<Long>
                  : never;

export const text = { kind: "text" } as const;
export const day = { kind: "day" } as const;
export const count = { kind: "count" } as const;
export const flag = { kind: "flag" } as const;

export function words<const Word extends string>(...words: readonly Word[]): Words<Word> {
  return { kind: "words", words };
}

export function number<const Value extends number>(value: Value): OneNumber<Value> {
  return { kind: "number", value };
}

export function list<Item extends Format>(item: Item): List<Item> {
  return { kind: "list", item };
}

export function keys<Children extends Readonly<Record<string, Format>>>(keys: Children): Keys<Children> {
  return { kind: "keys", keys };
}

export function anyKeys<Value extends Format>(value: Value): AnyKeys<Value> {
  return { kind: "any-keys", value };
}

export function textOr<Long extends Format>(long: Long): TextOr<Long> {
  return { kind: "text-or", long };
}

/** How a day is written. */
export const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

/** Whether a text names a day that exists, as YYYY-MM-DD. */
export function isDay(text: string): boolean {
  if (!dayPattern.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
