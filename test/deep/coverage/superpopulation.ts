import { normalCumulative } from "../../../src/number/normal.ts";
import {
  type AreaLaw,
  type AreaOfTrial,
  absent,
  areas,
  bands,
  edgeOf,
  expectedOf,
  type Kind,
  outcome,
  type Places,
  priorOfDisadvantaged,
  spread,
  years,
} from "./law.ts";

const outcomes = outcome.perPoint * (outcome.most - outcome.least) + 1;
const pointsOf = (at: number): number => outcome.least + at / outcome.perPoint;
const size = bands * outcomes;

/** What an area adds to everybody's outcome, and how far disadvantaged pupils are behind in each year. */
interface LawOfArea {
  readonly level: number;
  readonly behind: readonly number[];
}

/** Expected pupils of a group in an area and year, by band and outcome. */
export type Expected = Float64Array;

function chancesOfBands(kind: Kind, disadvantaged: boolean): readonly number[] {
  const centre = kind.prior + (disadvantaged ? priorOfDisadvantaged : 0);
  const deviation = Math.sqrt(1 + spread.prior ** 2);
  const below = (band: number): number =>
    band <= 1 ? 0 : band > bands ? 1 : normalCumulative((edgeOf(band) - centre) / deviation);
  return Array.from({ length: bands }, (_, band) => below(band + 2) - below(band + 1));
}

function addKind(expected: Expected, weight: number, kind: Kind, law: LawOfArea, year: number, disadvantaged: boolean) {
  const behind = disadvantaged ? (law.behind[year] ?? 0) : 0;
  const deviation = Math.sqrt(
    spread.pupil ** 2 +
      spread.school ** 2 +
      spread.schoolInYear ** 2 +
      (disadvantaged ? spread.disadvantaged ** 2 + spread.disadvantagedInYear ** 2 : 0),
  );
  const missing = disadvantaged ? absent.disadvantaged : absent.others;
  const pupils = weight * kind.chance * kind.pupils * (disadvantaged ? kind.share : 1 - kind.share);
  for (const [index, chance] of chancesOfBands(kind, disadvantaged).entries()) {
    const centre = expectedOf(index + 1) + kind.shift + law.level - behind;
    let before = 0;
    for (let at = 0; at < outcomes; at++) {
      const upTo = at === outcomes - 1 ? 1 : normalCumulative((pointsOf(at + 0.5) - centre) / deviation);
      const sits = (1 - missing) * (upTo - before) + (at === 0 ? missing : 0);
      const cell = index * outcomes + at;
      expected[cell] = (expected[cell] ?? 0) + pupils * chance * sits;
      before = upTo;
    }
  }
}

export function expectedOfArea(
  places: readonly Places[],
  law: LawOfArea,
  year: number,
  disadvantaged: boolean,
): Expected {
  const expected = new Float64Array(size);
  for (const { schools, kinds } of places)
    for (const kind of kinds) addKind(expected, schools, kind, law, year, disadvantaged);
  return expected;
}

export const added = (all: readonly Expected[]): Expected =>
  all.reduce((sum, one) => sum.map((value, cell) => value + (one[cell] ?? 0)), new Float64Array(size));

/** Percentile rank of each band and outcome among all pupils of the superpopulation, by residuals, ties half. */
export function ranksOf(everybody: Expected): Float64Array {
  const means = Array.from({ length: bands }, (_, band) => {
    let [pupils, sum] = [0, 0];
    for (let at = 0; at < outcomes; at++) {
      pupils += everybody[band * outcomes + at] ?? 0;
      sum += (everybody[band * outcomes + at] ?? 0) * pointsOf(at);
    }
    return sum / pupils;
  });
  const residual = Float64Array.from(
    { length: size },
    (_, cell) => pointsOf(cell % outcomes) - (means[Math.floor(cell / outcomes)] ?? 0),
  );
  const order = Array.from(residual.keys()).sort((a, b) => (residual[a] ?? 0) - (residual[b] ?? 0));
  const total = everybody.reduce((sum, one) => sum + one, 0);
  const rank = new Float64Array(size);
  let below = 0;
  for (const cell of order) {
    rank[cell] = (100 * (below + (everybody[cell] ?? 0) / 2)) / total;
    below += everybody[cell] ?? 0;
  }
  return rank;
}

export function meanRank(expected: Expected, rank: Float64Array): number {
  let [pupils, sum] = [0, 0];
  for (const [cell, count] of expected.entries()) {
    pupils += count;
    sum += count * (rank[cell] ?? 0);
  }
  return sum / pupils;
}

/**
 * Mean percentile ranks of the superpopulation: of disadvantaged pupils and others, in every area and in the nation.
 *
 * The superpopulation is the nation with every area's schools multiplied without end: ranks and expectations are those
 * of its pupils. Sums of normal probabilities, exact but for doubles.
 *
 * @returns mean by population, area and year
 */
export function superpopulationMeans(): (population: string, area: string, year: number) => number {
  const means = new Map<string, number>();
  const known = new Map<readonly Places[], Map<AreaLaw, readonly Expected[]>>();
  for (const [at, year] of years.entries()) {
    const groups = ["others", "disadvantaged"] as const;
    known.clear();
    const byArea = new Map<AreaOfTrial, readonly Expected[]>();
    for (const area of areas) {
      const ofPlaces = known.get(area.places) ?? new Map<AreaLaw, readonly Expected[]>();
      known.set(area.places, ofPlaces);
      const expected =
        ofPlaces.get(area.law) ??
        groups.map((group) => expectedOfArea(area.places, area.law, at, group === "disadvantaged"));
      ofPlaces.set(area.law, expected);
      byArea.set(area, expected);
    }
    const nation = groups.map((_, group) => added([...byArea.values()].flatMap((one) => one[group] ?? [])));
    const rank = ranksOf(added(nation));
    for (const [group, population] of groups.entries()) {
      means.set(`${population}|nation|${year}`, meanRank(nation[group] ?? new Float64Array(), rank));
      for (const [area, expected] of byArea)
        means.set(`${population}|${area.name}|${year}`, meanRank(expected[group] ?? new Float64Array(), rank));
    }
  }
  return (population, area, year) => {
    const found = means.get(`${population}|${area}|${year}`);
    if (found === undefined) throw new RangeError(`no such mean: ${population} in ${area}, ${year}`);
    return found;
  };
}
