import type { Domain } from "../figures/domain.ts";
import type { Figure, Formula } from "../figures/figure.ts";
import type { DomainMeans } from "./domain-means.ts";
import type { Estimated, OnScale } from "./estimate.ts";
import { estimateFigure, hasScales } from "./estimate-figure.ts";
import type { Scale } from "./scale.ts";

/** The same pupils under one transform of their scores, with the scales that apply to it. */
export interface Transformed {
  readonly means: DomainMeans;
  readonly scales: readonly Scale[];
}

/** Estimates one figure on some means: `estimateFigure`, or `estimateShare` for shares of schools. */
export type Estimator = typeof estimateFigure;

type RatioIn = Parameters<Estimator>[4];
type Transforms = readonly [Transformed, ...Transformed[]];

/**
 * One figure on the scales of every transform, those of the first transform first. Ratios and fractions have no scale
 * and come from the first transform alone.
 */
export function estimateOnTransforms(
  figure: Figure,
  domains: readonly Domain[],
  [first, ...others]: Transforms,
  ratioIn: RatioIn,
  estimate: Estimator = estimateFigure,
): Estimated {
  const main = estimate(figure, domains, first.means, first.scales, ratioIn);
  if (main.kind === "none" || !hasScales(figure)) return main;
  const more = others.flatMap(({ means, scales }) => {
    const other = estimate(figure, domains, means, scales, ratioIn);
    return other.kind === "none" ? [] : other.inScales;
  });
  return { ...main, inScales: [...main.inScales, ...more] };
}

/** Figures that are all shown under the same transforms, by figure. */
function onSameTransforms(
  figures: readonly Figure[],
  domainsOf: (formula: Formula) => readonly Domain[],
  [first, ...others]: Transforms,
  ratioIn: RatioIn,
  estimate: Estimator,
): ReadonlyMap<Figure, Estimated> {
  const scaled = figures.filter(hasScales);
  const more = new Map(scaled.map((figure): [Figure, OnScale[]] => [figure, []]));
  for (const { means, scales } of others) {
    means.expect(scaled.flatMap(({ formula }) => domainsOf(formula)));
    for (const [figure, inScales] of more) {
      const other = estimate(figure, domainsOf(figure.formula), means, scales, ratioIn);
      if (other.kind !== "none") inScales.push(...other.inScales);
    }
    means.letGo();
  }
  first.means.expect(figures.flatMap(({ formula }) => domainsOf(formula)));
  return new Map(
    figures.map((figure) => {
      const main = estimate(figure, domainsOf(figure.formula), first.means, first.scales, ratioIn);
      return [
        figure,
        main.kind === "none" ? main : { ...main, inScales: [...main.inScales, ...(more.get(figure) ?? [])] },
      ];
    }),
  );
}

/**
 * Many figures on the scales of every transform: each as `estimateOnTransforms` gives it.
 *
 * Transforms are worked out one after another, and the means of one are dropped before the next: influences of thousands
 * of domains fill hundreds of megabytes. Those of the first transform are kept, because they are used again.
 */
export function estimateAllOnTransforms(
  figures: readonly Figure[],
  domainsOf: (formula: Formula) => readonly Domain[],
  on: (figure: Figure) => Transforms,
  ratioIn: RatioIn,
  estimate: Estimator = estimateFigure,
): readonly Estimated[] {
  const byTransforms = new Map<Transforms, Figure[]>();
  for (const figure of figures) {
    const transforms = on(figure);
    const known = byTransforms.get(transforms);
    if (known === undefined) byTransforms.set(transforms, [figure]);
    else known.push(figure);
  }
  const found = new Map<Figure, Estimated>();
  for (const [transforms, same] of byTransforms)
    for (const [figure, own] of onSameTransforms(same, domainsOf, transforms, ratioIn, estimate))
      found.set(figure, own);
  return figures.flatMap((figure) => found.get(figure) ?? []);
}
