import { pause } from "../../effects/pause.ts";
import type { DomainMean } from "../../estimates/domain-mean.ts";
import type { DomainMeans } from "../../estimates/domain-means.ts";
import type { AdjustmentMethod, AskedTest, Asker } from "../../estimates/families/evidence.ts";
import { marginOf } from "../../estimates/families/margin.ts";
import { type Tested, testedFormula, testedShares } from "../../estimates/families/tested.ts";
import type { Scale } from "../../estimates/scale.ts";
import type { Domain } from "../../figures/domain.ts";
import type { Figure, Formula } from "../../figures/figure.ts";
import { domainsOf, minus, ratioIn } from "../../figures/formula.ts";
import { hypothesisOf } from "../../figures/hypothesis.ts";
import { isOfMeansAlone } from "../../figures/reading.ts";
import type { Scored, ScoredOn } from "../scored.ts";

/** Figures that are tested between two looks at whether the run was stopped. */
const testedAtOnce = 500;

/**
 * What is 0 where a figure shows no difference: the figure itself, for a ratio of 1 or 0 per cent the difference of its
 * two sides, and for a share that was reduced by so much of itself the reduction.
 */
export function testFormula({ formula, statistic }: Pick<Figure, "formula" | "statistic">): Formula {
  const ratio = ratioIn(formula);
  if (ratio === null) return formula;
  return statistic === "ratio" || statistic === "percent" ? minus(ratio.top, ratio.bottom) : ratio.top;
}

/** What two means have in common where they are of the same units, whatever these are called. */
function unitsOf({ mean, pupils, schools, effectiveSchools, school, own }: DomainMean): string {
  let check = 0;
  for (const [at, code] of school.entries()) check += (own[at] ?? 0) * Math.sqrt(code + 2);
  return [mean, pupils, schools, effectiveSchools, check].join(" ");
}

/** Tests of the figures of one measure, on its first scale. */
export class FigureTests {
  readonly #scored: Scored;
  readonly #tests = new Map<string, Tested | null>();
  /** By means: names of domains, the same for two domains of the same units. */
  readonly #names = new Map<DomainMeans, { readonly order: number; readonly byUnits: Map<string, string> }>();
  #since = 0;

  constructor(scored: Scored) {
    this.#scored = scored;
  }

  /** Means and scales of the first transform, which all tests use. */
  on(figure: Figure): ScoredOn {
    return this.#scored.on(figure)[0];
  }

  /** The scale of a figure's tests; null where it has none, as a mean that is not shown in months. */
  scaleOf(figure: Figure): Scale | null {
    return this.on(figure).scales.find(({ forMeans }) => !isOfMeansAlone(figure) || forMeans) ?? null;
  }

  /** Whether means are shares of schools or of pupils, which can be none or all. */
  areShares(figure: Figure): boolean {
    return this.#scored.measure.of === "schools" || this.on(figure).scales[0]?.input === "share";
  }

  /** Looks now and then whether the run was stopped. */
  async #breathe(): Promise<void> {
    if (this.#since++ % testedAtOnce === 0) await pause();
  }

  #work(figure: Figure, formula: Formula): Tested | null {
    const how = this.areShares(figure) ? testedShares : testedFormula;
    return how(figure, formula, domainsOf(formula), this.on(figure).means);
  }

  /** A figure against no difference, in the unit of the outcome; each is worked out once. */
  async of(figure: Figure): Promise<Tested | null> {
    await this.#breathe();
    const known = this.#tests.get(figure.id);
    if (known !== undefined) return known;
    const tested = this.#work(figure, testFormula(figure));
    this.#tests.set(figure.id, tested);
    return tested;
  }

  async all(figures: readonly Figure[]): Promise<readonly (Tested | null)[]> {
    const tested: (Tested | null)[] = [];
    for (const figure of figures) tested.push(await this.of(figure));
    return tested;
  }

  #key(figure: Figure, formula: Formula): { readonly key: string; readonly way: 1 | -1 } {
    const { means } = this.on(figure);
    const names = this.#names.get(means) ?? { order: this.#names.size, byUnits: new Map<string, string>() };
    this.#names.set(means, names);
    const nameOf = (domain: Domain): string => {
      const found = means.of(domain);
      if (found === null) return domain.key;
      const units = unitsOf(found);
      const name = names.byUnits.get(units) ?? domain.key;
      names.byUnits.set(units, name);
      return name;
    };
    const { key, way } = hypothesisOf(formula, nameOf);
    return { key: JSON.stringify([this.#scored.measure.name, names.order, figure.onRanksOf ?? null, key]), way };
  }

  #asked(
    figure: Figure,
    formula: Formula,
    tested: Tested | null,
    rest: Pick<AskedTest, "id" | "asker" | "sides" | "adjust">,
  ): AskedTest {
    const { measure } = this.#scored;
    const scale = this.scaleOf(figure) ?? this.on(figure).scales[0];
    if (scale === undefined) throw new Error(`a figure without a scale: ${figure.id}`);
    const { factor } = scale;
    const { key, way } = this.#key(figure, formula);
    return {
      ...rest,
      key,
      way,
      measure: measure.name,
      figures: rest.sides === null ? [{ id: figure.id, way: 1 }] : [],
      tested:
        tested === null
          ? null
          : { ...tested, value: factor * tested.value, se: factor * tested.se, rounding: factor * tested.rounding },
      scale: scale.name,
      unit: scale.unit,
      margin: marginOf(scale, measure.alikeWithin),
    };
  }

  /** The hypothesis that a figure states; null for one that crosses a hidden break. */
  async stated(figure: Figure, asker: Asker, adjust: AdjustmentMethod | null): Promise<AskedTest> {
    const hides = figure.crosses.some(({ across }) => across === "hide");
    const tested = hides ? null : await this.of(figure);
    return this.#asked(figure, testFormula(figure), tested, { id: figure.id, asker, sides: null, adjust });
  }

  /**
   * Whether two figures of one statistic differ, the first less the second.
   *
   * @param between what stands between their ids in the name of the test
   */
  async between(one: Figure, other: Figure, between: string, asker: Asker): Promise<AskedTest> {
    await this.#breathe();
    const formula = minus(one.formula, other.formula);
    const id = `${one.id}/${between}/${other.id}`;
    const sides = { one: one.id, other: other.id };
    return this.#asked(one, formula, this.#work(one, formula), { id, asker, sides, adjust: null });
  }
}
