import type { CountCells } from "../cells/cells.ts";

/**
 * Refuses cells that later steps would silently count wrongly: arrays of unequal length, codes outside the frame,
 * cells with fewer than one pupil.
 *
 * @throws RangeError naming the array and the offending value
 */
export function checkCells(cells: CountCells): void {
  const { frame, key, prior, outcome, n } = cells;
  for (const [name, values] of Object.entries({ ...key, prior, outcome })) {
    if (values.length !== n.length) throw new RangeError(`${name} for other than ${n.length} cells: ${values.length}`);
  }
  const dictionaries = [
    ["school", key.school, frame.schools.keys.length],
    ["place", key.place, frame.places.keys.length],
    ["atom", key.atom, frame.atoms.keys.length],
    ["year", key.year, frame.years.keys.length],
  ] as const;
  for (const [name, codes, size] of dictionaries) {
    for (const code of codes) if (code < 0 || code >= size) throw new RangeError(`unknown ${name} code: ${code}`);
  }
  for (const pupils of n) if (pupils < 1) throw new RangeError(`cell without pupils: ${pupils}`);
}
