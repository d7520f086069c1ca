/** Steps that counts are rounded to in published tables, the largest first. */
const steps = [1000, 500, 100, 50, 20, 10, 5] as const;

/**
 * So many counts, of so many different sizes, must be multiples of a step: by chance, twenty exact counts are all
 * multiples of 5 once in 10 to the 14. Few sizes are seen where every school has the same number of pupils.
 */
const fewest = { counts: 20, sizes: 5 };

function commonDivisor(a: number, b: number): number {
  let [larger, smaller] = [a, b];
  while (smaller > 0) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}

/** What is seen of the counts of a table, or of a part of it, as they come. */
class SeenCounts {
  #counts = 0;
  #divisor = 0;
  readonly #sizes = new Set<number>();

  add(count: number): void {
    if (count <= 0) return;
    this.#counts += 1;
    this.#divisor = commonDivisor(this.#divisor, count);
    if (this.#sizes.size < fewest.sizes) this.#sizes.add(count);
  }

  get step(): number {
    if (this.#counts < fewest.counts || this.#sizes.size < fewest.sizes) return 1;
    return steps.find((step) => this.#divisor % step === 0) ?? 1;
  }
}

/** Counts of one year in one file. */
export interface CountsOfYear {
  /** Which of the tables of an entry they are in. */
  readonly table: number;
  readonly year: number;
  readonly counts: Iterable<number>;
}

/**
 * What counts are rounded to: the largest step that every count above zero is a multiple of, otherwise 1.
 *
 * A table may have few counts of a year, or be rounded from some year on. So the step of a year is the largest of those
 * found in all tables together, in its table, and in its own counts there.
 *
 * @returns the step of a year in a table
 * @example // counts of 115, 200, 85, 150 and sixteen more of the same kind: 5
 */
export function countSteps(all: readonly CountsOfYear[]): (table: number, year: number) => number {
  const together = new SeenCounts();
  const ofTables = new Map<number, SeenCounts>();
  const ofYears = new Map<string, SeenCounts>();
  for (const { table, year, counts } of all) {
    const own = ofTables.get(table) ?? new SeenCounts();
    const inYear = ofYears.get(`${table} ${year}`) ?? new SeenCounts();
    ofTables.set(table, own);
    ofYears.set(`${table} ${year}`, inYear);
    for (const count of counts) for (const seen of [together, own, inYear]) seen.add(count);
  }
  return (table, year) =>
    Math.max(together.step, ofTables.get(table)?.step ?? 1, ofYears.get(`${table} ${year}`)?.step ?? 1);
}

/**
 * The most by which a count that is rounded to the nearest multiple of a step can differ from the true one. Pupils are
 * whole, so that it is half a step or less.
 *
 * @example mostOff(5) // 2: 13 to 17 are printed as 15
 * @example mostOff(10) // 5: 15 to 25 can be printed as 20, for halves go either way
 */
export function mostOff(step: number): number {
  return Math.floor(step / 2);
}
