import { checkPValues } from "./p-value.ts";

/**
 * p values adjusted by Benjamini and Hochberg's method: of the figures called clear at 5%, on average at most 5% wrongly.
 *
 * With p(1) <= ... <= p(k), the adjusted p(i) is the smallest of k p(j) / j over j >= i, at most 1.
 * Proved for independent figures, and for one-sided p values of positively dependent ones. Two-sided p values of dependent
 * figures have no proof: a study must ask for it. For maps.
 *
 * @param pValues one per figure, for all figures that were looked at
 * @returns adjusted p values in the order of the input; empty for none
 * @throws RangeError when one is outside 0 to 1
 * @source Benjamini and Hochberg (1995), Journal of the Royal Statistical Society B 57, 289-300; under positive
 *   dependence: Benjamini and Yekutieli (2001), Annals of Statistics 29, 1165-1188; R's p.adjust
 * @example benjaminiHochberg([0.01, 0.04, 0.03]) // [0.03, 0.04, 0.04]
 */
export function benjaminiHochberg(pValues: readonly number[]): readonly number[] {
  checkPValues(pValues);
  const adjusted = pValues.map(() => 0);
  const falling = pValues.map((p, index) => ({ p, index })).sort((a, b) => b.p - a.p);
  let smallest = 1;
  for (const [at, { p, index }] of falling.entries()) {
    smallest = Math.min(smallest, (pValues.length / (pValues.length - at)) * p);
    adjusted[index] = smallest;
  }
  return adjusted;
}
