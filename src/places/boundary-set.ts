import { type BoundingBox, boundingBox, squaredDistanceToBox } from "./bounding-box.ts";
import { toNationalGrid } from "./national-grid.ts";
import { pointInRings, squaredDistance } from "./point-in-rings.ts";

/** Areas with their shapes, as a boundary file gives them: each polygon an outer ring and holes, flat x, y pairs. */
export interface AreaShapes {
  readonly crs: "wgs84" | "osgb36";
  readonly features: readonly {
    readonly code: string;
    readonly name: string;
    readonly polygons: readonly (readonly Float64Array[])[];
  }[];
}

/** Which area a point lies in, and how that is known. */
export type Placement =
  | { readonly way: "inside"; readonly code: string; readonly name: string }
  /** Outside all areas, but within the limit of one: a point on a coast or island that a generalised outline cuts off. */
  | { readonly way: "nearest"; readonly code: string; readonly name: string; readonly metres: number }
  /** Outside all areas and beyond the limit: `nearest` is the code of the nearest area. */
  | { readonly way: "outside"; readonly nearest: string; readonly metres: number };

/** Areas that points can be looked up in. */
export interface BoundarySet {
  /**
   * The area that contains a point of the National Grid, in metres. On a shared border it is the area with the lowest code.
   *
   * @throws RangeError when a coordinate is not finite
   */
  readonly areaAt: (easting: number, northing: number) => Placement;
}

interface Piece {
  readonly code: string;
  readonly name: string;
  readonly box: BoundingBox;
  readonly rings: readonly Float64Array[];
}

/** How far outside all areas a point may lie and still be placed in the nearest one, in metres. */
const nearestWithin = 3000;

function onGrid(ring: Float64Array, crs: AreaShapes["crs"]): Float64Array {
  if (crs === "osgb36") return ring;
  const metres = new Float64Array(ring.length);
  for (let at = 0; at < ring.length; at += 2) {
    const { easting, northing } = toNationalGrid({
      longitude: ring[at] ?? Number.NaN,
      latitude: ring[at + 1] ?? Number.NaN,
    });
    metres[at] = easting;
    metres[at + 1] = northing;
  }
  return metres;
}

function piecesOf({ crs, features }: AreaShapes): readonly Piece[] {
  return features
    .flatMap(({ code, name, polygons }) =>
      polygons.map((polygon): Piece => {
        const rings = polygon.map((ring) => onGrid(ring, crs));
        return { code, name, rings, box: boundingBox(rings[0] ?? new Float64Array()) };
      }),
    )
    .sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
}

/** The piece nearest to a point (of equally near ones, that with the lowest code), and the square of its distance. */
function nearest(pieces: readonly Piece[], x: number, y: number): { readonly piece: Piece; readonly squared: number } {
  const byBox = pieces
    .map((piece, index) => ({ piece, index, atLeast: squaredDistanceToBox(piece.box, x, y) }))
    .sort((a, b) => a.atLeast - b.atLeast || a.index - b.index);
  let best: { readonly piece: Piece; readonly index: number; readonly squared: number } | null = null;
  for (const { piece, index, atLeast } of byBox) {
    if (best !== null && atLeast > best.squared) break;
    const squared = squaredDistance(piece.rings, x, y);
    if (best === null || squared < best.squared || (squared === best.squared && index < best.index))
      best = { piece, index, squared };
  }
  if (best === null) throw new RangeError("no areas to place points in: 0");
  return best;
}

/**
 * Areas on the National Grid that points can be placed in. Boundaries in degrees are converted to the grid once.
 *
 * A point outside all areas is placed in the nearest one within a limit and marked so, because generalised outlines leave
 * schools on coasts outside. Distances are straight lines on the grid: within 1 in 1,000 of those on the ground.
 *
 * @param shapes areas with at least one polygon between them
 * @param limit metres that a point may be away, 0 or more
 * @throws RangeError when there are no polygons or the limit is not a number of 0 or more
 * @example
 * const square = [Float64Array.of(4e5, 3e5, 401e3, 3e5, 401e3, 301e3, 4e5, 301e3)];
 * const set = boundarySet({ crs: "osgb36", features: [{ code: "E06000001", name: "Square", polygons: [square] }] });
 * set.areaAt(400500, 300500); // { way: "inside", code: "E06000001", name: "Square" }
 * set.areaAt(401003, 301004); // { way: "nearest", code: "E06000001", name: "Square", metres: 5 }
 */
export function boundarySet(shapes: AreaShapes, limit: number = nearestWithin): BoundarySet {
  if (!(limit >= 0)) throw new RangeError(`limit not a number of metres: ${limit}`);
  const pieces = piecesOf(shapes);
  if (pieces.length === 0) throw new RangeError("no areas to place points in: 0");
  const areaAt = (easting: number, northing: number): Placement => {
    if (!(Number.isFinite(easting) && Number.isFinite(northing)))
      throw new RangeError(`not a point on the grid: ${easting}, ${northing}`);
    for (const { code, name, box, rings } of pieces) {
      if (easting < box.west || easting > box.east || northing < box.south || northing > box.north) continue;
      if (pointInRings(rings, easting, northing) !== "outside") return { way: "inside", code, name };
    }
    const { piece, squared } = nearest(pieces, easting, northing);
    const metres = Math.sqrt(squared);
    return metres <= limit
      ? { way: "nearest", code: piece.code, name: piece.name, metres }
      : { way: "outside", nearest: piece.code, metres };
  };
  return { areaAt };
}
