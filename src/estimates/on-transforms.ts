import type { Domain, Figure, Formula } from "../figures/figure.ts";
import type { DomainMeans } from "./domain-means.ts";
import type { Estimated, OnScale } from "./estimate.ts";
import { estimateFigure, hasScales } from "./estimate-figure.ts";
import type { Scale } from "./scale.ts";

/** The same pupils under one transform of their scores, with the scales that apply to it. */
export interface Transformed {
  readonly means: DomainMeans;
  readonly scales: readonly Scale[];
}

type RatioIn = (formula: Formula) => { readonly top: Formula; readonly bottom: Formula; readonly shift: number } | null;

/**
 * One figure on the scales of every transform, those of the first transform first. Ratios and fractions have no scale
 * and come from the first transform alone.
 */
export function estimateOnTransforms(
  figure: Figure,
  domains: readonly Domain[],
  transforms: readonly [Transformed, ...Transformed[]],
  ratioIn: RatioIn,
): Estimated {
  const [first, ...others] = transforms;
  const main = estimateFigure(figure, domains, first.means, first.scales, ratioIn);
  if (main.kind === "none" || !hasScales(figure)) return main;
  const more = others.flatMap(({ means, scales }) => {
    const other = estimateFigure(figure, domains, means, scales, ratioIn);
    return other.kind === "none" ? [] : other.inScales;
  });
  return { ...main, inScales: [...main.inScales, ...more] };
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
  [first, ...others]: readonly [Transformed, ...Transformed[]],
  ratioIn: RatioIn,
): readonly Estimated[] {
  const scaled = figures.filter(hasScales);
  const more = new Map(scaled.map((figure): [Figure, OnScale[]] => [figure, []]));
  for (const { means, scales } of others) {
    means.expect(scaled.flatMap(({ formula }) => domainsOf(formula)));
    for (const [figure, inScales] of more) {
      const other = estimateFigure(figure, domainsOf(figure.formula), means, scales, ratioIn);
      if (other.kind !== "none") inScales.push(...other.inScales);
    }
    means.letGo();
  }
  first.means.expect(figures.flatMap(({ formula }) => domainsOf(formula)));
  return figures.map((figure) => {
    const main = estimateFigure(figure, domainsOf(figure.formula), first.means, first.scales, ratioIn);
    return main.kind === "none" ? main : { ...main, inScales: [...main.inScales, ...(more.get(figure) ?? [])] };
  });
}
