/** This many buckets fit a processor's cache, so that filling them does not wait for memory. */
const mostDigitBits = 11;
const mostPacked = 2 ** 31;

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
 * Indices sorted by whole-number keys, the first key being the most significant: the canonical order of cells.
 *
 * Indices with equal keys keep their order, so a result that must not depend on it may only add up whole numbers over
 * them. Time is linear in the number of indices: a radix sort, least significant digit first.
 *
 * @param keys arrays that the indices point into; any values of Int32Array
 * @param indices not changed
 * @returns a new array
 * @source Knuth (1998), The Art of Computer Programming 3, section 5.2.5
 * @example sortedBy([Int32Array.of(2, 1, 1), Int32Array.of(0, 9, -5)], Int32Array.of(0, 1, 2)) // [2, 1, 0]
 */
export function sortedBy(keys: readonly Int32Array[], indices: Int32Array): Int32Array {
  let order: Int32Array = indices.slice();
  for (const packed of packs(keys, indices)) order = sortedByPack(packed, order);
  return order;
}

/** Neighbouring keys as one number: each value less the lowest value of its key, in a mixed base. */
interface Pack {
  readonly keys: readonly Extent[];
  readonly range: number;
}

interface Extent {
  readonly key: Int32Array;
  readonly least: number;
  readonly size: number;
}

/** Keys combined as far as one number can hold them, the least significant first. */
function packs(keys: readonly Int32Array[], indices: Int32Array): readonly Pack[] {
  const found: Pack[] = [];
  for (const key of keys.toReversed()) {
    const extent = extentOf(key, indices);
    const last = found.at(-1);
    if (last !== undefined && last.range * extent.size <= mostPacked)
      found[found.length - 1] = { keys: [extent, ...last.keys], range: last.range * extent.size };
    else found.push({ keys: [extent], range: extent.size });
  }
  return found;
}

function extentOf(key: Int32Array, indices: Int32Array): Extent {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const index of indices) {
    const value = key[index] as number;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return { key, least, size: indices.length === 0 ? 1 : most - least + 1 };
}

function sortedByPack({ keys, range }: Pack, given: Int32Array): Int32Array {
  let code: Uint32Array = codesOf(keys, given);
  if (isRising(code)) return given;
  let order = given;
  let spareOrder: Int32Array = new Int32Array(order.length);
  let spareCode: Uint32Array = new Uint32Array(order.length);
  const bits = Math.ceil(Math.log2(range));
  const passes = Math.ceil(bits / mostDigitBits);
  const digitBits = Math.ceil(bits / passes);
  for (let pass = 0; pass < passes; pass++) {
    scatter(code, order, pass * digitBits, digitBits, spareCode, spareOrder);
    [code, spareCode] = [spareCode, code];
    [order, spareOrder] = [spareOrder, order];
  }
  return order;
}

function codesOf(keys: readonly Extent[], order: Int32Array): Uint32Array {
  const codes = new Uint32Array(order.length);
  for (const { key, least, size } of keys) {
    for (let at = 0; at < order.length; at++)
      codes[at] = (codes[at] as number) * size + ((key[order[at] as number] as number) - least);
  }
  return codes;
}

function isRising(codes: Uint32Array): boolean {
  for (let at = 1; at < codes.length; at++) if ((codes[at] as number) < (codes[at - 1] as number)) return false;
  return true;
}

function scatter(
  code: Uint32Array,
  order: Int32Array,
  shift: number,
  digitBits: number,
  toCode: Uint32Array,
  toOrder: Int32Array,
): void {
  const mask = 2 ** digitBits - 1;
  const next = new Int32Array(mask + 2);
  for (const value of code) {
    const above = ((value >>> shift) & mask) + 1;
    next[above] = (next[above] as number) + 1;
  }
  for (let digit = 1; digit <= mask; digit++) next[digit] = (next[digit] as number) + (next[digit - 1] as number);
  for (let at = 0; at < code.length; at++) {
    const value = code[at] as number;
    const digit = (value >>> shift) & mask;
    const place = next[digit] as number;
    toCode[place] = value;
    toOrder[place] = order[at] as number;
    next[digit] = place + 1;
  }
}
