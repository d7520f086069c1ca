import type { CountCells } from "../cells/cells.ts";

/** Which pupils are selected: a union of atoms and, unless null, of places. 1 = inside, one entry per atom or place of the frame. */
export interface Selection {
  readonly atoms: Uint8Array;
  readonly places: Uint8Array | null;
}

/**
 * Which cells belong to a selection: those whose atom and place are both inside it.
 *
 * @returns 1 or 0 per cell
 * @throws RangeError when the selection was made for another frame
 * @example inside(cells, { atoms: Uint8Array.of(0, 1), places: null }) // 1 for every cell of atom 1
 */
export function inside(cells: CountCells, selection: Selection): Uint8Array {
  const { frame, key } = cells;
  const { atoms, places } = selection;
  if (atoms.length !== frame.atoms.keys.length) {
    throw new RangeError(`selection of other atoms than the ${frame.atoms.keys.length} of the frame: ${atoms.length}`);
  }
  if (places !== null && places.length !== frame.places.keys.length) {
    throw new RangeError(
      `selection of other places than the ${frame.places.keys.length} of the frame: ${places.length}`,
    );
  }
  const mask = new Uint8Array(cells.n.length);
  for (let cell = 0; cell < mask.length; cell++) {
    const placed = places === null || places[key.place[cell] as number] === 1;
    if (placed && atoms[key.atom[cell] as number] === 1) mask[cell] = 1;
  }
  return mask;
}

/**
 * Cells in at least one of several masks.
 *
 * @example union([Uint8Array.of(1, 0), Uint8Array.of(0, 0)]) // [1, 0]
 */
export function union(masks: readonly [Uint8Array, ...Uint8Array[]]): Uint8Array {
  const [first, ...others] = masks;
  const mask = first.slice();
  for (const other of others) {
    for (let cell = 0; cell < mask.length; cell++) if (other[cell] === 1) mask[cell] = 1;
  }
  return mask;
}

/**
 * Pupils of the masked cells, per year of the frame.
 *
 * @returns whole numbers, one per year code
 */
export function pupilsByYear(cells: CountCells, mask: Uint8Array): Float64Array {
  const pupils = new Float64Array(cells.frame.years.keys.length);
  for (let cell = 0; cell < mask.length; cell++) {
    const year = cells.key.year[cell] as number;
    if (mask[cell] === 1) pupils[year] = (pupils[year] as number) + (cells.n[cell] as number);
  }
  return pupils;
}
