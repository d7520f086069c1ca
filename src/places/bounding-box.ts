/** The upright rectangle around a shape. */
export interface BoundingBox {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/**
 * The bounding box of flat x, y pairs.
 *
 * @example boundingBox(Float64Array.of(0, 1, 4, 3)) // { west: 0, south: 1, east: 4, north: 3 }
 */
export function boundingBox(ring: Float64Array): BoundingBox {
  let west = Number.POSITIVE_INFINITY;
  let south = Number.POSITIVE_INFINITY;
  let east = Number.NEGATIVE_INFINITY;
  let north = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < ring.length; at += 2) {
    const x = ring[at] ?? Number.NaN;
    const y = ring[at + 1] ?? Number.NaN;
    west = Math.min(west, x);
    east = Math.max(east, x);
    south = Math.min(south, y);
    north = Math.max(north, y);
  }
  return { west, south, east, north };
}

/**
 * Square of the distance from a point to a bounding box, 0 inside it and on its sides.
 *
 * @example squaredDistanceToBox({ west: 0, south: 0, east: 4, north: 4 }, 7, 8) // 25
 */
export function squaredDistanceToBox({ west, south, east, north }: BoundingBox, x: number, y: number): number {
  const awayX = Math.max(west - x, 0, x - east);
  const awayY = Math.max(south - y, 0, y - north);
  return awayX * awayX + awayY * awayY;
}
