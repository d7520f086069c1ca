/**
 * Wilson score interval for a share.
 *
 * Solves `|share - p| = z * sqrt(p (1 - p) / trials)` for p, so it stays inside 0 to 1 and still has a width where the
 * share is 0 or 1.
 *
 * @param share from 0 to 1
 * @param trials number of independent units; for units in clusters the effective number, which need not be whole
 * @param z standard normal quantile of the wanted coverage, 1.959964 for 95%
 * @returns fractions, not per cent
 * @throws RangeError when there are no trials or the share is outside 0 to 1
 * @source Wilson (1927), JASA 22, 209-212
 * @example wilsonInterval(0.81, 100, 1.959964) // { lower: 0.72221..., upper: 0.87485... }
 */
export function wilsonInterval(
  share: number,
  trials: number,
  z: number,
): { readonly lower: number; readonly upper: number } {
  if (!(trials > 0)) throw new RangeError(`no trials: ${trials}`);
  if (!(share >= 0 && share <= 1)) throw new RangeError(`not a share: ${share}`);
  const shrink = 1 / (1 + (z * z) / trials);
  const centre = shrink * (share + (z * z) / (2 * trials));
  const half = shrink * z * Math.sqrt((share * (1 - share)) / trials + (z * z) / (4 * trials * trials));
  return { lower: Math.max(0, centre - half), upper: Math.min(1, centre + half) };
}
