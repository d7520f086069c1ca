import type { GroupValue } from "../school-row.ts";

/** A school in a year as a table prints it, with the place of its first row. */
export interface RowOfTable {
  readonly school: string;
  readonly year: number;
  readonly file: string;
  readonly record: number;
  readonly attributes: ReadonlyMap<string, string>;
  /** Cells of columns that may say what kind of row it is, such as RECTYPE, by column. */
  readonly kinds: ReadonlyMap<string, string>;
  readonly groups: ReadonlyMap<string, GroupValue>;
}

/** Pupils and the sum of their scores, with the most by which rounding of what was printed can move the sum. */
export interface Total {
  readonly pupils: number;
  readonly sum: number;
  readonly rounding: number;
}

/**
 * What some rows add up to for one group, in units of the last printed digit.
 *
 * @example totalOf([{ pupils: 10, value: -45, printed: true }]) // { pupils: 10, sum: -450, rounding: 5 }
 */
export function totalOf(values: readonly GroupValue[]): Total {
  let [pupils, sum, rounding] = [0, 0, 0];
  for (const { pupils: n, value, printed } of values) {
    pupils += n;
    sum += printed ? n * value : value;
    rounding += printed ? n / 2 : 0.5;
  }
  return { pupils, sum, rounding };
}

/** Whether two totals are of the same pupils: equal numbers, and sums within rounding. */
export function sameTotal(one: Total, other: Total): boolean {
  return one.pupils === other.pupils && Math.abs(one.sum - other.sum) <= one.rounding + other.rounding;
}

/** Records as a message lists them: the first few, and how many more there are. */
export function recordsInWords(rows: readonly RowOfTable[]): string {
  const most = 5;
  const files = new Map<string, number[]>();
  for (const { file, record } of rows) files.set(file, [...(files.get(file) ?? []), record]);
  return [...files]
    .map(([file, records]) => {
      const shown = [...records].sort((a, b) => a - b).slice(0, most);
      const more = records.length - shown.length;
      return `${file}, ${records.length === 1 ? "record" : "records"} ${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
    })
    .join("; ");
}
