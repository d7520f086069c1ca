/** Keys in ascending order and the index of each: the integer codes that cells are made of. */
export interface Dictionary<Key extends string | number> {
  readonly keys: readonly Key[];
  readonly indexOf: ReadonlyMap<Key, number>;
}

/**
 * A dictionary of distinct keys, sorted, so that codes depend on the keys alone and never on the order of rows.
 *
 * Numbers sort by size, text by UTF-16 code unit (no locale: the same on every machine).
 *
 * @example dictionary(["b", "a", "b"]).keys // ["a", "b"]
 */
export function dictionary<Key extends string | number>(keys: Iterable<Key>): Dictionary<Key> {
  const sorted = [...new Set(keys)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return { keys: sorted, indexOf: new Map(sorted.map((key, index) => [key, index])) };
}
