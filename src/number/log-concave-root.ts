/** The logarithm of a tail probability at one point, and its derivative with respect to the logarithm of that point. */
export interface LogTail {
  readonly log: number;
  readonly slope: number;
}

/**
 * The point at which a tail probability has a given logarithm: Newton's method on log probability against log point.
 *
 * On these scales the tails of the beta (against log odds), t and gamma distributions are concave, so each tangent lies
 * above the curve. From a start where the tail is no larger than wanted, each step goes towards the root and none
 * passes it.
 *
 * @param tail log probability at a positive point
 * @param target log probability wanted
 * @param start a point no nearer the middle of the distribution than the root
 * @returns a positive point; 0 or Infinity when it is too small or large for a double
 * @example logConcaveRoot((x) => ({ log: -x, slope: -x }), -3, 10) // 3, the exponential distribution
 */
export function logConcaveRoot(tail: (point: number) => LogTail, target: number, start: number): number {
  let point = start;
  for (let step = 0; step < MOST_STEPS; step++) {
    if (!(point > 0 && point < Infinity)) return point;
    const { log, slope } = tail(point);
    const missing = target - log;
    const next = point * Math.exp(missing / slope);
    // The error that remains is about the square of the one just corrected.
    if (Math.abs(missing) < 1e-9 || next === point) return next;
    point = next;
  }
  throw new RangeError(`no root after ${MOST_STEPS} steps for log probability ${target}`);
}

const MOST_STEPS = 1000;
