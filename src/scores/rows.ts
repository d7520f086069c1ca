import type { CellKeys, CountCells } from "../cells/cells.ts";
import { indicesOf, sortedBy } from "./order.ts";

/** The rows of `Moments` before sums are added. `ofCell` is the row of each cell, -1 for a cell that is not scored. */
export interface Rows {
  readonly ofCell: Int32Array;
  readonly key: CellKeys;
  readonly n: Int32Array;
}

/**
 * One row per distinct school x place x atom x year of the scored cells, sorted by year, school, place and atom.
 *
 * @param scored 1 for each cell to score
 * @example rowsOf(cells, mask).n // pupils of each row; their total is that of the scored cells
 */
export function rowsOf(cells: CountCells, scored: Uint8Array): Rows {
  const { school, place, atom, year } = cells.key;
  const order = sortedBy([year, school, place, atom], indicesOf(scored));
  const ofCell = new Int32Array(cells.n.length).fill(-1);
  const first = new Int32Array(order.length);
  const n = new Int32Array(order.length);
  let rows = 0;
  for (const cell of order) {
    const before = rows === 0 ? -1 : (first[rows - 1] as number);
    const same =
      before >= 0 &&
      school[cell] === school[before] &&
      atom[cell] === atom[before] &&
      place[cell] === place[before] &&
      year[cell] === year[before];
    if (!same) first[rows++] = cell;
    ofCell[cell] = rows - 1;
    n[rows - 1] = (n[rows - 1] as number) + (cells.n[cell] as number);
  }
  const taken = (key: Int32Array): Int32Array => first.subarray(0, rows).map((cell) => key[cell] as number);
  return {
    ofCell,
    key: { school: taken(school), place: taken(place), atom: taken(atom), year: taken(year) },
    n: n.slice(0, rows),
  };
}

/**
 * Sum of a whole-number score over the pupils of each row.
 *
 * @param scoreOfCell the score of each pupil of a cell, a whole number wherever the cell is scored
 * @returns whole numbers, one per row
 * @throws RangeError when a sum is beyond 2^53 and so not exact
 */
export function wholeSums(cells: CountCells, rows: Rows, scoreOfCell: (cell: number) => number): Float64Array {
  const sums = new Float64Array(rows.n.length);
  for (let cell = 0; cell < rows.ofCell.length; cell++) {
    const row = rows.ofCell[cell] as number;
    if (row < 0) continue;
    const sum = (sums[row] as number) + (cells.n[cell] as number) * scoreOfCell(cell);
    if (!Number.isSafeInteger(sum)) throw new RangeError(`sum of scores is not exact: ${sum}`);
    sums[row] = sum;
  }
  return sums;
}
