import { covarianceMatrix } from "../../estimates/covariance-matrix.ts";
import type { DomainMean } from "../../estimates/domain-mean.ts";
import type { DomainMeans } from "../../estimates/domain-means.ts";
import { isOneShare } from "../../estimates/estimate-share.ts";
import type { AreaFamily } from "../../estimates/families/area-family.ts";
import type { ComparedQuestion, ComparisonFamily } from "../../estimates/families/comparison-family.ts";
import type { ClaimedFigures } from "../../estimates/families/judged-claim.ts";
import { type Tested, testedFormula, testedShares } from "../../estimates/families/tested.ts";
import { influenceOfFormula } from "../../estimates/influence-of-formula.ts";
import { askedFigures } from "../../figures/asked-figures.ts";
import type { Figure, Formula } from "../../figures/figure.ts";
import { domainsOf, minus, ratioIn } from "../../figures/formula.ts";
import { isOfFifths } from "../../figures/of-fifths.ts";
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

class Families {
  readonly #scored: Scored;

  constructor(scored: Scored) {
    this.#scored = scored;
  }

  /** The figures that one request makes. */
  #of(request: Request): readonly Figure[] {
    const { study, measure, areas } = this.#scored;
    return askedFigures({ ...study, ask: [request] }, measure, areas);
  }

  /** Means and scales of the first transform, which everything here uses. */
  #on(figure: Figure): ScoredOn {
    return this.#scored.on(figure)[0];
  }

  #tested(figure: Figure): Tested | null {
    const formula = testFormula(figure);
    const how = this.#scored.measure.of === "schools" ? testedShares : testedFormula;
    return how(figure, formula, domainsOf(formula), this.#on(figure).means);
  }

  comparison(request: Request, adjust: Adjustment | null): ComparisonFamily {
    const byQuestion = new Map<string, Figure[]>();
    for (const figure of this.#of(request)) {
      const key = `${figure.of.key} ${figure.with?.key ?? ""}`;
      byQuestion.set(key, [...(byQuestion.get(key) ?? []), figure]);
    }
    const questions = [...byQuestion.values()].flatMap((figures): readonly ComparedQuestion[] => {
      const [first] = figures;
      if (first === undefined) return [];
      const hidden = first.crosses.some(({ across }) => across === "hide");
      return [{ figures: figures.map(({ id }) => id), tested: hidden ? null : this.#tested(first) }];
    });
    return { name: `compare ${Number(request.path[1]) + 1}`, adjust, questions };
  }

  claim({ name, says, request }: Study["claims"][number]): ClaimedFigures {
    const figures = this.#of(request).map((figure) => ({ id: figure.id, tested: this.#tested(figure) }));
    return { name, direction: claimsAbove(says) ? "above" : "below", figures };
  }

  /** Families of a request over schemes of areas; groups overlap and fifths have an order, so they are not families. */
  areas(request: Request): readonly AreaFamily[] {
    const byFamily = new Map<string, Figure[]>();
    for (const figure of this.#of(request)) {
      const { of, with: other } = figure;
      const { scheme } = of.area;
      if (scheme === "national" || scheme === "group" || figure.unit !== "outcome") continue;
      if (isOfFifths(this.#scored.study, scheme) || of.key === figure.against?.key) continue;
      const side =
        other === null
          ? []
          : ["with", other.population, other.area.key === of.area.key ? "same" : other.area.key, other.year];
      const parts = [this.#scored.measure.name, figure.base, of.population, scheme, of.year, ...side];
      const key = parts.map((part) => slug(String(part))).join("/");
      byFamily.set(key, [...(byFamily.get(key) ?? []), figure]);
    }
    const small = request.kind === "compare" ? null : request.smallAreas;
    const shrink = small === null ? null : small === "shrink";
    return [...byFamily].flatMap(([name, figures]) => {
      const family = figures.length < 3 ? null : this.#areaFamily(name, figures, shrink);
      return family === null ? [] : [family];
    });
  }

  #areaFamily(name: string, unordered: readonly Figure[], shrink: boolean | null): AreaFamily | null {
    const figures = [...unordered].sort((a, b) => (a.id < b.id ? -1 : 1));
    const [first] = figures;
    if (first === undefined) return null;
    const { means, scales } = this.#on(first);
    const scale = scales.find(({ forMeans }) => first.base !== "mean" || forMeans);
    if (scale === undefined) return null;
    const { factor } = scale;
    const tested = figures.map((figure) => this.#tested(figure));
    const influences = figures.flatMap((figure, index) =>
      tested[index] === null ? [] : [influenceOf(figure.formula, means)],
    );
    return {
      name,
      of: this.#scored.measure.of === "schools" && isOneShare(first.formula) ? "shares" : "means",
      scheme: first.of.area.scheme,
      scale: scale.name,
      unit: scale.unit,
      areas: figures.map(({ id }, index) => {
        const own = tested[index] ?? null;
        if (own === null) return { id, tested: null };
        const { value, se, rounding, degreesOfFreedom } = own;
        return {
          id,
          tested: { value: factor * value, se: factor * se, rounding: factor * rounding, degreesOfFreedom },
        };
      }),
      covariance: covarianceMatrix(influences, means.schoolsOfDesign).map((row) =>
        row.map((value) => factor * factor * value),
      ),
      shrink,
    };
  }
}

function influenceOf(formula: Formula, means: DomainMeans): Float64Array {
  const found = new Map<string, DomainMean>();
  for (const domain of domainsOf(formula)) {
    const mean = means.of(domain);
    if (mean !== null) found.set(domain.key, mean);
  }
  const { influences, seKind } = means;
  return influenceOfFormula(formula, found, influences, "corrected", seKind).influence;
}

/**
 * What the figures of one measure give together, before any rule: a p value needs to know how many questions were
 * asked, a claim all its years, an area all other areas.
 */
export function familiesOfMeasure(scored: Scored): FigureFamilies {
  const { study, measure } = scored;
  const families = new Families(scored);
  const own = study.ask.filter((one) => one.measure === measure.name);
  const asked = own.filter(({ path }) => path[0] !== "claims");
  // Where two requests ask for the same family, the one that names more areas counts.
  const areas = new Map<string, AreaFamily>();
  for (const request of asked)
    for (const family of families.areas(request)) {
      const before = areas.get(family.name);
      const wider = before === undefined || family.areas.length > before.areas.length ? family : before;
      areas.set(family.name, { ...wider, shrink: before?.shrink ?? family.shrink });
    }
  return {
    comparisons: asked.flatMap((request) => {
      if (request.kind === "show") return [];
      const compared = request.kind === "compare" ? request : request.compare;
      return compared === null ? [] : [families.comparison(request, compared.adjust)];
    }),
    claims: study.claims
      .filter(({ request }) => request.measure === measure.name)
      .map((claim) => families.claim(claim)),
    areas: [...areas.values()],
  };
}
