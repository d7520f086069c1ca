/** What the two ends of an axis mean, for example low "ahead" and high "behind". */
export interface AxisEnds {
  readonly low: string;
  readonly high: string;
}

const LEAST_ROOM = 0.3;

/**
 * The words with arrows, each only where its side of zero is long enough to be worth a word; empty where not.
 *
 * @param zero where zero stands, as a fraction of the axis; null when it is not shown
 */
export function endsThatFit({ low, high }: AxisEnds, zero: number | null): AxisEnds {
  return {
    low: zero === null || zero >= LEAST_ROOM ? `← ${low}` : "",
    high: zero === null || zero <= 1 - LEAST_ROOM ? `${high} →` : "",
  };
}
