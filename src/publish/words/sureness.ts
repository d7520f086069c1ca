import type { ShownTest } from "../../release/families.ts";
import type { ShownNumber } from "../../release/finding.ts";

/**
 * How the direction of a value may be put into words. `exact`: no difference and no error, by definition; otherwise the
 * outcome of a test.
 */
export type Sureness = ShownTest["outcome"] | "exact";

/**
 * What may be said about a figure: what its test in the register says, or without one what its own 95% interval says.
 *
 * The words of a ratio and of a per cent follow the test of the difference, as all words about one pair of sides do.
 *
 * @param noDifference 0, or 1 for a ratio
 * @example surenessOf({ se: 0.01, lower: 0.49, upper: 0.55 }, 0, null) // "differs"
 */
export function surenessOf(
  { se, lower, upper }: Pick<ShownNumber, "se" | "lower" | "upper">,
  noDifference: number,
  test: Pick<ShownTest, "outcome"> | null,
): Sureness {
  if (test !== null) return test.outcome;
  if (lower > noDifference || upper < noDifference) return "differs";
  return se === 0 ? "exact" : "unclear";
}
