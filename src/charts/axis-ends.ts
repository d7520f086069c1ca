/** What the two ends of an axis mean, for example low "ahead" and high "behind". */
export interface AxisEnds {
  readonly low: string;
  readonly high: string;
}

const LEAST_ROOM = 0.3;

/**
 * The words with arrows; a word is left empty if its side of zero is too short for it.
 *
 * @param zero the position of zero, as a fraction of the axis; null when it is not shown
 */
export function endsThatFit({ low, high }: AxisEnds, zero: number | null): AxisEnds {
  return {
    low: zero === null || zero >= LEAST_ROOM ? `← ${low}` : "",
    high: zero === null || zero <= 1 - LEAST_ROOM ? `${high} →` : "",
  };
}
