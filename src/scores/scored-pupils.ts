import type { CountCells } from "../cells/cells.ts";
import { indicesCoded, sortedBy } from "./order.ts";
import type { Rows } from "./rows.ts";
import type { Slots } from "./slots.ts";

/** The role of a pupil in the first stage: bits of `part`, which repeats them for stages that import only types. */
const rankedPart = 1;
const expectedPart = 2;

/**
 * The pupils that scores were worked out from, as counts: all that is needed to score them again under other weights.
 *
 * Entry i is `n[i]` pupils of one school, row of the moments (-1 where they have no score of their own) and slot.
 * Sorted by year, school, row, part and slot, each combination once. Year t has entries `startOfYear[t]` to
 * `startOfYear[t + 1] - 1`; those of row r run from `startOfRow[r]` up to, not including, `endOfRow[r]`.
 */
export interface ScoredPupils {
  readonly school: Int32Array;
  readonly row: Int32Array;
  readonly slot: Int32Array;
  readonly n: Int32Array;
  /** 1: ranked (or used to standardise), 2: of the expectation population, 3: both, 0: neither. */
  readonly part: Uint8Array;
  readonly startOfYear: Int32Array;
  readonly startOfRow: Int32Array;
  readonly endOfRow: Int32Array;
}

/**
 * Counts the cells that have a slot by school, row, part and slot.
 *
 * @param ranked 1 for each cell of the ranked population
 * @param expected 1 for each cell of the expectation population; null where there is no expectation
 * @example scoredPupils(cells, rows, slots, ranked, expected).n // pupils, whole numbers
 */
export function scoredPupils(
  cells: CountCells,
  rows: Rows,
  slots: Slots,
  ranked: Uint8Array,
  expected: Uint8Array | null,
): ScoredPupils {
  const { school, year } = cells.key;
  const partOf = new Int32Array(ranked.length);
  for (let cell = 0; cell < partOf.length; cell++)
    partOf[cell] = (ranked[cell] as number) * rankedPart + (expected?.[cell] ?? 0) * expectedPart;
  const keys = [year, school, rows.ofCell, partOf, slots.ofCell];
  const order = sortedBy(keys, indicesCoded(slots.ofCell));
  const first = new Int32Array(order.length);
  const n = new Int32Array(order.length);
  let size = 0;
  for (const cell of order) {
    const before = size === 0 ? -1 : (first[size - 1] as number);
    const same =
      before >= 0 &&
      slots.ofCell[cell] === slots.ofCell[before] &&
      rows.ofCell[cell] === rows.ofCell[before] &&
      partOf[cell] === partOf[before] &&
      school[cell] === school[before];
    if (!same) first[size++] = cell;
    n[size - 1] = (n[size - 1] as number) + (cells.n[cell] as number);
  }
  const taken = (key: Int32Array): Int32Array => first.subarray(0, size).map((cell) => key[cell] as number);
  const row = taken(rows.ofCell);
  const startOfRow = new Int32Array(rows.n.length);
  const endOfRow = new Int32Array(rows.n.length);
  for (const [entry, own] of row.entries()) {
    if (own < 0) continue;
    if (endOfRow[own] === 0) startOfRow[own] = entry;
    endOfRow[own] = entry + 1;
  }
  return {
    school: taken(school),
    row,
    slot: taken(slots.ofCell),
    n: n.slice(0, size),
    part: new Uint8Array(taken(partOf)),
    startOfYear: startOfYears(taken(year), cells.frame.years.keys.length),
    startOfRow,
    endOfRow,
  };
}

function startOfYears(year: Int32Array, years: number): Int32Array {
  const start = new Int32Array(years + 1);
  let entry = 0;
  for (let code = 0; code <= years; code++) {
    while (entry < year.length && (year[entry] as number) < code) entry++;
    start[code] = entry;
  }
  return start;
}
