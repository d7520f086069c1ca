import { smallSampleFactor, stretched, type Weighted } from "../covariance.ts";
import type { CovarianceMatrix } from "../covariance-matrix.ts";
import type { DomainMean } from "../domain-mean.ts";
import type { Covariances } from "./covariances.ts";

/** How a figure is moved by schools: by those of its own domains, and through domains that most figures of the family have. */
interface Moved {
  readonly school: Int32Array;
  readonly own: Float64Array;
  /** The weight of each common domain. */
  readonly weight: Float64Array;
  /** The product of `own` with the influence of each common domain. */
  readonly withCommon: Float64Array;
}

/** What the figures of a family have in common. */
interface Common {
  /** Influence of schools on each common domain: dense, by school code. */
  readonly influence: readonly Float64Array[];
  /** The products of these. */
  readonly products: readonly Float64Array[];
  /** K / (K - 1), in the square of the unit that is wanted. */
  readonly factor: number;
  readonly schools: number;
}

/** A difference whose variance is a smaller part of the two it comes from than this is rounding error. */
const noise = 1e-12;

function dense({ school, own, leverage }: DomainMean, schools: number): Float64Array {
  const influence = new Float64Array(schools);
  for (const [at, code] of school.entries()) influence[code] = stretched(own[at] ?? 0, leverage[at] ?? 0, "corrected");
  return influence;
}

function product(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += (a[at] as number) * (b[at] as number);
  return sum;
}

/** Domains that at least half of the figures use. */
function commonDomains(figures: readonly (readonly Weighted[])[]): readonly DomainMean[] {
  const uses = new Map<DomainMean, number>();
  for (const figure of figures) for (const { domain } of figure) uses.set(domain, (uses.get(domain) ?? 0) + 1);
  return [...uses].flatMap(([domain, times]) => (times > 1 && 2 * times >= figures.length ? [domain] : []));
}

function movedBy(parts: readonly Weighted[], domains: readonly DomainMean[], common: Common): Moved {
  const own = new Map<number, number>();
  const weight = new Float64Array(domains.length);
  for (const { domain, weight: by } of parts) {
    const at = domains.indexOf(domain);
    if (at >= 0) weight[at] = by;
    else
      for (const [index, school] of domain.school.entries()) {
        const influence = by * stretched(domain.own[index] ?? 0, domain.leverage[index] ?? 0, "corrected");
        own.set(school, (own.get(school) ?? 0) + influence);
      }
  }
  const school = Int32Array.from(own.keys()).sort();
  const values = Float64Array.from(school, (code) => own.get(code) ?? 0);
  const withCommon = Float64Array.from(common.influence, (influence) => {
    let sum = 0;
    for (const [at, code] of school.entries()) sum += (values[at] ?? 0) * (influence[code] ?? 0);
    return sum;
  });
  return { school, own: values, weight, withCommon };
}

class SchoolCovariances implements Covariances {
  readonly #moved: readonly Moved[];
  readonly #common: Common;
  /** By school: the figures that it moves by itself, and how much; made when it is first needed. */
  #bySchool: readonly { readonly figure: number[]; readonly own: number[] }[] | null = null;

  constructor(moved: readonly Moved[], common: Common) {
    this.#moved = moved;
    this.#common = common;
  }

  get figures(): number {
    return this.#moved.length;
  }

  of(figures: readonly number[]): Covariances {
    return new SchoolCovariances(
      figures.flatMap((figure) => this.#moved[figure] ?? []),
      this.#common,
    );
  }

  variance(figure: number): number {
    const moved = this.#moved[figure];
    if (moved === undefined) return Number.NaN;
    const { own, weight, withCommon } = moved;
    return this.#common.factor * (product(own, own) + 2 * product(weight, withCommon) + this.#through(weight, weight));
  }

  /** What the common domains alone give two figures. */
  #through(a: Float64Array, b: Float64Array): number {
    let sum = 0;
    for (const [row, products] of this.#common.products.entries())
      for (const [column, one] of products.entries()) sum += (a[row] ?? 0) * (b[column] ?? 0) * one;
    return sum;
  }

  /** The mean of pairs is that of all, less each with itself: the influences of all figures are added up by school. */
  meanOfPairs(): number {
    const { influence, factor, schools } = this.#common;
    const all = new Float64Array(schools);
    const weights = new Float64Array(influence.length);
    let alone = 0;
    for (const [figure, { school, own, weight }] of this.#moved.entries()) {
      for (const [at, code] of school.entries()) all[code] = (all[code] ?? 0) + (own[at] ?? 0);
      for (const [at, by] of weight.entries()) weights[at] = (weights[at] ?? 0) + by;
      alone += this.variance(figure);
    }
    for (const [at, one] of influence.entries())
      for (let code = 0; code < schools; code++) all[code] = (all[code] ?? 0) + (weights[at] ?? 0) * (one[code] ?? 0);
    const pairs = this.figures * (this.figures - 1);
    return pairs === 0 ? 0 : (factor * product(all, all) - alone) / pairs;
  }

  #inSchools(): readonly { readonly figure: readonly number[]; readonly own: readonly number[] }[] {
    if (this.#bySchool !== null) return this.#bySchool;
    const bySchool = Array.from({ length: this.#common.schools }, () => ({
      figure: [] as number[],
      own: [] as number[],
    }));
    for (const [figure, { school, own }] of this.#moved.entries())
      for (const [at, code] of school.entries()) {
        bySchool[code]?.figure.push(figure);
        bySchool[code]?.own.push(own[at] ?? 0);
      }
    this.#bySchool = bySchool;
    return bySchool;
  }

  /** The products of a figure's own influences with those of each: 0 where they have no school in common. */
  #ownProducts(figure: number, into: Float64Array): void {
    into.fill(0);
    const moved = this.#moved[figure];
    if (moved === undefined) return;
    const bySchool = this.#inSchools();
    for (const [at, code] of moved.school.entries()) {
      const there = bySchool[code];
      if (there === undefined) continue;
      for (const [index, other] of there.figure.entries())
        into[other] = (into[other] ?? 0) + (moved.own[at] ?? 0) * (there.own[index] ?? 0);
    }
  }

  ofDifferences(figure: number, into: Float64Array): void {
    const { factor } = this.#common;
    const one = this.#moved[figure];
    if (one === undefined) throw new RangeError(`no figure of the family: ${figure}`);
    this.#ownProducts(figure, into);
    const [square, variance] = [product(one.own, one.own), this.variance(figure)];
    const apart = new Float64Array(one.weight.length);
    for (const [other, moved] of this.#moved.entries()) {
      let rest = 0;
      let sameWeights = true;
      for (let at = 0; at < apart.length; at++) {
        const by = (one.weight[at] ?? 0) - (moved.weight[at] ?? 0);
        apart[at] = by;
        if (by === 0) continue;
        sameWeights = false;
        rest += 2 * by * ((one.withCommon[at] ?? 0) - (moved.withCommon[at] ?? 0));
      }
      if (!sameWeights) rest += this.#through(apart, apart);
      const difference = factor * (square + this.#square(other) - 2 * (into[other] ?? 0) + rest);
      into[other] = difference > noise * (variance + this.#variance(other)) ? difference : 0;
    }
  }

  #squares: Float64Array | null = null;
  #variances: Float64Array | null = null;

  #square(figure: number): number {
    this.#squares ??= Float64Array.from(this.#moved, ({ own }) => product(own, own));
    return this.#squares[figure] ?? Number.NaN;
  }

  #variance(figure: number): number {
    this.#variances ??= Float64Array.from(this.#moved, (_, at) => this.variance(at));
    return this.#variances[figure] ?? Number.NaN;
  }

  matrix(): CovarianceMatrix {
    return this.#moved.map((one, row) => {
      const entries = new Float64Array(this.figures);
      this.#ownProducts(row, entries);
      for (const [column, { weight, withCommon }] of this.#moved.entries()) {
        const through =
          product(one.weight, withCommon) + product(weight, one.withCommon) + this.#through(one.weight, weight);
        entries[column] = this.#common.factor * ((entries[column] ?? 0) + through);
      }
      return entries;
    });
  }
}

/**
 * Covariances of figures by the schools that move them, corrected for leverage.
 *
 * A figure is moved by the schools of its own domains, and through the domains that most figures have in common, such as
 * a comparator. With c_i the own influences of figure i by school, w_i its weights of the common domains and C their
 * influences, its covariance with figure j is
 *
 *   K/(K-1) x (c_i . c_j  +  w_j . (C c_i)  +  w_i . (C c_j)  +  w_i . (C C') w_j)
 *
 * Areas of one scheme have no school in common, so that c_i . c_j is 0 for all but i = j; areas of pupils may have some.
 * What is kept grows with the schools of the areas, not with pairs of areas.
 *
 * @param figures the domain means that each figure comes from, with their weights; none may have an influence through the
 *   first stage
 * @param schools K, the schools of the whole design
 * @param unit what a value is multiplied by
 * @param influences how many influences a mean can have: one for each school, or for each published mean
 * @throws RangeError when the design has fewer than two schools
 * @source `combinedInfluence`, `covariance`
 * @example // two gaps of areas with one school each, own influence 1 and 2, to a comparator moved by (1, 1), K = 2:
 * // variances 2 x (1 - 1)^2 + 2 x 1 and so on
 */
export function ofSchools(
  figures: readonly (readonly Weighted[])[],
  schools: number,
  unit: number,
  influences = schools,
): Covariances {
  if (schools < 2) throw new RangeError(`a standard error needs at least two schools: ${schools}`);
  const domains = commonDomains(figures);
  const influence = domains.map((domain) => dense(domain, influences));
  const common: Common = {
    influence,
    products: influence.map((one) => Float64Array.from(influence, (other) => product(one, other))),
    factor: unit * unit * smallSampleFactor(schools),
    schools: influences,
  };
  return new SchoolCovariances(
    figures.map((parts) => movedBy(parts, domains, common)),
    common,
  );
}
