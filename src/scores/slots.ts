import type { CountCells } from "../cells/cells.ts";
import type { Bands } from "./bands.ts";
import { indicesCoded, sortedBy } from "./order.ts";

/**
 * The distinct (year, band, outcome) that occur: every score depends on the slot alone, and a year of 600,000 pupils
 * has some 8,000 of them.
 *
 * Ascending by year, band and outcome; the slots of year code t are `start[t]` to `start[t + 1] - 1`. `ofCell` is the
 * slot of each cell, -1 for a cell without a band.
 */
export interface Slots {
  readonly ofCell: Int32Array;
  readonly start: Int32Array;
  readonly band: Int32Array;
  readonly outcome: Int32Array;
}

/**
 * Slots of the cells that have a band.
 *
 * @example slotsOf(cells, bands).outcome // scaled outcomes, from the lowest of the first band of the first year
 */
export function slotsOf(cells: CountCells, bands: Bands): Slots {
  const ofCell = new Int32Array(cells.n.length).fill(-1);
  const band: number[] = [];
  const outcome: number[] = [];
  for (const cell of sortedBy([bands.ofCell, cells.outcome], indicesCoded(bands.ofCell))) {
    const bandOfCell = bands.ofCell[cell] as number;
    const outcomeOfCell = cells.outcome[cell] as number;
    if (bandOfCell !== band.at(-1) || outcomeOfCell !== outcome.at(-1)) {
      band.push(bandOfCell);
      outcome.push(outcomeOfCell);
    }
    ofCell[cell] = band.length - 1;
  }
  return {
    ofCell,
    start: startOfYears(band, bands.start),
    band: Int32Array.from(band),
    outcome: Int32Array.from(outcome),
  };
}

function startOfYears(band: readonly number[], startOfBands: Int32Array): Int32Array {
  let slot = 0;
  return startOfBands.map((first) => {
    while (slot < band.length && (band[slot] as number) < first) slot++;
    return slot;
  });
}
