import type { Union } from "../attack/facts.ts";

/**
 * Arithmetic is modulo a prime, so that nothing is rounded: a product of two residues is below 2^52. A relation that
 * holds for whole numbers holds modulo every prime; one that holds modulo this prime alone needs a determinant that is a
 * multiple of it, and would hide something more, never less.
 */
const prime = 67_108_859;

const timesMod = (a: number, b: number): number => (a * b) % prime;

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
class Columns {
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

  /** Takes a column out, subtracting it from the others so that nothing is left in one of its rows. */
  eliminate(at: number): void {
    const own = this.column(at);
    for (const row of own.keys()) this.#rowOf(row).delete(at);
    const pivot = [...own.keys()].reduce((best, row) => (this.#rowOf(row).size < this.#rowOf(best).size ? row : best));
    const scale = inverse(own.get(pivot) ?? 1);
    for (const other of [...this.#rowOf(pivot)]) {
      const column = this.column(other);
      const factor = timesMod(column.get(pivot) ?? 0, scale);
      for (const [row, value] of own) {
        const left = ((((column.get(row) ?? 0) - timesMod(factor, value)) % prime) + prime) % prime;
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

/** What may be shown, and the hidden unions as they are after all that is shown was subtracted. */
export interface Eliminated {
  /** Of the unions asked for, those that must not be shown. */
  readonly hide: ReadonlySet<number>;
  /** Hidden unions that are known whatever is hidden, from what is always shown. */
  readonly open: readonly number[];
}

/**
 * Which unions must not be shown with their exact numbers, so that no hidden one is a sum and difference of shown ones.
 *
 * Unions are taken in their order. Each is shown unless a hidden union is a multiple of what is new in it: then it is
 * hidden too. What was shown is subtracted from all that remain, as in Gaussian elimination, so that each step looks at
 * what is new alone. (The idea of GaussSuppression: Langsrud 2024, second hand; own code)
 *
 * @param always unions whose numbers are known in any case
 * @param shown unions asked for, the most important first
 * @param hidden unions that must not be found
 * @example
 * // shown all {0, 1} and others {1}, hidden {0}: others is hidden too
 * eliminate([], [[0, 1], [1]], [[0]]).hide // Set { 1 }
 */
export function eliminate(always: readonly Union[], shown: readonly Union[], hidden: readonly Union[]): Eliminated {
  const columns = new Columns([...always, ...shown, ...hidden]);
  const firstHidden = always.length + shown.length;
  const hide = new Set<number>();
  const isHidden = (at: number) => at >= firstHidden;
  for (let at = 0; at < firstHidden; at += 1) {
    if (columns.column(at).size === 0) continue;
    if (at >= always.length) {
      const size = columns.column(at).size;
      const direction = columns.direction(at);
      const tells = [...columns.near(at)].some(
        (other) => isHidden(other) && columns.column(other).size === size && columns.direction(other) === direction,
      );
      if (tells) {
        hide.add(at - always.length);
        columns.drop(at);
        continue;
      }
    }
    columns.eliminate(at);
  }
  const open = hidden.flatMap((_, at) => (columns.column(firstHidden + at).size === 0 ? [at] : []));
  return { hide, open };
}
