/** The keys of a map. */
export type KeysOf<T> = T extends readonly unknown[] ? never : T extends object ? keyof T & string : never;
/** What stands under a key of a map. */
export type ChildOf<T, K extends string> = T extends readonly unknown[]
  ? never
  : T extends object
    ? K extends keyof T
      ? NonNullable<T[K]>
      : never
    : never;
/** An entry of a list. */
export type ItemOf<T> = T extends readonly (infer Item)[] ? NonNullable<Item> : never;

/** The values of a map whose keys are free. */
export type EntryOf<T> = T extends Record<string, infer Value> ? NonNullable<Value> : never;
