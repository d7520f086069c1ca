import type { Union } from "../../attack/facts.ts";
import type { UnitCounts } from "../../cells/unit-counts.ts";
import type { UnitsInside } from "../../cells/units-inside.ts";

/** Pupils, their schools, and the cumulative shares of the largest of these: what thresholds and dominance look at. */
export interface SizeOfUnion {
  readonly pupils: number;
  readonly schools: number;
  readonly largestShares: readonly number[];
}

/** Largest schools whose shares are kept: no rule of dominance looks at more. */
const largestKept = 5;

/** Numbers from 0 for texts, in the order in which they are met. */
class Numbered {
  readonly #known = new Map<string, number>();

  of(text: string): number {
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    this.#known.set(text, this.#known.size);
    return this.#known.size - 1;
  }

  get size(): number {
    return this.#known.size;
  }
}

/** Positions with a 1. */
function inside(mask: Uint8Array): readonly number[] {
  const found: number[] = [];
  for (let at = mask.indexOf(1); at >= 0; at = mask.indexOf(1, at + 1)) found.push(at);
  return found;
}

/** Sets of positions, each once, and the classes into which they divide all positions: those that are in the same sets. */
class Partition {
  /** Masks are made again for small areas, so that one set can come as many of them. */
  readonly #keyOf = new WeakMap<Uint8Array, string>();
  readonly #setOf = new Map<string, readonly number[]>();
  #classes: Int32Array = new Int32Array();
  #count = 0;
  readonly #classesOf = new Map<string, readonly number[]>();

  #key(mask: Uint8Array): string {
    const known = this.#keyOf.get(mask);
    if (known !== undefined) return known;
    const key = inside(mask).join();
    this.#keyOf.set(mask, key);
    return key;
  }

  add(mask: Uint8Array): void {
    const key = this.#key(mask);
    if (!this.#setOf.has(key)) this.#setOf.set(key, inside(mask));
  }

  /** Works the classes out, once all sets are known. */
  close(size: number): void {
    const inSets: number[][] = Array.from({ length: size }, () => []);
    for (const [at, positions] of [...this.#setOf.values()].entries())
      for (const position of positions) inSets[position]?.push(at);
    const numbered = new Numbered();
    this.#classes = Int32Array.from(inSets, (sets) => numbered.of(sets.join()));
    this.#count = numbered.size;
    for (const [key, positions] of this.#setOf) {
      const classes = new Set(positions.map((position) => this.#classes[position] ?? 0));
      this.#classesOf.set(
        key,
        [...classes].sort((a, b) => a - b),
      );
    }
  }

  get count(): number {
    return this.#count;
  }

  classOf(position: number): number {
    return this.#classes[position] ?? 0;
  }

  classesOf(mask: Uint8Array): readonly number[] {
    const found = this.#classesOf.get(this.#key(mask));
    if (found === undefined) throw new Error("a set of units that nothing asked for");
    return found;
  }
}

/**
 * The units of a frame, in the coarsest classes that everything asked for can be put together from: places in
 * the same areas, by atoms in the same populations, by year. A class is an atom of the universe.
 */
export class UnitClasses {
  readonly #places = new Partition();
  readonly #atoms = new Partition();
  readonly #years: readonly number[];
  /** Rows of the counts, by class. */
  readonly #rowsOf = new Map<number, number[]>();
  readonly #counts: UnitCounts;

  /**
   * @param frame how many places and atoms there are, and the years by their codes
   * @param sets everything that is asked about
   */
  constructor(
    frame: { readonly places: number; readonly atoms: number; readonly years: readonly number[] },
    counts: UnitCounts,
    sets: readonly UnitsInside[],
  ) {
    this.#years = frame.years;
    this.#counts = counts;
    for (const { places, atoms } of sets) {
      this.#places.add(places);
      this.#atoms.add(atoms);
    }
    this.#places.close(frame.places);
    this.#atoms.close(frame.atoms);
    const { place, atom, year } = counts.key;
    for (const row of counts.n.keys()) {
      const at = this.#class(
        year[row] ?? 0,
        this.#places.classOf(place[row] ?? 0),
        this.#atoms.classOf(atom[row] ?? 0),
      );
      const rows = this.#rowsOf.get(at);
      if (rows === undefined) this.#rowsOf.set(at, [row]);
      else rows.push(row);
    }
  }

  #class(year: number, place: number, atom: number): number {
    return (year * this.#places.count + place) * this.#atoms.count + atom;
  }

  get size(): number {
    return this.#years.length * this.#places.count * this.#atoms.count;
  }

  /** The classes of a set of units, ascending. */
  unionOf({ places, atoms, year }: UnitsInside): Union {
    const at = this.#years.indexOf(year);
    if (at < 0) return [];
    const ofAtoms = this.#atoms.classesOf(atoms);
    return this.#places.classesOf(places).flatMap((place) => ofAtoms.map((atom) => this.#class(at, place, atom)));
  }

  /** How many pupils there are in a union. */
  pupils(of: Union): number {
    let sum = 0;
    for (const at of of) for (const row of this.#rowsOf.get(at) ?? []) sum += this.#counts.n[row] ?? 0;
    return sum;
  }

  /** Pupils and schools of a union. */
  sizeOf(of: Union): SizeOfUnion {
    const bySchool = new Map<number, number>();
    let pupils = 0;
    for (const at of of) {
      for (const row of this.#rowsOf.get(at) ?? []) {
        const school = this.#counts.key.school[row] ?? 0;
        const n = this.#counts.n[row] ?? 0;
        bySchool.set(school, (bySchool.get(school) ?? 0) + n);
        pupils += n;
      }
    }
    const largest = [...bySchool.values()].sort((a, b) => b - a).slice(0, largestKept);
    let sum = 0;
    const largestShares = largest.map((n) => {
      sum += n;
      return sum / pupils;
    });
    // Fewer schools than are kept hold everything.
    while (pupils > 0 && largestShares.length < largestKept) largestShares.push(1);
    return { pupils, schools: bySchool.size, largestShares };
  }
}
