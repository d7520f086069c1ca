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

/** A number that rounding may have moved: by how much at most, and by how much it is likely to have. */
interface Moved {
  readonly most: number;
  /** The sum of the squares of what each rounded part of it can be off. */
  readonly squares: number;
}

/** Pupils and the sum of their scores, with what rounding of what was printed can move them by. */
export interface Total {
  readonly pupils: number;
  readonly sum: number;
  /** The most by which rounding of printed means can move the sum. */
  readonly rounding: number;
  /** What rounding of counts does to the pupils, and to the sum. */
  readonly ofPupils: Moved;
  readonly ofSum: Moved;
}

/**
 * What some rows add up to for one group, in units of the last printed digit.
 *
 * @example totalOf([{ pupils: 10, value: -45, printed: true }]) // { pupils: 10, sum: -450, rounding: 5, … }
 */
export function totalOf(values: readonly GroupValue[]): Total {
  let [pupils, sum, rounding] = [0, 0, 0];
  const [ofPupils, ofSum] = [
    { most: 0, squares: 0 },
    { most: 0, squares: 0 },
  ];
  for (const { pupils: n, value, printed, within = 0 } of values) {
    pupils += n;
    sum += printed ? n * value : value;
    rounding += printed ? (n + within) / 2 : 0.5;
    const onSum = printed ? within * Math.abs(value) : 0;
    ofPupils.most += within;
    ofPupils.squares += within ** 2;
    ofSum.most += onSum;
    ofSum.squares += onSum ** 2;
  }
  return { pupils, sum, rounding, ofPupils, ofSum };
}

/** So many standard deviations of many roundings that have nothing to do with each other: more is not likely. */
const likely = 4;

/** How far two numbers of one thing may be apart by rounding: each rounding is spread evenly, with variance most²/3. */
function apartByRounding(one: Moved, other: Moved): number {
  return Math.min(one.most + other.most, likely * Math.sqrt((one.squares + other.squares) / 3));
}

/** How far the pupils of two totals may be apart by rounding of counts. */
export function pupilsApart(one: Total, other: Total): number {
  return apartByRounding(one.ofPupils, other.ofPupils);
}

/** Whether two totals are of the same pupils: equal numbers and equal sums, within rounding. */
export function sameTotal(one: Total, other: Total): boolean {
  const ofSums = one.rounding + other.rounding + apartByRounding(one.ofSum, other.ofSum);
  return Math.abs(one.pupils - other.pupils) <= pupilsApart(one, other) && Math.abs(one.sum - other.sum) <= ofSums;
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
