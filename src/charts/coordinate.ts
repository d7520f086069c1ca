/** A coordinate with at most two decimals, so that the same chart is the same bytes on every machine. */
export function coordinate(value: number): number {
  if (!Number.isFinite(value)) throw new RangeError(`not a position on a chart: ${value}`);
  return Math.round(value * 100) / 100 + 0;
}

/** A coordinate as a share of the width or height, for drawings that stretch without distortion. */
export function percent(value: number): string {
  return `${coordinate(value)}%`;
}
