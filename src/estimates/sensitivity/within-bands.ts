import type { Domain } from "../../figures/domain.ts";
import type { FirstStage } from "../../scores/first-stage.ts";
import type { Moments } from "../../scores/moments.ts";
import type { DomainMean } from "../domain-mean.ts";
import { SharedInfluences } from "../first-stage/shared-influences.ts";
import { yearOfSlots } from "../first-stage/year-of-slots.ts";
import { type PupilsInSlot, pupilsInSlots } from "./pupils-in-slots.ts";

/** Two means whose difference compares pupils of the same band. */
export interface WithinBands {
  readonly of: DomainMean;
  readonly against: DomainMean;
  /** Pupils of the group in bands without comparators: they are in neither mean. */
  readonly withoutComparison: number;
}

/** Pupils and scores of a group in one year, by band and by school within band. */
class Tally {
  readonly pupils: Float64Array;
  readonly score: Float64Array;
  readonly bySchool: ReadonlyMap<number, { readonly pupils: Float64Array; readonly score: Float64Array }>;

  constructor(entries: readonly PupilsInSlot[], bands: number, bandOf: (slot: number) => number, scoreOf: ScoreOf) {
    this.pupils = new Float64Array(bands);
    this.score = new Float64Array(bands);
    const bySchool = new Map<number, { pupils: Float64Array; score: Float64Array }>();
    for (const { school, slot, n } of entries) {
      const own = bySchool.get(school) ?? { pupils: new Float64Array(bands), score: new Float64Array(bands) };
      bySchool.set(school, own);
      const band = bandOf(slot);
      const score = n * scoreOf(slot);
      for (const part of [this, own]) {
        part.pupils[band] = (part.pupils[band] ?? 0) + n;
        part.score[band] = (part.score[band] ?? 0) + score;
      }
    }
    this.bySchool = bySchool;
  }
}

type ScoreOf = (slot: number) => number;

const total = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);

interface Influences {
  readonly own: ReadonlyMap<number, number>;
  /** Each school's share of the weights of the mean. */
  readonly leverage: ReadonlyMap<number, number>;
}

function meanOf(mean: number, pupils: number, { own, leverage }: Influences): Omit<DomainMean, "shared"> {
  const school = [...own.keys()].sort((a, b) => a - b);
  const shares = school.map((code) => leverage.get(code) ?? 0);
  const largest = [...shares].sort((a, b) => b - a).slice(0, 3);
  return {
    mean,
    pupils,
    schools: shares.filter((share) => share > 0).length,
    school: Int32Array.from(school),
    own: Float64Array.from(school, (code) => own.get(code) ?? 0),
    leverage: Float64Array.from(shares),
    effectiveSchools: 1 / shares.reduce((squares, share) => squares + share * share, 0),
    largestShares: largest.map((_, index) => largest.slice(0, index + 1).reduce((a, b) => a + b, 0)),
    rests: new Map(),
  };
}

/**
 * Means of a group and of its comparators with the group's mix of prior attainment.
 *
 * With n_b pupils of the group in band b, of n in bands that have comparators, and the comparators' mean m_b there, the
 * second mean is `sum (n_b / n) m_b`: the difference is the mean over the group's pupils of what pupils with the same
 * prior attainment reach, less what they reach themselves (direct standardisation). It is a smooth function of sums over
 * pupils, so its influences follow by the chain rule; those of the first stage are of the weighted pupils.
 *
 * @param placesOf 1 for each place of a domain's area
 * @returns null where there are no expectations (no bands), or no pupils can be compared
 * @source direct standardisation: Fleiss, Levin and Paik (2003), Statistical Methods for Rates and Proportions, ch. 19
 * @example // group: 3 pupils of band 1 (mean 40) and 1 of band 2 (60); others' means 50 and 64: 53.5 - 45 = 8.5
 */
export function withinBands(
  moments: Moments,
  placesOf: (domain: Domain) => Uint8Array,
  of: Domain,
  against: Domain,
): WithinBands | null {
  const { firstStage: stage, frame, unitOfYear } = moments;
  const year = frame.years.indexOf.get(of.year);
  if (typeof stage === "string" || stage.expectation === null || year === undefined || of.year !== against.year)
    return null;
  const slots = yearOfSlots(stage, year);
  const unit = unitOfYear[year] ?? 1;
  const scores = slots.position ?? slots.score;
  const at = (slot: number) => slot - slots.first;
  const tally = (entries: readonly PupilsInSlot[]) =>
    new Tally(
      entries,
      slots.startOfBand.length - 1,
      (slot) => slots.band[at(slot)] ?? 0,
      (slot) => unit * (scores[at(slot)] ?? 0),
    );
  const comparators = pupilsInSlots(moments, stage, against, placesOf(against));
  const group = tally(pupilsInSlots(moments, stage, of, placesOf(of)));
  const others = tally(comparators);
  const inBoth = group.pupils.map((count, band) => (count > 0 && (others.pupils[band] ?? 0) > 0 ? 1 : 0));
  const only = (values: Float64Array) => values.map((value, band) => value * (inBoth[band] ?? 0));
  const pupils = total(only(group.pupils));
  if (pupils === 0) return null;
  const ofBand = others.score.map((score, band) => (inBoth[band] === 1 ? score / (others.pupils[band] ?? 1) : 0));
  const weight = group.pupils.map((count, band) => (inBoth[band] === 1 ? count / (others.pupils[band] ?? 1) : 0));
  const own = total(only(group.score)) / pupils;
  const standard = ofBand.reduce((sum, mean, band) => sum + mean * (group.pupils[band] ?? 0), 0) / pupils;
  const shared = sharedOf(stage, frame.schools.keys.length, year, [
    { entries: pupilsInSlots(moments, stage, of, placesOf(of)), weight: inBoth, mean: own },
    { entries: comparators, weight, mean: standard },
  ]);
  return {
    of: { ...meanOf(own, pupils, ofGroup(group, inBoth, own, pupils)), shared: shared[0] ?? null },
    against: {
      ...meanOf(standard, total(only(others.pupils)), ofStandard(group, others, { ofBand, weight, standard, pupils })),
      shared: shared[1] ?? null,
    },
    withoutComparison: total(group.pupils) - pupils,
  };
}

function ofGroup(group: Tally, inBoth: Float64Array, mean: number, pupils: number): Influences {
  const own = new Map<number, number>();
  const leverage = new Map<number, number>();
  for (const [school, part] of group.bySchool) {
    let [count, score] = [0, 0];
    for (const [band, both] of inBoth.entries()) {
      count += both * (part.pupils[band] ?? 0);
      score += both * (part.score[band] ?? 0);
    }
    own.set(school, (score - mean * count) / pupils);
    leverage.set(school, count / pupils);
  }
  return { own, leverage };
}

interface Standard {
  readonly ofBand: Float64Array;
  /** Pupils of the group for each comparator of the band. */
  readonly weight: Float64Array;
  readonly standard: number;
  readonly pupils: number;
}

/** Through the comparators' means of bands, and through the group's mix, which was drawn with its schools. */
function ofStandard(group: Tally, others: Tally, { ofBand, weight, standard, pupils }: Standard): Influences {
  const own = new Map<number, number>();
  const leverage = new Map<number, number>();
  for (const [school, part] of others.bySchool) {
    let [through, share] = [0, 0];
    for (const [band, by] of weight.entries()) {
      const count = part.pupils[band] ?? 0;
      through += by * ((part.score[band] ?? 0) - (ofBand[band] ?? 0) * count);
      share += by * count;
    }
    own.set(school, through / pupils);
    leverage.set(school, share / pupils);
  }
  for (const [school, part] of group.bySchool) {
    let mix = 0;
    for (const [band, by] of weight.entries())
      if (by > 0) mix += ((ofBand[band] ?? 0) - standard) * (part.pupils[band] ?? 0);
    own.set(school, (own.get(school) ?? 0) + mix / pupils);
  }
  return { own, leverage };
}

interface Weighed {
  readonly entries: readonly PupilsInSlot[];
  /** By band. */
  readonly weight: Float64Array;
  readonly mean: number;
}

function sharedOf(stage: FirstStage, schools: number, year: number, domains: readonly Weighed[]) {
  const slots = yearOfSlots(stage, year);
  return new SharedInfluences(stage, schools).ofSlots(
    year,
    domains.map(({ entries, weight, mean }) => {
      const counts = new Float64Array(slots.size);
      let pupils = 0;
      for (const { slot, n } of entries) {
        const at = slot - slots.first;
        const weighed = n * (weight[slots.band[at] ?? 0] ?? 0);
        counts[at] = (counts[at] ?? 0) + weighed;
        pupils += weighed;
      }
      return { counts, pupils, mean };
    }),
  );
}
