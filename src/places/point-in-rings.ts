/** Where a point lies relative to the rings of a polygon. */
export type Side = "inside" | "on the border" | "outside";

/**
 * Where a point lies relative to a polygon: inside if a ray from it crosses the rings an odd number of times, so holes
 * are outside.
 *
 * Every edge is read from its lower end, whatever the direction of the ring. So two areas that share an edge agree about
 * a point near it, which is never in both or in neither; a point exactly on the edge is on the border of both.
 *
 * @param rings outer ring and holes as flat x, y pairs; the last position may repeat the first
 * @source Shimrat (1962), Algorithm 112, Communications of the ACM 5, 434
 * @example pointInRings([Float64Array.of(0, 0, 4, 0, 4, 4, 0, 4)], 1, 3) // "inside"
 */
export function pointInRings(rings: readonly Float64Array[], x: number, y: number): Side {
  let inside = false;
  for (const ring of rings) {
    let fromX = ring[ring.length - 2] ?? Number.NaN;
    let fromY = ring[ring.length - 1] ?? Number.NaN;
    for (let at = 0; at < ring.length; at += 2) {
      const toX = ring[at] ?? Number.NaN;
      const toY = ring[at + 1] ?? Number.NaN;
      if (toX === x && toY === y) return "on the border";
      if (fromY === toY) {
        if (y === toY && (x - fromX) * (x - toX) < 0) return "on the border";
      } else {
        const up = fromY < toY;
        const lowX = up ? fromX : toX;
        const lowY = up ? fromY : toY;
        const highX = up ? toX : fromX;
        const highY = up ? toY : fromY;
        if (y >= lowY && y < highY) {
          const turn = (highX - lowX) * (y - lowY) - (x - lowX) * (highY - lowY);
          if (turn === 0) return "on the border";
          if (turn > 0) inside = !inside;
        }
      }
      fromX = toX;
      fromY = toY;
    }
  }
  return inside ? "inside" : "outside";
}

/**
 * Square of the distance from a point to the nearest edge of the rings.
 *
 * @returns in the unit of the coordinates, squared; infinity when there are no edges
 * @example squaredDistance([Float64Array.of(0, 0, 4, 0, 4, 4, 0, 4)], 7, 8) // 25, from the corner (4, 4)
 */
export function squaredDistance(rings: readonly Float64Array[], x: number, y: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (const ring of rings) {
    let fromX = ring[ring.length - 2] ?? Number.NaN;
    let fromY = ring[ring.length - 1] ?? Number.NaN;
    for (let at = 0; at < ring.length; at += 2) {
      const toX = ring[at] ?? Number.NaN;
      const toY = ring[at + 1] ?? Number.NaN;
      const alongX = toX - fromX;
      const alongY = toY - fromY;
      const length = alongX * alongX + alongY * alongY;
      const part = length === 0 ? 0 : ((x - fromX) * alongX + (y - fromY) * alongY) / length;
      const share = Math.min(1, Math.max(0, part));
      const awayX = x - (fromX + share * alongX);
      const awayY = y - (fromY + share * alongY);
      least = Math.min(least, awayX * awayX + awayY * awayY);
      fromX = toX;
      fromY = toY;
    }
  }
  return least;
}
