import type { FirstStage } from "../../scores/first-stage.ts";
import { type Crossings, crossingsOf, windowOf } from "./crossings.ts";
import { rankedOrder } from "./placement.ts";
import {
  type DomainSlots,
  pullOfSpread,
  pullOnRanks,
  type Spread,
  slopesOfPoints,
  slopesOfRanks,
  slopesOfStandardised,
  spreadOf,
} from "./pull.ts";
import { pullsAtOnce, sumBySchool } from "./school-sums.ts";
import { steeperSlopes } from "./steeper-slopes.ts";
import { addPerPupil, addThroughBands, type BandSums, bandSumsOf, spreadSumsOf } from "./sums-of-schools.ts";
import { type YearOfSlots, yearOfSlots } from "./year-of-slots.ts";

/** Bits of `ScoredPupils.part`. */
const rankedPart = 1;
const expectedPart = 2;

/**
 * The part of the influence of schools on a domain's mean that comes through the first stage: dense, by school code.
 *
 * Schools outside the domain have one too. `leverage` is the school's share of the pupils of the year that the first
 * stage was estimated from, the same for all domains of a year.
 */
export interface Shared {
  readonly influence: Float64Array;
  readonly leverage: Float64Array;
}

/** A domain as rows of the moments, with its pupils and mean. */
export interface DomainRows {
  readonly rows: readonly number[];
  readonly pupils: number;
  readonly mean: number;
  /** How much a pupil of each row counts, if not 1 for all: these add up to `pupils`. */
  readonly weights?: Float64Array | null;
}

interface Year {
  readonly slots: YearOfSlots;
  readonly leverage: Float64Array;
  readonly order: Int32Array | null;
  readonly crossings: Crossings | null;
  readonly spread: Spread | null;
  readonly spreadSums: Float64Array | null;
  readonly bandSums: BandSums | null;
}

/**
 * Shared influences of domains: a pull per slot summed over the pupils of each school, plus what the sums of schools add.
 *
 * The influences of a domain sum to 0. Together with its own part they equal the result of a delete-one-school jackknife
 * of the whole pipeline, except for the jackknife's own leverage.
 */
export class SharedInfluences {
  readonly #stage: FirstStage;
  readonly #schools: number;
  readonly #years = new Map<number, Year>();

  /** @param schools of the whole design */
  constructor(stage: FirstStage, schools: number) {
    this.#stage = stage;
    this.#schools = schools;
  }

  /**
   * Shared influences of domains of one year, in their order. Several at once take little longer than one.
   *
   * @param year code of a year of the frame
   */
  of(year: number, domains: readonly DomainRows[]): readonly Shared[] {
    const { slots } = this.#yearOf(year);
    const shared: Shared[] = [];
    for (let from = 0; from < domains.length; from += pullsAtOnce) {
      const some = domains.slice(from, from + pullsAtOnce).map(({ rows, pupils, mean, weights }) => ({
        counts: this.#countsOf(slots, rows, weights ?? null),
        pupils,
        mean,
      }));
      shared.push(...this.ofSlots(year, some));
    }
    return shared;
  }

  /**
   * The same for domains as pupils per slot of the year, which may be weighted: `pupils` is then the sum of the weights.
   *
   * @param year code of a year of the frame
   */
  ofSlots(year: number, domains: readonly DomainSlots[]): readonly Shared[] {
    const known = this.#yearOf(year);
    const shared: Shared[] = [];
    for (let from = 0; from < domains.length; from += pullsAtOnce) {
      const some = domains.slice(from, from + pullsAtOnce);
      for (const [at, influence] of this.#throughRanked(year, known, some).entries()) {
        const domain = some[at];
        if (domain !== undefined) this.#addThroughBands(influence, known, domain);
        shared.push({ influence, leverage: known.leverage });
      }
    }
    return shared;
  }

  /** What affects means through the ranked pupils: the ranking distribution, the standard deviation, or nothing. */
  #throughRanked(
    year: number,
    { slots, order, spread, spreadSums }: Year,
    domains: readonly DomainSlots[],
  ): readonly Float64Array[] {
    if (order !== null) {
      const pulls = domains.map((domain) => pullOnRanks(slots, order, domain));
      return sumBySchool(this.#stage.pupils, year, slots, pulls, this.#schools);
    }
    if (spread === null || spreadSums === null) return domains.map(() => new Float64Array(this.#schools));
    return domains.map((domain) => {
      const pull = pullOfSpread(slots, spread, domain);
      return spreadSums.map((sum) => pull * sum);
    });
  }

  #addThroughBands(influence: Float64Array, known: Year, domain: DomainSlots): void {
    const { slots, crossings, spread, bandSums } = known;
    if (slots.expected === null || bandSums === null) return;
    const slopes =
      crossings !== null
        ? slopesOfRanks(slots, crossings, domain)
        : spread !== null
          ? slopesOfStandardised(slots, spread, domain)
          : slopesOfPoints(slots, this.#stage.outcomeStep, domain);
    const steeper = steeperSlopes(slots, slopes);
    addThroughBands(influence, bandSums, steeper?.slopes ?? slopes, slots.expected);
    if (steeper !== null) addPerPupil(influence, bandSums, steeper.perPupil);
  }

  #yearOf(code: number): Year {
    const known = this.#years.get(code);
    if (known !== undefined) return known;
    const slots = yearOfSlots(this.#stage, code);
    const ofRanks = this.#stage.transform === "rank";
    const spread = this.#stage.transform === "standardised" ? spreadOf(slots) : null;
    const { pupils } = this.#stage;
    const fresh: Year = {
      slots,
      leverage: this.#leverage(code),
      order: ofRanks ? rankedOrder(slots) : null,
      crossings: ofRanks && slots.expected !== null ? crossingsOf(slots, windowOf(slots)) : null,
      spread,
      spreadSums: spread === null ? null : spreadSumsOf(pupils, code, slots, spread, this.#schools),
      bandSums: slots.expected === null ? null : bandSumsOf(pupils, code, slots),
    };
    this.#years.set(code, fresh);
    return fresh;
  }

  #countsOf({ first, size }: YearOfSlots, rows: readonly number[], weights: Float64Array | null): Float64Array {
    const { slot, n, startOfRow, endOfRow } = this.#stage.pupils;
    const counts = new Float64Array(size);
    for (const [index, row] of rows.entries()) {
      const weight = weights === null ? 1 : (weights[index] ?? 0);
      for (let entry = startOfRow[row] ?? 0; entry < (endOfRow[row] ?? 0); entry++) {
        const at = (slot[entry] ?? 0) - first;
        counts[at] = (counts[at] ?? 0) + weight * (n[entry] ?? 0);
      }
    }
    return counts;
  }

  #leverage(year: number): Float64Array {
    const { school, n, part, startOfYear } = this.#stage.pupils;
    const estimating = this.#stage.transform === "points" ? expectedPart : rankedPart | expectedPart;
    const share = new Float64Array(this.#schools);
    let total = 0;
    for (let entry = startOfYear[year] ?? 0; entry < (startOfYear[year + 1] ?? 0); entry++) {
      if (((part[entry] ?? 0) & estimating) === 0) continue;
      const at = school[entry] ?? 0;
      share[at] = (share[at] ?? 0) + (n[entry] ?? 0);
      total += n[entry] ?? 0;
    }
    return share.map((pupils) => pupils / total);
  }
}
