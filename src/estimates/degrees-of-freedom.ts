import { type SeKind, stretched, type Weighted } from "./covariance.ts";
import { productOfOwn } from "./covariance-of-parts.ts";
import { KnownForPairs } from "./known-for-pairs.ts";
import { overlapOf, type ShareOfSchools } from "./overlap-of-shares.ts";

/** A domain mean of a figure with its slope. Domains of one kind have means whose schools may be taken to differ alike. */
export interface Sort extends Weighted {
  readonly kind: string;
}

/** One source of the variance of a figure: a domain, or what a year's first stage adds. */
interface Source {
  readonly shares: ShareOfSchools;
  /** As the schools of the source itself say. */
  readonly variance: number;
  /** What the variance would be if the means of its schools had variance 1; null where that has no meaning. */
  readonly unit: number | null;
  readonly kind: string;
}

/** How many degrees of freedom the spread that the domains of a figure have in common is taken to be worth. */
const worthOfCommonSpread = 1;

/** Domains with more schools than this are in many figures. */
const manySchools = 32;

const overlaps = new KnownForPairs<ShareOfSchools>();

function overlap(a: ShareOfSchools, b: ShareOfSchools): number {
  const few = Math.min(a.school.length, b.school.length);
  return few > manySchools ? overlaps.of(a, b, () => overlapOf(a, b)) : overlapOf(a, b);
}

/** Shares of the schools of a first stage, in the form that domains have: made once for each year. */
const ofFirstStage = new WeakMap<Float64Array, ShareOfSchools>();

function sharesOf(dense: Float64Array): ShareOfSchools {
  const known = ofFirstStage.get(dense);
  if (known !== undefined) return known;
  const school = Int32Array.from([...dense.keys()].filter((code) => (dense[code] ?? 0) > 0));
  const fresh = { school, leverage: Float64Array.from(school, (code) => dense[code] ?? 0) };
  ofFirstStage.set(dense, fresh);
  return fresh;
}

/** What the first stages add, year by year: a year's domains have one first stage, so their influences are added up. */
function sharedSources(parts: readonly Sort[]): readonly Source[] {
  const byYear = new Map<Float64Array, Float64Array>();
  for (const { domain, weight } of parts) {
    if (domain.shared === null) continue;
    const { influence, leverage } = domain.shared;
    const sum = byYear.get(leverage) ?? new Float64Array(influence.length);
    for (let at = 0; at < sum.length; at++) sum[at] = (sum[at] as number) + weight * (influence[at] as number);
    byYear.set(leverage, sum);
  }
  return [...byYear].map(([leverage, sum]) => {
    const variance = sum.reduce((all, one, at) => all + stretched(one, leverage[at] ?? 0, "corrected") ** 2, 0);
    return { shares: sharesOf(leverage), variance, unit: null, kind: "first stage" };
  });
}

function sources(parts: readonly Sort[], kind: SeKind): readonly Source[] {
  const own = parts.map(({ domain, weight, kind: sort }): Source => {
    const squared = weight * weight;
    const variance = squared * productOfOwn(domain, domain, "corrected");
    return { shares: domain, variance, unit: squared / domain.effectiveSchools, kind: sort };
  });
  return kind === "full" ? [...own, ...sharedSources(parts)] : own;
}

/** (sum of variances)^2 / sum over pairs of sources of both variances x their overlap. */
function satterthwaite(variances: readonly number[], overlaps: readonly Float64Array[]): number {
  let [total, squares] = [0, 0];
  for (const [row, one] of variances.entries()) {
    total += one;
    for (const [column, other] of variances.entries()) squares += one * other * (overlaps[row]?.[column] ?? 0);
  }
  return total ** 2 / squares;
}

/**
 * The variances of the sources with the spread of schools pooled within each kind, where a source has hardly any schools
 * of its own to tell its spread from.
 */
function pooled(from: readonly Source[], own: readonly number[]): readonly number[] {
  const sums = new Map<string, { spread: number; freedom: number }>();
  for (const [at, { kind, variance, unit }] of from.entries()) {
    if (unit === null) continue;
    const sum = sums.get(kind) ?? { spread: 0, freedom: 0 };
    const freedom = own[at] ?? 0;
    sums.set(kind, { spread: sum.spread + (freedom * variance) / unit, freedom: sum.freedom + freedom });
  }
  return from.map(({ kind, variance, unit }, at) => {
    const sum = sums.get(kind);
    if (unit === null || sum === undefined) return variance;
    const freedom = own[at] ?? 0;
    const common = (unit * sum.spread) / sum.freedom;
    return (freedom * variance + worthOfCommonSpread * common) / (freedom + worthOfCommonSpread);
  });
}

/**
 * Degrees of freedom of the error of a figure: those of the chi-squared distribution that has the mean and variance of
 * its corrected squared influences.
 *
 * Worked out as if schools were independent, each varying by 1 / its pupils, in each domain by itself. The corrected
 * variance of a domain alone then has `1 / overlapOf(domain, domain)` degrees of freedom, K - 1 for K equal schools, and
 * that of a figure
 *
 *   (sum of V_i)^2 / sum over i, j of V_i V_j overlap_ij,
 *
 * with the variance V_i that each domain adds by itself. Two domains without a common school have overlap 0: then it is
 * the formula of Welch and Satterthwaite. What is estimated from few schools may by chance make the domain of few
 * schools look the steadier one, and t too small. So the same is worked out with variances that are drawn towards a
 * spread common to all domains of a kind, which counts as one degree of freedom, and the smaller result holds.
 *
 * @param parts domains that the figure depends on, each with more than one school
 * @param kind with `full` the first stage of each year is a source of its own; `published` has no limit
 * @returns Infinity where there are no parts, or their errors are published
 * @source Satterthwaite (1946), Biometrics Bulletin 2, 110-114; Bell and McCaffrey (2002), Survey Methodology 28, 169-181;
 *   Pustejovsky and Tipton (2018), J. Business & Economic Statistics 36, 672-683. The common spread: our choice, by trial
 * @example degreesOfFreedom(one domain of 5 equal schools, "fixed") // 4
 * @example degreesOfFreedom(domains of 3 and 6 other equal schools, each of variance 1, "fixed") // 5.123
 *   // 4 / (1/2 + 1/5) is 5.714; drawn to the spread of both, variances of 1.238 and 0.976 give 5.123, the smaller
 */
export function degreesOfFreedom(parts: readonly Sort[], kind: SeKind): number {
  if (parts.length === 0 || kind === "published") return Number.POSITIVE_INFINITY;
  const from = sources(parts, kind);
  const pairs = from.map((one) => Float64Array.from(from, (other) => overlap(one.shares, other.shares)));
  const own = pairs.map((row, at) => 1 / (row[at] ?? Number.NaN));
  const variances = from.map(({ variance }) => variance);
  // Where no school differs from another there is no error, and any spread is as good.
  if (variances.every((variance) => variance === 0))
    return satterthwaite(
      from.map(({ unit }) => unit ?? 0),
      pairs,
    );
  return Math.min(satterthwaite(variances, pairs), satterthwaite(pooled(from, own), pairs));
}
