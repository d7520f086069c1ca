import { checkPValues } from "./p-value.ts";

/**
 * p values adjusted by Holm's method: at 5%, the chance that even one figure is wrongly called clear is at most 5%.
 *
 * With p(1) <= ... <= p(k), the adjusted p(i) is the largest of (k - j + 1) p(j) over j <= i, at most 1.
 * It holds whatever the dependence between figures. For a few comparisons that were planned.
 *
 * @param pValues one per figure, two-sided or one-sided, for all figures that were looked at, not only the striking ones
 * @returns adjusted p values in the order of the input; empty for none
 * @throws RangeError when one is outside 0 to 1
 * @source Holm (1979), Scandinavian Journal of Statistics 6, 65-70; R's p.adjust
 * @example holm([0.01, 0.04, 0.03]) // [0.03, 0.06, 0.06]
 */
export function holm(pValues: readonly number[]): readonly number[] {
  checkPValues(pValues);
  const adjusted = pValues.map(() => 0);
  const rising = pValues.map((p, index) => ({ p, index })).sort((a, b) => a.p - b.p);
  let largest = 0;
  for (const [at, { p, index }] of rising.entries()) {
    largest = Math.max(largest, Math.min(1, (pValues.length - at) * p));
    adjusted[index] = largest;
  }
  return adjusted;
}
