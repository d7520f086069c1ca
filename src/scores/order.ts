const digitBits = 16;
const digits = 1 << digitBits;

/** Indices of the masked entries, ascending. */
export function indicesOf(mask: Uint8Array): Int32Array {
  let size = 0;
  for (const flag of mask) size += flag;
  const indices = new Int32Array(size);
  let next = 0;
  for (let index = 0; index < mask.length; index++) if (mask[index] === 1) indices[next++] = index;
  return indices;
}

/** Indices of the entries that have a code, ascending; -1 means none. */
export function indicesCoded(codes: Int32Array): Int32Array {
  const indices = new Int32Array(codes.length);
  let size = 0;
  for (let index = 0; index < codes.length; index++) if ((codes[index] as number) >= 0) indices[size++] = index;
  return indices.slice(0, size);
}

/**
 * Indices sorted by whole-number keys, the first key counting most: the canonical order of cells.
 *
 * Indices with equal keys keep their order, so a result that must not depend on it may only add whole numbers over
 * them. Time is linear in the number of indices: a radix sort, least significant digit first.
 *
 * @param keys arrays that the indices point into; any values of Int32Array
 * @param indices left as they are
 * @returns a new array
 * @source Knuth (1998), The Art of Computer Programming 3, section 5.2.5
 * @example sortedBy([Int32Array.of(2, 1, 1), Int32Array.of(0, 9, -5)], Int32Array.of(0, 1, 2)) // [2, 1, 0]
 */
export function sortedBy(keys: readonly Int32Array[], indices: Int32Array): Int32Array {
  let order = indices.slice();
  let spare = new Int32Array(order.length);
  for (const key of keys.toReversed()) {
    const { least, range, rising } = extent(key, order);
    if (rising) continue;
    for (let shift = 0; shift < 32 && range >= 2 ** shift; shift += digitBits) {
      scatter(key, least, shift, order, spare);
      [order, spare] = [spare, order];
    }
  }
  return order;
}

function extent(key: Int32Array, order: Int32Array): { least: number; range: number; rising: boolean } {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  let rising = true;
  for (const index of order) {
    const value = key[index] as number;
    if (value < least) least = value;
    if (value < most) rising = false;
    else most = value;
  }
  return { least, range: most - least, rising };
}

function scatter(key: Int32Array, least: number, shift: number, from: Int32Array, to: Int32Array): void {
  const next = new Int32Array(digits + 1);
  for (const index of from) {
    const above = ((((key[index] as number) - least) >>> shift) & (digits - 1)) + 1;
    next[above] = (next[above] as number) + 1;
  }
  for (let digit = 1; digit < digits; digit++) next[digit] = (next[digit] as number) + (next[digit - 1] as number);
  for (const index of from) {
    const digit = (((key[index] as number) - least) >>> shift) & (digits - 1);
    const place = next[digit] as number;
    to[place] = index;
    next[digit] = place + 1;
  }
}
