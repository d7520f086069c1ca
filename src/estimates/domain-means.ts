import type { Domain, ShareDomain } from "../figures/domain.ts";
import type { Moments } from "../scores/moments.ts";
import type { PublishedErrors } from "../scores/published-errors.ts";
import { RoundedCounts } from "./counts-behind.ts";
import { combinedInfluence, covariance, type SeKind } from "./covariance.ts";
import { meanOfSums } from "./decompose/mean-of-sums.ts";
import {
  type PupilsBySchool,
  restingOn,
  type SpecialSums,
  sumsOfSchoolMeans,
  sumsOfShare,
} from "./decompose/special-domains.ts";
import type { CountsBehind, DomainMean } from "./domain-mean.ts";
import { SharedInfluences } from "./first-stage/shared-influences.ts";
import { publishedMean } from "./published-mean.ts";
import { shareOfRows } from "./share-of-rows.ts";

interface RestsOfRow {
  readonly start: Int32Array;
  readonly printed: Int32Array;
  readonly pupils: Int32Array;
}

/** The printed means that each row was made from, grouped by row. */
function restsByRow(moments: Moments): RestsOfRow | null {
  const { rests } = moments;
  if (rests === null || rests.halfDigit === 0) return null;
  const start = new Int32Array(moments.n.length + 1);
  for (const cell of rests.cell) start[cell + 1] = (start[cell + 1] ?? 0) + 1;
  for (let row = 0; row < moments.n.length; row++) start[row + 1] = (start[row + 1] ?? 0) + (start[row] ?? 0);
  const next = start.slice();
  const printed = new Int32Array(rests.cell.length);
  const pupils = new Int32Array(rests.cell.length);
  for (const [index, cell] of rests.cell.entries()) {
    const at = next[cell] ?? 0;
    printed[at] = rests.printed[index] ?? 0;
    pupils[at] = rests.pupils[index] ?? 0;
    next[cell] = at + 1;
  }
  return { start, printed, pupils };
}

/** The places of a domain's area: 1 for each place that belongs to it, or their codes, ascending. */
export type PlacesOfDomain = Uint8Array | { readonly codes: Int32Array };

const codesIn = (places: PlacesOfDomain): Int32Array =>
  "codes" in places ? places.codes : Int32Array.from([...places.keys()].filter((code) => places[code] === 1));

function clear(schools: readonly number[], ...sums: readonly Float64Array[]): void {
  for (const school of schools) for (const sum of sums) sum[school] = 0;
}

/** A domain's mean before the first stage, with the rows it is made from. */
interface OwnPart extends Omit<DomainMean, "shared"> {
  readonly key: string;
  readonly rows: readonly number[];
  /** How much a pupil of each row counts, if not 1 for all; null where scores play no part. */
  readonly weights?: Float64Array | null;
}

/** Means of domains, with what their errors need to know about the design. */
export type MeansOfDomains = Pick<
  DomainMeans,
  "of" | "errorOf" | "schoolsOfDesign" | "influences" | "published" | "seKind" | "halfDigit"
>;

/**
 * Means of domains with their influences, each worked out once, however many figures use it.
 *
 * What a domain takes depends on its own rows and schools alone, so that areas may be many.
 *
 * @param placesOf the places of a domain's area
 */
export class DomainMeans {
  readonly #moments: Moments;
  readonly #placesOf: (domain: Domain) => PlacesOfDomain;
  readonly #rests: RestsOfRow | null;
  readonly #counts: RoundedCounts | null;
  readonly #rowsOfYear: readonly Int32Array[];
  /** Rows of a year whose pupils are counted in one place, by place. */
  readonly #rowsOfPlace: readonly (readonly Int32Array[])[];
  readonly #shared: SharedInfluences | null;
  readonly #known = new Map<string, DomainMean | null>();
  /** Domains that were announced and have not been worked out, by year. */
  readonly #expected = new Map<number, Map<string, Domain>>();
  readonly #errors = new Map<string, number>();
  /** Pupils and sums by school of the domain that is being worked out; 0 between two domains. */
  readonly #pupilsOfSchool: Float64Array;
  readonly #sumOfSchool: Float64Array;

  constructor(moments: Moments, placesOf: (domain: Domain) => PlacesOfDomain) {
    this.#moments = moments;
    this.#placesOf = placesOf;
    this.#rests = restsByRow(moments);
    this.#counts = RoundedCounts.of(moments);
    const { firstStage, frame } = moments;
    this.#shared = typeof firstStage === "string" ? null : new SharedInfluences(firstStage, frame.schools.keys.length);
    this.#pupilsOfSchool = new Float64Array(frame.schools.keys.length);
    this.#sumOfSchool = new Float64Array(frame.schools.keys.length);
    const rows: number[][] = moments.frame.years.keys.map(() => []);
    for (const [row, year] of moments.key.year.entries())
      if ((moments.key.place[row] ?? -1) >= 0) rows[year]?.push(row);
    this.#rowsOfYear = rows.map((list) => Int32Array.from(list));
    this.#rowsOfPlace = rows.map((list) => {
      const ofPlace: number[][] = moments.frame.places.keys.map(() => []);
      for (const row of list) ofPlace[moments.key.place[row] ?? -1]?.push(row);
      return ofPlace.map((own) => Int32Array.from(own));
    });
  }

  /** Rows of an area in a year, ascending. */
  #rowsIn(year: number, domain: Domain): Int32Array {
    const codes = codesIn(this.#placesOf(domain));
    const ofPlace = this.#rowsOfPlace[year];
    if (codes.length === ofPlace?.length) return this.#rowsOfYear[year] ?? new Int32Array(0);
    const [one] = codes;
    if (one !== undefined && codes.length === 1) return ofPlace?.[one] ?? new Int32Array(0);
    const rows: number[] = [];
    for (const code of codes) for (const row of ofPlace?.[code] ?? []) rows.push(row);
    return Int32Array.from(rows).sort();
  }

  /** Fixed standard error of the mean of a domain; 0 in a design of one school. */
  errorOf(domain: Domain, mean: DomainMean): number {
    const known = this.#errors.get(domain.key);
    if (known !== undefined) return known;
    const schools = this.schoolsOfDesign;
    const influence =
      schools < 2 ? null : combinedInfluence([{ domain: mean, weight: 1 }], this.influences, "fixed", "plain");
    const error = influence === null ? 0 : Math.sqrt(covariance(influence, influence, schools));
    this.#errors.set(domain.key, error);
    return error;
  }

  /** Schools of the whole design, all years pooled: the K of K/(K-1). Infinity where errors are published. */
  get schoolsOfDesign(): number {
    return this.published === null ? this.#moments.frame.schools.keys.length : Number.POSITIVE_INFINITY;
  }

  /** How many influences a mean can have: one for each school of the design, or for each published mean. */
  get influences(): number {
    return this.published === null ? this.#moments.frame.schools.keys.length : this.#moments.n.length;
  }

  /** Errors that were published with the means; null where schools give the error. */
  get published(): PublishedErrors | null {
    return this.#moments.published ?? null;
  }

  /**
   * `full` where every error of the scores is counted, `fixed` where the source does not say from whom they were estimated,
   * `published` where the source, or a deviation that it publishes, gives the error of each mean.
   */
  get seKind(): SeKind {
    if (this.published !== null) return "published";
    return this.#moments.firstStage === "not shown" ? "fixed" : "full";
  }

  /** Half of the last digit of printed means, in points; 0 when nothing was printed. */
  get halfDigit(): number {
    return this.#moments.rests?.halfDigit ?? 0;
  }

  /** Announces which domains will be needed: those of a year are then worked out together, which is much quicker. */
  expect(domains: Iterable<Domain>): void {
    for (const domain of domains) {
      const ofYear = this.#expected.get(domain.year) ?? new Map<string, Domain>();
      this.#expected.set(domain.year, ofYear.set(domain.key, domain));
    }
  }

  /** Forgets every mean; one that is needed again is worked out again. */
  letGo(): void {
    this.#known.clear();
    this.#errors.clear();
    this.#expected.clear();
  }

  /** Null when no pupil belongs to the domain. */
  of(domain: Domain): DomainMean | null {
    const known = this.#known.get(domain.key);
    if (known !== undefined) return known;
    const together = new Map(this.#expected.get(domain.year) ?? []).set(domain.key, domain);
    this.#expected.delete(domain.year);
    const fresh = [...together.values()].filter(({ key }) => !this.#known.has(key));
    const own = fresh.map((one) => this.#own(one));
    const code = this.#moments.frame.years.indexOf.get(domain.year);
    const present = own.flatMap((one) => (one === null ? [] : [one]));
    const reached = present.filter(({ weights }) => weights !== null);
    const shared = this.#shared === null || code === undefined ? [] : this.#shared.of(code, reached);
    for (const part of present) {
      const { rows: _, weights: __, ...mean } = part;
      this.#known.set(mean.key, { ...mean, shared: shared[reached.indexOf(part)] ?? null });
    }
    for (const { key } of fresh) if (!this.#known.has(key)) this.#known.set(key, null);
    return this.#known.get(domain.key) ?? null;
  }

  /**
   * The pupils of a domain by school: those who belong to all of the populations.
   *
   * @param without 1 for each row that is left out; null where none is
   */
  #pupilsIn(domain: Domain, without: Uint8Array | null, ...populations: readonly string[]): PupilsBySchool {
    const { frame, key, n, sum, unitOfYear } = this.#moments;
    const year = frame.years.indexOf.get(domain.year);
    const atoms = populations.map((population) => frame.populations.get(population));
    const pupils = new Float64Array(frame.schools.keys.length);
    const sums = new Float64Array(frame.schools.keys.length);
    const rows: number[] = [];
    const schoolOfRow: number[] = [];
    if (year === undefined) return { rows, schoolOfRow, pupils, sum: sums };
    const unit = unitOfYear[year] ?? 1;
    for (const row of this.#rowsIn(year, domain)) {
      const atom = key.atom[row] ?? -1;
      if (without?.[row] === 1 || atoms.some((inside) => inside?.[atom] !== 1)) continue;
      const school = key.school[row] ?? -1;
      rows.push(row);
      schoolOfRow.push(school);
      pupils[school] = (pupils[school] ?? 0) + (n[row] ?? 0);
      sums[school] = (sums[school] ?? 0) + (sum[row] ?? 0);
    }
    return { rows, schoolOfRow, pupils, sum: sums.map((whole) => unit * whole) };
  }

  /**
   * A mean made from sums of schools.
   *
   * @param behind what rounded counts can do to a mean of so many pupils
   */
  #special(
    domain: Domain,
    { sums, rows, weights, mixed }: SpecialSums,
    behind: (counts: RoundedCounts, mean: number, pupils: number) => CountsBehind,
  ): OwnPart | null {
    const mean = meanOfSums(sums);
    if (mean === null) return null;
    const also = {
      ...(mixed === undefined ? {} : { mixed: restingOn(mixed) }),
      ...(this.#counts === null ? {} : { counts: behind(this.#counts, mean.mean, mean.pupils) }),
    };
    const rests = this.#printedBehind(rows, weights, mean.pupils);
    return { ...mean, ...also, rests, key: domain.key, rows, weights };
  }

  /**
   * The printed means that a mean of rows is made of, with the weight of each in it.
   *
   * @param weights how much a pupil of each row counts; null where each is one
   */
  #printedBehind(rows: readonly number[], weights: Float64Array | null, pupils: number): ReadonlyMap<number, number> {
    const rests = this.#rests;
    const found = new Map<number, number>();
    if (rests === null) return found;
    for (const [index, row] of rows.entries()) {
      const weight = weights?.[index] ?? 1;
      for (let at = rests.start[row] ?? 0; at < (rests.start[row + 1] ?? 0); at++) {
        const printed = rests.printed[at] ?? 0;
        found.set(printed, (found.get(printed) ?? 0) + weight * (rests.pupils[at] ?? 0));
      }
    }
    return new Map([...found].map(([printed, weight]) => [printed, weight / pupils]));
  }

  /** The share of a part in a whole, over the rows whose source shows the part. */
  #share(domain: ShareDomain): OwnPart | null {
    const { whole, part } = domain;
    const unknown = this.#moments.notShown?.get(part) ?? null;
    const [all, both] = [this.#pupilsIn(domain, unknown, whole), this.#pupilsIn(domain, unknown, whole, part)];
    if (this.published === null)
      return this.#special(domain, sumsOfShare(all, both), (counts, mean, pupils) =>
        counts.ofShare(all.rows, both.rows, mean, pupils),
      );
    const areasThere = new Set(
      [...this.#rowsIn(this.#moments.frame.years.indexOf.get(domain.year) ?? -1, domain)].map(
        (row) => this.#moments.key.school[row] ?? -1,
      ),
    ).size;
    const share = shareOfRows(all.rows, new Set(both.rows), { n: this.#moments.n, areaOf: this.#moments.key.school });
    return share === null ? null : { ...share, key: domain.key, rows: [], weights: null, areasThere, rests: new Map() };
  }

  /** The mean, with influences from its own pupils only. */
  #own(domain: Domain): OwnPart | null {
    if (domain.kind === "share") return this.#share(domain);
    if (domain.kind === "school means") {
      const [side, other] = [domain.side, domain.other].map((one) => this.#pupilsIn(one, null, one.population));
      if (side === undefined || other === undefined) throw new Error("a school mean without its sides");
      const unit = this.#moments.unitOfYear[this.#moments.frame.years.indexOf.get(domain.year) ?? -1] ?? 1;
      return this.#special(domain, sumsOfSchoolMeans(side, other), (counts, mean, pupils) =>
        counts.ofSchoolMeans(side, other, unit, mean, pupils),
      );
    }
    const { frame, key, n, sum, unitOfYear } = this.#moments;
    const year = frame.years.indexOf.get(domain.year);
    const atoms = frame.populations.get(domain.population);
    if (year === undefined || atoms === undefined) return null;
    const unit = unitOfYear[year] ?? 1;
    const pupilsOf = this.#pupilsOfSchool;
    const sumOf = this.#sumOfSchool;
    const rows: number[] = [];
    const touched: number[] = [];
    let pupils = 0;
    let total = 0;
    for (const row of this.#rowsIn(year, domain)) {
      if (atoms[key.atom[row] ?? -1] !== 1) continue;
      rows.push(row);
      const school = key.school[row] ?? -1;
      touched.push(school);
      pupilsOf[school] = (pupilsOf[school] ?? 0) + (n[row] ?? 0);
      sumOf[school] = (sumOf[school] ?? 0) + (sum[row] ?? 0);
      pupils += n[row] ?? 0;
      total += sum[row] ?? 0;
    }
    if (pupils === 0) {
      clear(touched, pupilsOf, sumOf);
      return null;
    }
    const mean = (unit * total) / pupils;
    const counts = this.#counts === null ? {} : { counts: this.#counts.ofMean(rows, unit, mean, pupils) };
    if (this.published !== null) {
      const own = publishedMean(rows, { schoolOf: key.school, variance: this.published.varianceOfSum, mean, pupils });
      const areasThere = new Set(this.#rowsIn(year, domain).map((row) => key.school[row] ?? -1)).size;
      clear(touched, pupilsOf, sumOf);
      return { ...own, ...counts, key: domain.key, rows, areasThere, rests: this.#printedBehind(rows, null, pupils) };
    }
    const present = [...new Set(touched)]
      .filter((school) => (pupilsOf[school] ?? 0) > 0 || (sumOf[school] ?? 0) !== 0)
      .sort((a, b) => a - b);
    const leverage = Float64Array.from(present, (school) => (pupilsOf[school] ?? 0) / pupils);
    const largest = Float64Array.from(leverage).sort().reverse().slice(0, 3);
    const own: OwnPart = {
      key: domain.key,
      rows,
      mean,
      pupils,
      schools: leverage.reduce((count, share) => count + (share > 0 ? 1 : 0), 0),
      school: Int32Array.from(present),
      own: Float64Array.from(
        present,
        (school) => (unit * (sumOf[school] ?? 0) - mean * (pupilsOf[school] ?? 0)) / pupils,
      ),
      leverage,
      // In whole numbers, so that five equal schools give exactly 5 and not slightly less, which would be marked.
      effectiveSchools: pupils ** 2 / present.reduce((squares, school) => squares + (pupilsOf[school] ?? 0) ** 2, 0),
      largestShares: [...largest].map((_, index) => largest.slice(0, index + 1).reduce((a, b) => a + b, 0)),
      rests: this.#printedBehind(rows, null, pupils),
      ...counts,
    };
    clear(touched, pupilsOf, sumOf);
    return own;
  }
}
