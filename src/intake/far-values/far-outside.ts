/** A value of a column and how many rows have it. */
export interface ValueCount {
  readonly value: number;
  readonly rows: number;
}

/** The ends of a column: its lowest and highest different values, and the middle 98% of the rest. */
export interface EndsOfColumn {
  /** Up to four, the lowest first. */
  readonly lowest: readonly ValueCount[];
  /** Up to four, the highest first. */
  readonly highest: readonly ValueCount[];
  /** The 1st and 99th percentile of all values. */
  readonly low: number;
  readonly high: number;
  readonly rows: number;
  /** How many different values there are. */
  readonly different: number;
}

/** Numbers that files use for a missing one. */
const codes: ReadonlySet<number> = new Set([-1, -2, -8, -9, -88, -98, -99, -999, -9999, 99, 999, 9999, 99999]);

/** The most different codes at one end. */
const mostCodes = 3;

/** Of fewer different values than this, none but a code is far outside: grades and levels have gaps of their own. */
const fewestDifferent = 10;

/** So many rows must have a code; any other value five, and one in two hundred rows. */
const fewestOfCode = 3;
const fewestOfAny = { rows: 5, share: 0.005 };

/** How far from the next value a code, a 0 and any other value must be, in widths of the middle 98%. */
const apart = { code: 0.25, zero: 0.5, other: 1 };

function isOften({ value, rows }: ValueCount, all: number): boolean {
  if (codes.has(value)) return rows >= fewestOfCode;
  return rows >= Math.max(fewestOfAny.rows, fewestOfAny.share * all);
}

function distanceOf(values: readonly ValueCount[], width: number): number {
  if (values.every(({ value }) => codes.has(value))) return apart.code * width;
  return values.every(({ value }) => codes.has(value) || value === 0) ? apart.zero * width : apart.other * width;
}

/** The values at one end that are apart from the others and frequent. */
function atEnd(end: readonly ValueCount[], { low, high, rows, different }: EndsOfColumn): readonly ValueCount[] {
  for (let many = Math.min(mostCodes, end.length - 1); many >= 1; many--) {
    const some = end.slice(0, many);
    const [last, next] = [some.at(-1), end[many]];
    if (last === undefined || next === undefined || !some.every((one) => isOften(one, rows))) continue;
    const isCode = some.every(({ value }) => codes.has(value));
    if (!isCode && (many > 1 || different < fewestDifferent)) continue;
    const gap = Math.abs(next.value - last.value);
    const width = Math.abs(next.value >= last.value ? high - next.value : next.value - low);
    const isNegativeCode = some.every(({ value }) => value < 0 && codes.has(value)) && next.value >= 0;
    if (isNegativeCode || (width > 0 && gap >= distanceOf(some, width))) return some;
  }
  return [];
}

/**
 * Values of a column that are probably codes for a missing number: at an end, far from the next value, and in many rows.
 *
 * Usual codes (-9, -99, 999 ...) must be in three rows, and a quarter of the width of the middle 98% away, or be negative
 * where all others are not; 0 half a width; any other value a whole width. All but the codes must be in five rows and one
 * in two hundred, in a column of ten different values or more.
 *
 * @example // 1,500 scores from 20 to 50 and 60 times -9: [{ value: -9, rows: 60 }]
 */
export function farOutside(ends: EndsOfColumn): readonly ValueCount[] {
  return [...atEnd(ends.lowest, ends), ...atEnd(ends.highest, ends)];
}

const shownAtEnd = 4;

/** The ends of a list of values. */
export function endsOf(values: readonly number[]): EndsOfColumn {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const sorted = [...values].sort((a, b) => a - b);
  const different = [...counts].map(([value, rows]) => ({ value, rows })).sort((a, b) => a.value - b.value);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return {
    lowest: different.slice(0, shownAtEnd),
    highest: different.slice(-shownAtEnd).reverse(),
    low: at(0.01),
    high: at(0.99),
    rows: values.length,
    different: different.length,
  };
}

/** For means with decimals: 0 in this many times as many rows as the next commonest value is not chance. */
const timesAsOften = 4;

/** Where a tenth of the means lie on each side of 0, 0 is not a floor, as it is for the attainment of special schools. */
const leastOnEachSide = 0.1;

/**
 * Whether 0 is in many more rows than any other value, in five at least, among means below and above it: 0 for a mean
 * that is missing.
 *
 * @example zeroStandsOut([0, 0, 0, 0, 0, 12, -31, 45, 7, -8, 9]) // true
 */
export function zeroStandsOut(values: readonly number[]): boolean {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const zeros = counts.get(0) ?? 0;
  const [below, above] = [values.filter((value) => value < 0).length, values.filter((value) => value > 0).length];
  if (Math.min(below, above) < leastOnEachSide * values.length) return false;
  const others = Math.max(0, ...[...counts].flatMap(([value, rows]) => (value === 0 ? [] : [rows])));
  return zeros >= fewestOfAny.rows && others > 0 && zeros >= timesAsOften * others && zeros < values.length / 2;
}
