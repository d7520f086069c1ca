import fc from "fast-check";
import type { CountCells } from "../../src/cells/cells.ts";
import { dictionary } from "../../src/cells/dictionary.ts";
import type { Selection } from "../../src/scores/selection.ts";

/** One cell in words; a field left out is the same for all. */
export interface CellInWords {
  readonly school?: string;
  readonly place?: string;
  readonly atom?: string;
  readonly year?: number;
  readonly prior?: number;
  readonly outcome: number;
  readonly n?: number;
}

export function cellsOf(rows: readonly CellInWords[], priorStep = 0.1, outcomeStep = 0.5): CountCells {
  const schools = dictionary(rows.map(({ school = "s" }) => school));
  const places = dictionary(rows.map(({ place = "p" }) => place));
  const atoms = dictionary(rows.map(({ atom = "all" }) => atom));
  const years = dictionary(rows.map(({ year = 2015 }) => year));
  const column = (value: (row: CellInWords) => number | undefined): Int32Array =>
    Int32Array.from(rows, (row) => value(row) ?? Number.NaN);
  return {
    kind: "counts",
    frame: { schools, places, atoms, years, populations: new Map(), schemes: [] },
    key: {
      school: column(({ school = "s" }) => schools.indexOf.get(school)),
      place: column(({ place = "p" }) => places.indexOf.get(place)),
      atom: column(({ atom = "all" }) => atoms.indexOf.get(atom)),
      year: column(({ year = 2015 }) => years.indexOf.get(year)),
    },
    prior: column(({ prior = 40 }) => prior),
    priorStep,
    outcome: column(({ outcome }) => outcome),
    outcomeStep,
    n: column(({ n = 1 }) => n),
  };
}

/** The atoms named, everywhere; all atoms when none is named. */
export function atomsOf(cells: CountCells, ...names: readonly string[]): Selection {
  const inside = (atom: string): boolean => names.length === 0 || names.includes(atom);
  return { atoms: Uint8Array.from(cells.frame.atoms.keys, (atom) => (inside(atom) ? 1 : 0)), places: null };
}

/** Small invented nations of up to 40 cells, with many ties. */
export const nations: fc.Arbitrary<readonly Required<CellInWords>[]> = fc.array(
  fc.record({
    school: fc.constantFrom("north", "south", "west"),
    place: fc.constantFrom("hill", "shore"),
    atom: fc.constantFrom("others", "disadvantaged", "special"),
    year: fc.constantFrom(2014, 2015),
    prior: fc.integer({ min: -3, max: 4 }),
    outcome: fc.integer({ min: -5, max: 6 }),
    n: fc.integer({ min: 1, max: 4 }),
  }),
  { minLength: 1, maxLength: 40 },
);
