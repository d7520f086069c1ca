import type { AdjustedQuestion, ComparedCell, ComparedCells } from "../figures/adjusted-gap.ts";
import type { Domain } from "../figures/domain.ts";
import type { Area } from "../places/area.ts";
import type { CountCells } from "./cells.ts";

/** Fewer pupils of the group or of its comparators in a cell than this, and the cell is left out. */
export const fewestInCell = 10;

/** Pupils by atom, in an area and year. */
type ByAtom = Float64Array;

/** One value of each characteristic, and the atoms of the pupils who have them all. */
interface Cell {
  readonly values: readonly string[];
  readonly atoms: Uint8Array;
}

const both = (a: Uint8Array, b: Uint8Array): Uint8Array => a.map((inside, atom) => inside & (b[atom] ?? 0));

function pupilsOf(counts: ByAtom, atoms: Uint8Array): number {
  return counts.reduce((sum, n, atom) => sum + (atoms[atom] === 1 ? n : 0), 0);
}

/**
 * Finds the cells in which a group and its comparators both have enough pupils, and gives the populations that they are
 * made of to the frame: each cell, its comparators, and all pupils of the group who are in one of them.
 */
export class CellFinder {
  readonly #cells: CountCells;
  readonly #scored: Uint8Array;
  readonly #codesOf: (area: Area) => Int32Array;
  readonly #characteristics: ReadonlyMap<string, readonly string[]>;
  readonly #rowsOfPlace: readonly number[][];
  readonly #counts = new Map<string, ByAtom>();
  readonly #crossed = new Map<string, readonly Cell[]>();
  readonly #found = new Map<string, ComparedCells>();
  /** Populations that the frame has not: cells, comparators in them, parts of groups. */
  readonly populations = new Map<string, Uint8Array>();
  /** By group: the parts of it that are compared, as masks. */
  readonly #parts = new Map<string, { readonly name: string; readonly atoms: Uint8Array }[]>();

  /**
   * @param scored 1 for each atom whose pupils have a score
   * @param characteristics by name: populations without a pupil in common
   */
  constructor(
    cells: CountCells,
    scored: Uint8Array,
    codesOf: (area: Area) => Int32Array,
    characteristics: ReadonlyMap<string, readonly string[]>,
  ) {
    this.#cells = cells;
    this.#scored = scored;
    this.#codesOf = codesOf;
    this.#characteristics = characteristics;
    const rows: number[][] = cells.frame.places.keys.map(() => []);
    for (const [row, place] of cells.key.place.entries()) rows[place]?.push(row);
    this.#rowsOfPlace = rows;
  }

  #mask(population: string): Uint8Array {
    const { populations, atoms } = this.#cells.frame;
    return populations.get(population) ?? new Uint8Array(atoms.keys.length);
  }

  /** Pupils with a score in an area and year, by atom. */
  #countsIn({ area, year }: Domain): ByAtom {
    const key = `${area.key}|${year}`;
    const known = this.#counts.get(key);
    if (known !== undefined) return known;
    const { frame, key: of, n } = this.#cells;
    const counts = new Float64Array(frame.atoms.keys.length);
    const code = frame.years.indexOf.get(year) ?? -1;
    for (const place of this.#codesOf(area))
      for (const row of this.#rowsOfPlace[place] ?? []) {
        const atom = of.atom[row] ?? -1;
        if (of.year[row] === code && this.#scored[atom] === 1) counts[atom] = (counts[atom] ?? 0) + (n[row] ?? 0);
      }
    this.#counts.set(key, counts);
    return counts;
  }

  /** Every combination of one value of each characteristic. */
  #cross(names: readonly string[]): readonly Cell[] {
    const key = JSON.stringify(names);
    const known = this.#crossed.get(key);
    if (known !== undefined) return known;
    const everybody: Cell = { values: [], atoms: this.#mask("all") };
    const crossed = names.reduce<readonly Cell[]>(
      (cells, name) =>
        cells.flatMap(({ values, atoms }) =>
          (this.#characteristics.get(name) ?? []).map((value) => ({
            values: [...values, value],
            atoms: both(atoms, this.#mask(value)),
          })),
        ),
      [everybody],
    );
    this.#crossed.set(key, crossed);
    return crossed;
  }

  /** The name of a part of a group: the group's own where the part is all of it. */
  #part(group: string, atoms: Uint8Array, counts: ByAtom): string {
    const whole = this.#mask(group);
    if (pupilsOf(counts, atoms) === pupilsOf(counts, whole)) return group;
    const known = this.#parts.get(group) ?? [];
    const same = known.find((one) => one.atoms.every((inside, atom) => inside === atoms[atom]));
    if (same !== undefined) return same.name;
    const name = `in compared cells (${known.length + 1}) of ${group}`;
    this.#parts.set(group, [...known, { name, atoms }]);
    this.populations.set(name, atoms);
    return name;
  }

  /** The cells of a gap; none where no cell has enough pupils of both. */
  find(question: AdjustedQuestion): ComparedCells {
    const { of, against, adjustedFor } = question;
    const key = JSON.stringify([of.key, against.key, ...adjustedFor]);
    const known = this.#found.get(key);
    if (known !== undefined) return known;
    const [group, comparator] = [this.#mask(of.population), this.#mask(against.population)];
    const [counts, countsOfOthers] = [this.#countsIn(of), this.#countsIn(against)];
    const used = this.#cross(adjustedFor).filter(
      ({ atoms }) =>
        pupilsOf(counts, both(atoms, group)) >= fewestInCell &&
        pupilsOf(countsOfOthers, both(atoms, comparator)) >= fewestInCell,
    );
    const covered = new Uint8Array(group.length);
    const cells = used.map(({ values, atoms }): ComparedCell => {
      for (const [atom, inside] of both(atoms, group).entries()) if (inside === 1) covered[atom] = 1;
      const all = `in the cell ${values.join(", ")}`;
      const comparators = `${all} of ${against.population}`;
      this.populations.set(all, atoms);
      this.populations.set(comparators, both(atoms, comparator));
      return { all, comparators };
    });
    const found = { covered: this.#part(of.population, covered, counts), cells };
    this.#found.set(key, found);
    return found;
  }
}
