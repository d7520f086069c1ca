import { areaBook } from "../../cells/area-book.ts";
import { pause } from "../../effects/pause.ts";
import type { Weighted } from "../../estimates/covariance.ts";
import { combinedInfluence } from "../../estimates/covariance.ts";
import { covarianceMatrix } from "../../estimates/covariance-matrix.ts";
import type { DomainMeans } from "../../estimates/domain-means.ts";
import { evaluate } from "../../estimates/evaluate.ts";
import type { AreaFamily } from "../../estimates/families/area-family.ts";
import type { ComparedQuestion, ComparisonFamily } from "../../estimates/families/comparison-family.ts";
import { type Covariances, ofMatrix, withLeast } from "../../estimates/families/covariances.ts";
import type { ClaimedFigures } from "../../estimates/families/judged-claim.ts";
import { ofSchools } from "../../estimates/families/school-covariances.ts";
import { type Tested, testedFormula, testedShares } from "../../estimates/families/tested.ts";
import { askedFigures } from "../../figures/asked-figures.ts";
import type { Figure, Formula } from "../../figures/figure.ts";
import { domainsOf, isOneMean, minus, ratioIn } from "../../figures/formula.ts";
import { isOfFifths } from "../../figures/of-fifths.ts";
import { isOfMeansAlone } from "../../figures/reading.ts";
import { slug } from "../../places/area.ts";
import type { Adjustment } from "../../study/adjustment.ts";
import { claimsAbove } from "../../study/claim.ts";
import type { Request } from "../../study/request.ts";
import type { Study } from "../../study/study.ts";
import type { Scored, ScoredOn } from "../scored.ts";

/** What one measure's figures give together: questions to adjust for, claims to judge, areas to compare. */
export interface FigureFamilies {
  readonly comparisons: readonly ComparisonFamily[];
  readonly claims: readonly ClaimedFigures[];
  readonly areas: readonly AreaFamily[];
}

/** The figure that a figure is tested by: for a ratio or a per cent, the difference of its two sides. */
function testFormula({ formula }: Figure): Formula {
  const ratio = ratioIn(formula);
  return ratio === null ? formula : minus(ratio.top, ratio.bottom);
}

/** Figures that are tested between two looks at whether the run was stopped. */
const testedAtOnce = 500;

class Families {
  readonly #scored: Scored;
  /** Figures of a request, and tests by figure: several families can be made of the same ones. */
  readonly #figures = new Map<Request, readonly Figure[]>();
  readonly #tests = new Map<string, Tested | null>();

  constructor(scored: Scored) {
    this.#scored = scored;
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

  /** Means and scales of the first transform, which everything here uses. */
  #on(figure: Figure): ScoredOn {
    return this.#scored.on(figure)[0];
  }

  /** Whether means are shares of schools or of pupils, which can be none or all. */
  #areShares(figure: Figure): boolean {
    return this.#scored.measure.of === "schools" || this.#on(figure).scales[0]?.input === "share";
  }

  /** Tests figures, and looks now and then whether the run was stopped. */
  async #allTested(figures: readonly Figure[]): Promise<readonly (Tested | null)[]> {
    const tested: (Tested | null)[] = [];
    for (const figure of figures) {
      if (tested.length % testedAtOnce === 0) await pause();
      tested.push(this.#tested(figure));
    }
    return tested;
  }

  #tested(figure: Figure): Tested | null {
    const known = this.#tests.get(figure.id);
    if (known !== undefined) return known;
    const formula = testFormula(figure);
    const how = this.#areShares(figure) ? testedShares : testedFormula;
    const tested = how(figure, formula, domainsOf(formula), this.#on(figure).means);
    this.#tests.set(figure.id, tested);
    return tested;
  }

  async comparison(request: Request, adjust: Adjustment | null): Promise<ComparisonFamily> {
    const byQuestion = new Map<string, Figure[]>();
    for (const figure of this.#of(request)) {
      const key = `${figure.of.key} ${figure.with?.key ?? ""}`;
      const known = byQuestion.get(key);
      if (known === undefined) byQuestion.set(key, [figure]);
      else known.push(figure);
    }
    const asked = [...byQuestion.values()].flatMap((figures) => {
      const [first] = figures;
      return first === undefined ? [] : [{ first, figures }];
    });
    const isHidden = (figure: Figure) => figure.crosses.some(({ across }) => across === "hide");
    const tested = await this.#allTested(asked.flatMap(({ first }) => (isHidden(first) ? [] : [first])));
    let next = 0;
    const questions = asked.map(({ first, figures }): ComparedQuestion => {
      const own = isHidden(first) ? null : (tested[next++] ?? null);
      return { figures: figures.map(({ id }) => id), tested: own };
    });
    return { name: `compare ${Number(request.path[1]) + 1}`, adjust, questions };
  }

  claim({ name, says, request }: Study["claims"][number]): ClaimedFigures {
    const figures = this.#of(request).map((figure) => ({ id: figure.id, tested: this.#tested(figure) }));
    return { name, direction: claimsAbove(says) ? "above" : "below", figures };
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
    if (first === undefined) return null;
    const { means, scales } = this.#on(first);
    const scale = scales.find(({ forMeans }) => !isOfMeansAlone(first) || forMeans);
    if (scale === undefined) return null;
    const { factor } = scale;
    const tested = await this.#allTested(figures);
    const parts = figures.flatMap((figure, index) => (tested[index] === null ? [] : [partsOf(figure.formula, means)]));
    const covariance = covariancesOf(parts, means, factor);
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
      covariance: this.#areShares(first) ? withLeast(covariance, least) : covariance,
      shrink,
    };
  }
}

/** The domain means that a formula comes from, each with its slope. */
function partsOf(formula: Formula, means: DomainMeans): readonly Weighted[] {
  const domains = new Map(domainsOf(formula).map((domain) => [domain.key, means.of(domain)]));
  const { gradient } = evaluate(formula, ({ key }) => domains.get(key)?.mean ?? Number.NaN);
  return [...gradient].flatMap(([key, weight]) => {
    const domain = domains.get(key) ?? null;
    if (domain === null) throw new RangeError(`no mean for: ${key}`);
    return [{ domain, weight }];
  });
}

/** Effective schools of the smallest mean of a formula; Infinity where the errors of means are published. */
function fewestSchools(formula: Formula, means: DomainMeans): number {
  if (means.published !== null) return Number.POSITIVE_INFINITY;
  return Math.min(...domainsOf(formula).map((domain) => means.of(domain)?.effectiveSchools ?? 0));
}

/** Covariances of figures: by schools, and of all pairs where every school has an influence through the first stage. */
function covariancesOf(figures: readonly (readonly Weighted[])[], means: DomainMeans, factor: number): Covariances {
  const { schoolsOfDesign, seKind, influences: size } = means;
  const throughFirst = figures.some((parts) => parts.some(({ domain }) => domain.shared !== null));
  if (seKind !== "full" || !throughFirst) return ofSchools(figures, schoolsOfDesign, factor, size);
  const influences = figures.map((parts) => combinedInfluence(parts, schoolsOfDesign, seKind, "corrected"));
  return ofMatrix(
    covarianceMatrix(influences, schoolsOfDesign).map((row) => row.map((value) => factor * factor * value)),
  );
}

/**
 * What the figures of one measure give together, before any rule: a p value needs to know how many questions were
 * asked, a claim all its years, an area all other areas.
 */
export async function familiesOfMeasure(scored: Scored): Promise<FigureFamilies> {
  const { study, measure } = scored;
  const families = new Families(scored);
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
  const comparisons: ComparisonFamily[] = [];
  for (const request of asked) {
    if (request.kind === "show") continue;
    const compared = request.kind === "compare" ? request : request.compare;
    if (compared !== null) comparisons.push(await families.comparison(request, compared.adjust));
  }
  return {
    comparisons,
    claims: study.claims
      .filter(({ request }) => request.measure === measure.name)
      .map((claim) => families.claim(claim)),
    areas: [...areas.values()],
  };
}
