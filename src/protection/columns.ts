import type { Union } from "../attack/facts.ts";

/**
 * Arithmetic is modulo a prime, so that nothing is rounded: a product of two residues is below 2^52. A relation that
 * holds for whole numbers holds modulo every prime; one that holds modulo this prime alone needs a determinant that is a
 * multiple of it, and would hide something more, never less.
 */
const prime = 67_108_859;

export const timesMod = (a: number, b: number): number => (a * b) % prime;

export const minusMod = (a: number, b: number): number => (((a - b) % prime) + prime) % prime;

/** a to the power of prime - 2, which is 1 / a. (Fermat) */
function inverse(a: number): number {
  let [result, base, exponent] = [1, a, prime - 2];
  while (exponent > 0) {
    if (exponent % 2 === 1) result = timesMod(result, base);
    base = timesMod(base, base);
    exponent = Math.floor(exponent / 2);
  }
  return result;
}

/** A column: its value in each row where it is not 0. */
type Column = Map<number, number>;

/** Columns of atoms, with the columns that have something in a row. */
export class Columns {
  readonly #columns: Column[];
  readonly #inRow = new Map<number, Set<number>>();

  constructor(unions: readonly Union[]) {
    this.#columns = unions.map((of) => new Map(of.map((atom) => [atom, 1])));
    for (const [at, of] of unions.entries()) for (const row of of) this.#rowOf(row).add(at);
  }

  #rowOf(row: number): Set<number> {
    const known = this.#inRow.get(row);
    if (known !== undefined) return known;
    const made = new Set<number>();
    this.#inRow.set(row, made);
    return made;
  }

  column(at: number): Column {
    const column = this.#columns[at];
    if (column === undefined) throw new Error(`no column ${at}`);
    return column;
  }

  /** A column up to a factor, as text: two columns are multiples of each other if their texts are equal. */
  direction(at: number): string {
    const entries = [...this.column(at)].sort(([a], [b]) => a - b);
    const [first] = entries;
    if (first === undefined) return "";
    const by = inverse(first[1]);
    return entries.map(([row, value]) => `${row}:${timesMod(value, by)}`).join();
  }

  /** The columns other than `at` that share a row with it. */
  near(at: number): ReadonlySet<number> {
    const found = new Set<number>();
    for (const row of this.column(at).keys()) for (const other of this.#rowOf(row)) if (other !== at) found.add(other);
    return found;
  }

  /**
   * Takes a column out, subtracting it from the others so that nothing is left in one of its rows.
   *
   * @param follow is told each column that changes and how many times this one was subtracted from it
   */
  eliminate(at: number, follow: (other: number, times: number) => void = () => {}): void {
    const own = this.column(at);
    for (const row of own.keys()) this.#rowOf(row).delete(at);
    const pivot = [...own.keys()].reduce((best, row) => (this.#rowOf(row).size < this.#rowOf(best).size ? row : best));
    const scale = inverse(own.get(pivot) ?? 1);
    for (const other of [...this.#rowOf(pivot)]) {
      const column = this.column(other);
      const factor = timesMod(column.get(pivot) ?? 0, scale);
      follow(other, factor);
      for (const [row, value] of own) {
        const left = minusMod(column.get(row) ?? 0, timesMod(factor, value));
        if (left === 0) {
          column.delete(row);
          this.#rowOf(row).delete(other);
        } else {
          column.set(row, left);
          this.#rowOf(row).add(other);
        }
      }
    }
  }

  /** Takes a column out and leaves the others as they are. */
  drop(at: number): void {
    for (const row of this.column(at).keys()) this.#rowOf(row).delete(at);
  }
}
