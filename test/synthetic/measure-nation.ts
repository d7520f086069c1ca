import { groupOf, type ReadingSink } from "./read-nation.ts";

/** Pupils and total percentile rank of one area, population and year. */
export interface MeasuredCell {
  readonly area: string;
  readonly population: string;
  readonly year: number;
  pupils: number;
  total: number;
}

interface Residual {
  readonly numerator: number;
  readonly denominator: number;
  pupils: number;
  rank: number;
}

/**
 * Mean percentile ranks of residuals from what was read: residuals as fractions, sorted, ties by comparing crosswise.
 * Written apart from the generator on purpose.
 */
export function measure({ pupils, tables }: ReadingSink): readonly MeasuredCell[] {
  const districts = new Map((tables.get("districts.csv") ?? []).map((row) => [row.code, row]));
  const areas = new Map<string, string>();
  for (const school of tables.get("schools.csv") ?? []) {
    const district = districts.get(school.district);
    const pair = Math.ceil(Number(district?.category) / 2);
    const name = ["", "areas 1-2", "areas 3-4", "areas 5-6 outside opportunity areas"][pair] ?? "";
    areas.set(school.urn ?? "", district?.opportunity_area === "yes" ? "opportunity areas" : name);
  }
  const bands = new Map<string, { pupils: number; sum: number }>();
  const national = new Map<number, number>();
  for (const { year, grade, points } of pupils.values()) {
    const band = bands.get(`${year} ${grade}`) ?? { pupils: 0, sum: 0 };
    band.pupils++;
    band.sum += points;
    bands.set(`${year} ${grade}`, band);
    national.set(year, (national.get(year) ?? 0) + 1);
  }
  const residuals = new Map<number, Map<string, Residual>>();
  for (const { year, grade, points } of pupils.values()) {
    const ofYear = residuals.get(year) ?? new Map<string, Residual>();
    residuals.set(year, ofYear);
    const band = bands.get(`${year} ${grade}`) ?? { pupils: 1, sum: 0 };
    const known = ofYear.get(`${grade} ${points}`);
    if (known !== undefined) known.pupils++;
    else {
      const numerator = points * band.pupils - band.sum;
      ofYear.set(`${grade} ${points}`, { numerator, denominator: band.pupils, pupils: 1, rank: 0 });
    }
  }
  for (const [year, ofYear] of residuals) rankAll([...ofYear.values()], national.get(year) ?? 0);
  const cells = new Map<string, MeasuredCell>();
  for (const pupil of pupils.values()) {
    const area = areas.get(pupil.urn);
    if (area === undefined) throw new Error(`no area for the school: ${pupil.urn}`);
    const population = groupOf(pupil);
    const key = `${area}|${population}|${pupil.year}`;
    const cell = cells.get(key) ?? { area, population, year: pupil.year, pupils: 0, total: 0 };
    cells.set(key, cell);
    cell.pupils++;
    cell.total += residuals.get(pupil.year)?.get(`${pupil.grade} ${pupil.points}`)?.rank ?? Number.NaN;
  }
  return [...cells.values()];
}

function rankAll(residuals: Residual[], pupils: number): void {
  const compare = (a: Residual, b: Residual) => a.numerator * b.denominator - b.numerator * a.denominator;
  residuals.sort(compare);
  let below = 0;
  for (let start = 0; start < residuals.length; ) {
    let end = start;
    let tied = 0;
    for (let one = residuals[start]; one !== undefined; one = residuals[end]) {
      const first = residuals[start];
      if (first === undefined || compare(first, one) !== 0) break;
      tied += one.pupils;
      end++;
    }
    const midRank = below + (tied + 1) / 2;
    for (const one of residuals.slice(start, end)) one.rank = (100 * (midRank - 0.5)) / pupils;
    below += tied;
    start = end;
  }
}
