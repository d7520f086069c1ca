import type { YearOfSlots } from "./year-of-slots.ts";

/** How a mean changes with what the steeper expectations were worked out from. */
export interface SteeperSlopes {
  /** Slopes with respect to the measured means of bands. */
  readonly slopes: Float64Array;
  /** What each expectation pupil of a band adds in addition, whatever the outcome: through the line's fit and mean prior. */
  readonly perPupil: Float64Array;
}

/**
 * Slopes with respect to measured means of bands, given the slopes with respect to expectations.
 *
 * The expectation of band a is `Y_a + c b (X_a - X)`, with b the slope of measured means: every band's mean changes b,
 * and so every expectation. Means X_a of prior attainment within a band are taken as known.
 *
 * @param slopes of a mean with respect to the expectations of bands
 * @source chain rule; the influence of a least-squares slope
 */
export function steeperSlopes({ expected, steeper }: YearOfSlots, slopes: Float64Array): SteeperSlopes | null {
  if (expected === null || steeper === null) return null;
  const { by, offset, measured } = steeper;
  let [pupils, sum, together, squares, lean, all] = [0, 0, 0, 0, 0, 0];
  for (const [band, count] of expected.entries()) {
    const off = offset[band] ?? 0;
    pupils += count;
    sum += count * (measured[band] ?? 0);
    together += count * off * (measured[band] ?? 0);
    squares += count * off * off;
    lean += (slopes[band] ?? 0) * off;
    all += slopes[band] ?? 0;
  }
  const line = together / squares;
  const total = slopes.map(
    (slope, band) => slope + (by * lean * (expected[band] ?? 0) * (offset[band] ?? 0)) / squares,
  );
  return {
    slopes: total,
    perPupil: total.map((slope, band) => {
      const off = offset[band] ?? 0;
      const fit = (measured[band] ?? 0) - sum / pupils - line * off;
      // Residuals are from the steeper expectation; a band's mean changes with those from the measured one.
      const fromMeasured = (slope / (expected[band] ?? 1)) * by * line * off;
      return fromMeasured + (by * lean * off * fit) / squares - (by * line * all * off) / pupils;
    }),
  };
}
