import type { CountCells } from "../cells/cells.ts";
import type { Slots } from "./slots.ts";

/**
 * Pupils per slot, that is per year, band and outcome, over the masked cells.
 *
 * @param mask 1 for each cell to count, as returned by `inside`; cells without a slot are not counted
 * @returns whole numbers, one per slot
 * @example histogram(cells, slots, inside(cells, disadvantaged)).subarray(slots.start[0], slots.start[1]) // first year
 */
export function histogram(cells: CountCells, slots: Slots, mask: Uint8Array): Float64Array {
  const pupils = new Float64Array(slots.band.length);
  for (let cell = 0; cell < mask.length; cell++) {
    const slot = slots.ofCell[cell] as number;
    if (mask[cell] === 1 && slot >= 0) pupils[slot] = (pupils[slot] as number) + (cells.n[cell] as number);
  }
  return pupils;
}
