import type { ScoredPupils } from "../../scores/scored-pupils.ts";
import type { YearOfSlots } from "./year-of-slots.ts";

/** Bits of `ScoredPupils.part`. */
const rankedPart = 1;
const expectedPart = 2;

/**
 * Sums of residuals of the expectation pupils of a year by school and band, for combinations that occur: school
 * `school[i]` has the sums `start[i]` to `start[i + 1] - 1`.
 *
 * What affects a mean through the bands depends on these alone, whatever the domain, so they are summed once per year.
 */
export interface BandSums {
  readonly school: Int32Array;
  readonly start: Int32Array;
  readonly band: Int32Array;
  readonly sum: Float64Array;
  readonly pupils: Float64Array;
}

/** Adds up residuals by school and band, in steps of the outcome. */
export function bandSumsOf(
  { school, slot, n, part, startOfYear }: ScoredPupils,
  year: number,
  { first, band, score, startOfBand }: YearOfSlots,
): BandSums {
  const end = startOfYear[year + 1] as number;
  const schools: number[] = [];
  const start: number[] = [];
  const bands: number[] = [];
  const sums: number[] = [];
  const counts: number[] = [];
  const own = new Float64Array(startOfBand.length - 1);
  const count = new Float64Array(own.length);
  const isThere = new Uint8Array(own.length);
  for (let at = startOfYear[year] as number; at < end; ) {
    const of = school[at] as number;
    const there: number[] = [];
    for (; at < end && school[at] === of; at++) {
      if (((part[at] as number) & expectedPart) === 0) continue;
      const where = (slot[at] as number) - first;
      const code = band[where] as number;
      if (isThere[code] === 0) {
        isThere[code] = 1;
        there.push(code);
      }
      own[code] = (own[code] as number) + (n[at] as number) * (score[where] as number);
      count[code] = (count[code] as number) + (n[at] as number);
    }
    schools.push(of);
    start.push(bands.length);
    for (const code of there.sort((a, b) => a - b)) {
      bands.push(code);
      sums.push(own[code] as number);
      counts.push(count[code] as number);
      own[code] = 0;
      count[code] = 0;
      isThere[code] = 0;
    }
  }
  start.push(bands.length);
  return {
    school: Int32Array.from(schools),
    start: Int32Array.from(start),
    band: Int32Array.from(bands),
    sum: Float64Array.from(sums),
    pupils: Float64Array.from(counts),
  };
}

/**
 * Adds to influences what affects a mean through the bands: pupil by pupil `slope x residual / pupils of the band`.
 *
 * @param expected expectation pupils by band
 */
export function addThroughBands(
  influence: Float64Array,
  { school, start, band, sum }: BandSums,
  slopes: Float64Array,
  expected: Float64Array,
): void {
  const perPupil = slopes.map((slope, of) => slope / (expected[of] as number));
  for (let at = 0; at < school.length; at++) {
    let own = 0;
    const end = start[at + 1] as number;
    for (let one = start[at] as number; one < end; one++)
      own += (perPupil[band[one] as number] as number) * (sum[one] as number);
    const of = school[at] as number;
    influence[of] = (influence[of] as number) + own;
  }
}

/** Adds to influences an amount for each expectation pupil of a band. */
export function addPerPupil(
  influence: Float64Array,
  { school, start, band, pupils }: BandSums,
  perPupil: Float64Array,
): void {
  for (let at = 0; at < school.length; at++) {
    const of = school[at] as number;
    for (let one = start[at] as number; one < (start[at + 1] as number); one++)
      influence[of] = (influence[of] as number) + (perPupil[band[one] as number] as number) * (pupils[one] as number);
  }
}

/** By school code: sum over its ranked pupils of the squared distance from the centre, less the variance. */
export function spreadSumsOf(
  { school, slot, n, part, startOfYear }: ScoredPupils,
  year: number,
  { first, score }: YearOfSlots,
  { centre, variance }: { readonly centre: number; readonly variance: number },
  schools: number,
): Float64Array {
  const sums = new Float64Array(schools);
  const end = startOfYear[year + 1] as number;
  for (let at = startOfYear[year] as number; at < end; at++) {
    if (((part[at] as number) & rankedPart) === 0) continue;
    const off = (score[(slot[at] as number) - first] as number) - centre;
    const of = school[at] as number;
    sums[of] = (sums[of] as number) + (n[at] as number) * (off * off - variance);
  }
  return sums;
}
