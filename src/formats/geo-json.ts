import { shortWord } from "../effects/words-of-files.ts";
import type { AreaProperties } from "./area-code-property.ts";

/** One polygon: its outer ring, then its holes, each as flat x, y pairs; the last position may repeat the first. */
export type PolygonRings = readonly Float64Array[];

/** One area as it is in a boundary file. */
export interface RawArea {
  readonly properties: AreaProperties;
  readonly polygons: readonly PolygonRings[];
  /** Why the area has no polygons, or null. */
  readonly without: string | null;
}

/** What is wrong with a shape. The caller knows the area and adds where it is. */
export class ShapeError extends Error {}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function list(value: unknown, what: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new ShapeError(`${what} is not a list: ${shortWord(JSON.stringify(value) ?? "nothing")}`);
}

function ring(value: unknown): Float64Array {
  const positions = list(value, "ring");
  if (positions.length < 4) throw new ShapeError(`ring of fewer than four positions: ${positions.length}`);
  const flat = new Float64Array(positions.length * 2);
  positions.forEach((position, index) => {
    const [x, y] = list(position, "position");
    if (!(typeof x === "number" && typeof y === "number"))
      throw new ShapeError(`position is not two numbers: ${shortWord(JSON.stringify(position))}`);
    flat[index * 2] = x;
    flat[index * 2 + 1] = y;
  });
  return flat;
}

function polygon(value: unknown): PolygonRings {
  const rings = list(value, "polygon").map(ring);
  if (rings.length === 0) throw new ShapeError("polygon without rings: 0");
  return rings;
}

/**
 * One GeoJSON feature as an area. Third coordinates are left out.
 *
 * @throws ShapeError when it is called a polygon but its coordinates are not those of one
 * @source RFC 7946, sections 3.1.6 and 3.1.7
 */
export function rawArea(feature: unknown): RawArea {
  const { properties, geometry }: Readonly<Record<string, unknown>> = isObject(feature) ? feature : {};
  const known = isObject(properties) ? properties : {};
  const without = (reason: string) => ({ properties: known, polygons: [], without: reason });
  if (!isObject(geometry)) return without("no shape");
  if (geometry.type === "Polygon") {
    const coordinates = list(geometry.coordinates, "polygon");
    if (coordinates.length === 0) return without("an empty shape");
    return { properties: known, polygons: [polygon(coordinates)], without: null };
  }
  if (geometry.type === "MultiPolygon") {
    const polygons = list(geometry.coordinates, "list of polygons").map(polygon);
    if (polygons.length === 0) return without("an empty shape");
    return { properties: known, polygons, without: null };
  }
  return without(`a ${shortWord(String(geometry.type))}, not a polygon`);
}
