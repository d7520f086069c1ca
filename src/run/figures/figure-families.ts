import { areaBook } from "../../cells/area-book.ts";
import type { DomainMeans } from "../../estimates/domain-means.ts";
import type { AreaFamily } from "../../estimates/families/area-family.ts";
import type { AreasOfPicture } from "../../estimates/families/areas-of-picture.ts";
import { withLeast } from "../../estimates/families/covariances.ts";
import type { AskedTest } from "../../estimates/families/evidence.ts";
import type { ClaimedFigures } from "../../estimates/families/judged-claim.ts";
import { askedFigures } from "../../figures/asked-figures.ts";
import type { Figure, Formula } from "../../figures/figure.ts";
import { domainsOf, isOneMean } from "../../figures/formula.ts";
import { isOfFifths } from "../../figures/of-fifths.ts";
import { holds } from "../../figures/part-of-comparison.ts";
import { slug } from "../../places/area.ts";
import { claimsAbove } from "../../study/claim.ts";
import type { Request } from "../../study/request.ts";
import type { Study } from "../../study/study.ts";
import type { Scored } from "../scored.ts";
import { areasOfPictures } from "./areas-of-pictures.ts";
import { changesOverYears } from "./changes-over-years.ts";
import { covariancesOf } from "./covariances-of-family.ts";
import { FigureTests } from "./figure-tests.ts";

/** One question of an entry of `compare`: its two sides, in however many ways they are compared. */
export interface AskedQuestion {
  /** Ids of the difference, ratio and per cent of the same two sides: all are shown or none. */
  readonly figures: readonly string[];
}

/** All questions of one entry of `compare`. */
export interface AskedEntry {
  /** Its position in `compare`, from 0. */
  readonly entry: number;
  readonly questions: readonly AskedQuestion[];
}

/** What one measure's figures give together: statements to test, claims to judge, areas to compare. */
export interface FigureFamilies {
  /** Statements of comparisons, by their entry; of levels; of lines over years. */
  readonly tests: readonly AskedTest[];
  readonly comparisons: readonly AskedEntry[];
  readonly pictures: readonly AreasOfPicture[];
  readonly claims: readonly ClaimedFigures[];
  readonly areas: readonly AreaFamily[];
}

/** The position of an entry of `compare` or `show` in its list. */
function placeOf({ path }: Request): number {
  const place = path[1];
  if (typeof place !== "number") throw new Error(`a request without a place in its list: ${path.join(".")}`);
  return place;
}

class Families {
  readonly #scored: Scored;
  readonly #tests: FigureTests;
  /** Figures of a request: several families can be made of the same ones. */
  readonly #figures = new Map<Request, readonly Figure[]>();

  constructor(scored: Scored, tests: FigureTests) {
    this.#scored = scored;
    this.#tests = tests;
  }

  /** The figures that one request makes. */
  #of(request: Request): readonly Figure[] {
    const known = this.#figures.get(request);
    if (known !== undefined) return known;
    const { study, measure, areas, findCells } = this.#scored;
    const figures = askedFigures({ ...study, ask: [request] }, measure, areaBook(areas, findCells));
    this.#figures.set(request, figures);
    return figures;
  }

  /** The questions of an entry of `compare`, and what they state. */
  async comparison(request: Request): Promise<{ readonly entry: AskedEntry; readonly tests: readonly AskedTest[] }> {
    const adjust =
      request.kind === "compare"
        ? request.adjust
        : request.kind === "leadership"
          ? (request.compare?.adjust ?? null)
          : null;
    const byQuestion = new Map<string, Figure[]>();
    for (const figure of this.#of(request)) {
      const key = JSON.stringify([figure.of.key, figure.with?.key ?? null]);
      const known = byQuestion.get(key);
      if (known === undefined) byQuestion.set(key, [figure]);
      else known.push(figure);
    }
    const tests: AskedTest[] = [];
    for (const figures of byQuestion.values())
      for (const figure of figures) tests.push(await this.#tests.stated(figure, "comparison", adjust));
    const questions = [...byQuestion.values()].map((figures) => ({ figures: figures.map(({ id }) => id) }));
    return { entry: { entry: placeOf(request), questions }, tests };
  }

  /** What sentences say without a comparison: the gaps of the whole in the last year, and how far grades moved. */
  async levels(): Promise<readonly AskedTest[]> {
    const { study, figures } = this.#scored;
    const last = Math.max(...study.years);
    const said = figures.filter(({ statistic, base, of, against }) => {
      const { scheme } = of.area;
      if (statistic === "gap")
        return (
          scheme === "national" &&
          of.year === last &&
          of.key !== against?.key &&
          !holds(study, of.population, against?.population)
        );
      return statistic === base && base === "relative_reduction_weak" && (scheme === "national" || scheme === "group");
    });
    const tests: AskedTest[] = [];
    for (const figure of said) tests.push(await this.#tests.stated(figure, "level", null));
    return tests;
  }

  async claim({ name, says, request }: Study["claims"][number]): Promise<ClaimedFigures> {
    const figures = this.#of(request);
    const tested = await this.#tests.all(figures);
    return {
      name,
      direction: claimsAbove(says) ? "above" : "below",
      figures: figures.map(({ id }, at) => ({ id, tested: tested[at] ?? null })),
    };
  }

  /** Families of a request over schemes of areas; groups overlap and fifths have an order, so they are not families. */
  async areas(request: Request): Promise<readonly AreaFamily[]> {
    const byFamily = new Map<string, Figure[]>();
    for (const figure of this.#of(request)) {
      const { of, with: other, versus } = figure;
      const { scheme } = of.area;
      if (scheme === "national" || scheme === "group" || figure.unit !== "outcome") continue;
      if (isOfFifths(this.#scored.study, scheme) || of.key === figure.against?.key) continue;
      const side =
        other === null
          ? []
          : ["with", other.population, other.area.key === of.area.key ? "same" : other.area.key, other.year];
      const change = versus === undefined ? [] : ["against", versus.population, versus.area.key];
      const parts = [this.#scored.measure.name, figure.base, of.population, scheme, of.year, ...side, ...change];
      const key = parts.map((part) => slug(String(part))).join("/");
      const known = byFamily.get(key);
      if (known === undefined) byFamily.set(key, [figure]);
      else known.push(figure);
    }
    const small = request.kind === "compare" ? null : request.smallAreas;
    const shrink = small === null ? null : small === "shrink";
    const families: AreaFamily[] = [];
    for (const [name, figures] of byFamily) {
      const family = figures.length < 3 ? null : await this.#areaFamily(name, figures, shrink);
      if (family !== null) families.push(family);
    }
    return families;
  }

  async #areaFamily(name: string, unordered: readonly Figure[], shrink: boolean | null): Promise<AreaFamily | null> {
    const figures = [...unordered].sort((a, b) => (a.id < b.id ? -1 : 1));
    const [first] = figures;
    const scale = first === undefined ? null : this.#tests.scaleOf(first);
    if (first === undefined || scale === null) return null;
    const { factor } = scale;
    const { means } = this.#tests.on(first);
    const tested = await this.#tests.all(figures);
    const covariance = covariancesOf(
      figures.flatMap(({ formula }, index) => (tested[index] === null ? [] : [formula])),
      means,
      factor,
    );
    const least = Float64Array.from(
      tested.flatMap((own) => own ?? []),
      ({ se }) => (factor * se) ** 2,
    );
    return {
      name,
      of: this.#scored.measure.of === "schools" && isOneMean(first.formula) ? "shares" : "means",
      scheme: first.of.area.scheme,
      scale: scale.name,
      unit: scale.unit,
      areas: figures.map(({ id, formula }, index) => {
        const own = tested[index] ?? null;
        const effectiveSchools = fewestSchools(formula, means);
        if (own === null) return { id, tested: null, effectiveSchools };
        const { value, se, rounding, degreesOfFreedom } = own;
        return {
          id,
          tested: { value: factor * value, se: factor * se, rounding: factor * rounding, degreesOfFreedom },
          effectiveSchools,
        };
      }),
      covariance: this.#tests.areShares(first) ? withLeast(covariance, least) : covariance,
      shrink,
    };
  }
}

/** Effective schools of the smallest mean of a formula; Infinity where the errors of means are published. */
function fewestSchools(formula: Formula, means: DomainMeans): number {
  if (means.published !== null) return Number.POSITIVE_INFINITY;
  return Math.min(...domainsOf(formula).map((domain) => means.of(domain)?.effectiveSchools ?? 0));
}

/**
 * What the figures of one measure give together, before any rule: a p value needs to know how many questions were
 * asked, a claim all its years, an area all other areas.
 */
export async function familiesOfMeasure(scored: Scored): Promise<FigureFamilies> {
  const { study, measure } = scored;
  const figureTests = new FigureTests(scored);
  const families = new Families(scored, figureTests);
  const own = study.ask.filter((one) => one.measure === measure.name);
  const asked = own.filter(({ path }) => path[0] !== "claims");
  // Where two requests ask for the same family, the one that names more areas counts.
  const areas = new Map<string, AreaFamily>();
  for (const request of asked) {
    for (const family of await families.areas(request)) {
      const before = areas.get(family.name);
      const wider = before === undefined || family.areas.length > before.areas.length ? family : before;
      areas.set(family.name, { ...wider, shrink: before?.shrink ?? family.shrink });
    }
  }
  const comparisons: AskedEntry[] = [];
  const tests: AskedTest[] = [];
  for (const request of asked) {
    const isCompare = request.kind === "compare" || (request.kind === "leadership" && request.compare !== null);
    if (!isCompare) continue;
    const { entry, tests: stated } = await families.comparison(request);
    comparisons.push(entry);
    tests.push(...stated);
  }
  const claims: ClaimedFigures[] = [];
  for (const claim of study.claims)
    if (claim.request.measure === measure.name) claims.push(await families.claim(claim));
  return {
    tests: [...tests, ...(await families.levels()), ...(await changesOverYears(scored, figureTests))],
    comparisons,
    pictures: await areasOfPictures(scored, figureTests),
    claims,
    areas: [...areas.values()],
  };
}
