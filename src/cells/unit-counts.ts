import type { CellKeys, Cells } from "./cells.ts";

/** Numbers of pupils by school, place, atom and year, with all scores together. Combinations without pupils have no row. */
export interface UnitCounts {
  readonly key: CellKeys;
  readonly n: Int32Array;
}

/**
 * Adds cells of the same school, place, atom and year together, in ascending order of these.
 *
 * @example // two cells of one school with prior scores 4 and 5 and 3 pupils each: one row of 6
 */
export function unitCounts({ frame, key, n }: Pick<Cells, "frame" | "key" | "n">): UnitCounts {
  const [places, atoms, years] = [frame.places.keys.length, frame.atoms.keys.length, frame.years.keys.length];
  const counts = new Map<number, number>();
  for (let row = 0; row < n.length; ) {
    const [school = 0, place = 0, atom = 0, year = 0] = [key.school[row], key.place[row], key.atom[row], key.year[row]];
    // Cells of one school, place, atom and year mostly follow each other.
    let pupils = 0;
    for (
      ;
      key.school[row] === school && key.place[row] === place && key.atom[row] === atom && key.year[row] === year;
      row += 1
    )
      pupils += n[row] ?? 0;
    const code = ((school * places + place) * atoms + atom) * years + year;
    counts.set(code, (counts.get(code) ?? 0) + pupils);
  }
  const codes = Float64Array.from([...counts.keys()].filter((code) => (counts.get(code) ?? 0) > 0)).sort();
  const of = (by: (code: number) => number) => Int32Array.from(codes, by);
  return {
    key: {
      year: of((code) => code % years),
      atom: of((code) => Math.floor(code / years) % atoms),
      place: of((code) => Math.floor(code / (years * atoms)) % places),
      school: of((code) => Math.floor(code / (years * atoms * places))),
    },
    n: of((code) => counts.get(code) ?? 0),
  };
}
