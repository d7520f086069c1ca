import type { Domain, Figure, Formula } from "../figures/figure.ts";
import type { DomainMeans } from "./domain-means.ts";
import type { Estimated } from "./estimate.ts";
import { estimateFigure, hasScales } from "./estimate-figure.ts";
import type { Scale } from "./scale.ts";

/** The same pupils under one transform of their scores, with the scales that take it. */
export interface Transformed {
  readonly means: DomainMeans;
  readonly scales: readonly Scale[];
}

type RatioIn = (formula: Formula) => { readonly top: Formula; readonly bottom: Formula; readonly shift: number } | null;

/**
 * One figure on the scales of every transform, the first transform's first. Ratios and fractions have no scale and
 * are of the first transform alone.
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
