import type { RestsOnCounts } from "../cells/cells.ts";
import type { Moments } from "../scores/moments.ts";
import type { PupilsBySchool } from "./decompose/special-domains.ts";
import type { CountsBehind } from "./domain-mean.ts";

/** What one more pupil in a count adds to the pupils and to the sum of a domain, in the unit of the outcome. */
interface Slopes {
  readonly pupils: Map<number, number>;
  readonly sum: Map<number, number>;
}

const noSlopes = (): Slopes => ({ pupils: new Map(), sum: new Map() });

function add(to: Map<number, number>, count: number, by: number): void {
  to.set(count, (to.get(count) ?? 0) + by);
}

/** Which rounded counts each row of the moments comes from. */
export class RoundedCounts {
  readonly #counts: RestsOnCounts;
  readonly #start: Int32Array;
  /** Entries of `counts`, row by row. */
  readonly #entries: Int32Array;

  constructor(counts: RestsOnCounts, rows: number) {
    this.#counts = counts;
    this.#start = new Int32Array(rows + 1);
    for (const cell of counts.cell) this.#start[cell + 1] = (this.#start[cell + 1] ?? 0) + 1;
    for (let row = 0; row < rows; row++) this.#start[row + 1] = (this.#start[row + 1] ?? 0) + (this.#start[row] ?? 0);
    const next = this.#start.slice();
    this.#entries = new Int32Array(counts.cell.length);
    for (const [entry, cell] of counts.cell.entries()) {
      const at = next[cell] ?? 0;
      this.#entries[at] = entry;
      next[cell] = at + 1;
    }
  }

  /** Null where counts are exact. */
  static of({ rests, n }: Moments): RoundedCounts | null {
    return rests?.counts === undefined ? null : new RoundedCounts(rests.counts, n.length);
  }

  #each(row: number, take: (count: number, times: number, value: number) => void): void {
    const { count, times, value } = this.#counts;
    for (let at = this.#start[row] ?? 0; at < (this.#start[row + 1] ?? 0); at++) {
      const entry = this.#entries[at] ?? 0;
      take(count[entry] ?? 0, times[entry] ?? 0, value[entry] ?? 0);
    }
  }

  /**
   * The effect on a mean S / N: a count c adds dN and dS per pupil, so it moves the mean by (dS − mean × dN) / N.
   */
  #behind({ pupils: dN, sum: dS }: Slopes, mean: number, pupils: number): CountsBehind {
    const { higher, lower } = this.#counts;
    const moves = new Map<number, number>();
    let [fewest, most] = [pupils, 0];
    for (const [count, slope] of dN) {
      const [up, down] = [higher[count] ?? 0, lower[count] ?? 0];
      moves.set(count, (up * ((dS.get(count) ?? 0) - mean * slope)) / pupils);
      fewest -= slope > 0 ? slope * down : -slope * up;
      most += Math.abs(slope) * up;
    }
    return { moves, fewest, most };
  }

  /** Of the mean of the pupils of some rows. */
  ofMean(rows: readonly number[], unit: number, mean: number, pupils: number): CountsBehind {
    const slopes = noSlopes();
    for (const row of rows)
      this.#each(row, (count, times, value) => {
        add(slopes.pupils, count, times);
        add(slopes.sum, count, unit * value);
      });
    return this.#behind(slopes, mean, pupils);
  }

  /** Of the share of some pupils, the rows of a part, in a whole. */
  ofShare(whole: readonly number[], part: readonly number[], mean: number, pupils: number): CountsBehind {
    const slopes = noSlopes();
    const inside = new Set(part);
    for (const row of whole)
      this.#each(row, (count, times) => {
        add(slopes.pupils, count, times);
        add(slopes.sum, count, inside.has(row) ? times : 0);
      });
    return this.#behind(slopes, mean, pupils);
  }

  /**
   * Of means of schools over the pupils of one side. A school with n pupils of the side and o others, whose scores add up
   * to T, adds n T / (n + o); to first order a count moves that by (o dn − n do) T / (n + o)² + n dT / (n + o).
   */
  ofSchoolMeans(side: PupilsBySchool, other: PupilsBySchool, unit: number, mean: number, pupils: number): CountsBehind {
    const slopes = noSlopes();
    for (const [own, isSide] of [
      [side, true],
      [other, false],
    ] as const)
      for (const [index, row] of own.rows.entries()) {
        const school = own.schoolOfRow[index] ?? -1;
        const [n, o] = [side.pupils[school] ?? 0, other.pupils[school] ?? 0];
        const total = (side.sum[school] ?? 0) + (other.sum[school] ?? 0);
        const both = n + o;
        this.#each(row, (count, times, value) => {
          const bySize = both === 0 ? 0 : ((isSide ? o : -n) * times * total) / both ** 2;
          const share = both === 0 ? (isSide ? 1 : 0) : n / both;
          add(slopes.pupils, count, isSide ? times : 0);
          add(slopes.sum, count, bySize + share * unit * value);
        });
      }
    return this.#behind(slopes, mean, pupils);
  }
}
