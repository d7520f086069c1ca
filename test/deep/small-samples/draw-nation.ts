import type { CountCells } from "../../../src/cells/cells.ts";
import { dictionary } from "../../../src/cells/dictionary.ts";
import { type RandomSource, randomSource } from "../../../src/number/random.ts";

export const years = [2015, 2016] as const;

interface Columns {
  readonly school: number[];
  readonly place: number[];
  readonly atom: number[];
  readonly year: number[];
  readonly prior: number[];
  readonly outcome: number[];
}

/**
 * One school of 30 to 150 pupils a year, 3 to 55% of them disadvantaged, mostly few. One in eight is weak, and schools
 * with many disadvantaged pupils do worse: effects and sizes both lean. Nothing is calibrated to England.
 */
function drawSchool(to: Columns, school: number, place: number, random: RandomSource): void {
  const share = 0.03 + 0.52 * random.uniform() ** 2;
  const size = 30 + random.integer(121);
  const weakness = random.uniform() < 0.12 ? -6 : 0.82;
  const level = weakness - 9 * (share - 0.2) + 3 * random.normal();
  const behind = 5 + 2.5 * random.normal();
  const start = 0.25 * random.normal() - 0.6 * (share - 0.2);
  for (const year of years.keys()) {
    const [levelNow, behindNow] = [level + 2 * random.normal(), behind + year + 1.5 * random.normal()];
    const pupils = Math.max(10, Math.round(size * (0.85 + 0.3 * random.uniform())));
    for (let pupil = 0; pupil < pupils; pupil++) {
      const isDisadvantaged = random.uniform() < share;
      const before = 8 + 2.6 * (start - (isDisadvantaged ? 0.5 : 0) + random.normal());
      const prior = Math.min(15, Math.max(1, Math.round(before)));
      const reached = 8 + 4.5 * prior + levelNow - (isDisadvantaged ? behindNow : 0) + 12 * random.normal();
      to.school.push(school);
      to.place.push(place);
      to.atom.push(isDisadvantaged ? 0 : 1);
      to.year.push(year);
      to.prior.push(prior);
      to.outcome.push(Math.round(10 * Math.min(90, Math.max(0, reached))));
    }
  }
}

/** Name of an area by its place in the layout, in an order that dictionaries keep. */
export const areaName = (at: number): string => `area ${String(at).padStart(2, "0")}`;

/**
 * A nation of areas with so many schools each, every school drawn from one law: whatever two areas are compared in, their
 * true values are the same.
 */
export function drawNation(seed: number, stream: number, areas: readonly number[]): CountCells {
  const random = randomSource(seed, stream);
  const to: Columns = { school: [], place: [], atom: [], year: [], prior: [], outcome: [] };
  let school = 0;
  for (const [place, schools] of areas.entries())
    for (let one = 0; one < schools; one++) drawSchool(to, school++, place, random);
  const frame = {
    schools: dictionary(Array.from({ length: school }, (_, code) => String(code).padStart(5, "0"))),
    places: dictionary(areas.map((_, at) => areaName(at))),
    atoms: dictionary(["disadvantaged", "others"]),
    years: dictionary(years),
    populations: new Map([
      ["disadvantaged", Uint8Array.of(1, 0)],
      ["others", Uint8Array.of(0, 1)],
    ]),
    schemes: [],
  };
  const codes = (values: readonly number[]) => Int32Array.from(values);
  return {
    kind: "counts",
    frame,
    key: { school: codes(to.school), place: codes(to.place), atom: codes(to.atom), year: codes(to.year) },
    prior: codes(to.prior),
    priorStep: 1,
    outcome: codes(to.outcome),
    outcomeStep: 0.1,
    n: new Int32Array(to.school.length).fill(1),
  };
}
