import { ColdspotError } from "../effects/coldspot-error.ts";
import { shortWord } from "../effects/words-of-files.ts";

/** `wgs84` is longitude and latitude in degrees; `osgb36` is easting and northing in metres on the National Grid. */
export type CoordinateSystem = "wgs84" | "osgb36";

/** The smallest and largest values of coordinates in the United Kingdom, with some room around them. */
const extents: Readonly<Record<CoordinateSystem, readonly [west: number, south: number, east: number, north: number]>> =
  {
    wgs84: [-15, 48, 5, 63],
    osgb36: [-200_000, -100_000, 900_000, 1_400_000],
  };

const advice = "save the boundaries in British National Grid (EPSG:27700) or longitude and latitude (EPSG:4326)";
const refused = (message: string, advised = advice) => new ColdspotError(message, { exitCode: 3, advice: advised });

function named(crs: unknown): CoordinateSystem | null {
  if (crs === undefined || crs === null) return null;
  const properties = typeof crs === "object" && "properties" in crs ? crs.properties : undefined;
  const name =
    typeof properties === "object" && properties !== null && "name" in properties && typeof properties.name === "string"
      ? properties.name
      : null;
  if (name === null) throw refused(`coordinate system not understood: ${shortWord(JSON.stringify(crs))}`);
  if (/\bEPSG:(?:[\d.]*:)?27700$/i.test(name)) return "osgb36";
  // ETRS89 (4258) and WGS84 agree within a metre.
  if (/\bCRS:?84$|\bEPSG:(?:[\d.]*:)?(?:4326|4258)$/i.test(name)) return "wgs84";
  throw refused(`coordinate system not known: ${shortWord(name)}`);
}

/** The first position of flat x, y pairs that lies outside an extent, or null. */
function stray(rings: Iterable<Float64Array>, system: CoordinateSystem): string | null {
  const [west, south, east, north] = extents[system];
  for (const ring of rings) {
    for (let at = 0; at < ring.length; at += 2) {
      const x = ring[at] ?? Number.NaN;
      const y = ring[at + 1] ?? Number.NaN;
      if (!(x >= west && x <= east && y >= south && y <= north)) return `${x}, ${y}`;
    }
  }
  return null;
}

/**
 * The coordinate system of a boundary file: the one its `crs` member names, otherwise the one its coordinates fit.
 *
 * The United Kingdom lies within -15 to 5 degrees of longitude and 48 to 63 of latitude. Coordinates that are all at
 * most 180 are never taken for metres, because that would be a patch of sea at the origin of the grid: they are degrees
 * in the wrong order.
 *
 * @param crs the `crs` member as the file has it, or undefined
 * @param rings all rings, as flat x, y pairs
 * @throws ColdspotError (3) when the file names another system, or the coordinates fit neither system or not the one
 *   that is named
 * @example
 * coordinateSystem(undefined, [Float64Array.of(-1.5, 52, -1.4, 52, -1.4, 52.1)])
 * // { crs: "wgs84", crsFrom: "range" }
 */
export function coordinateSystem(
  crs: unknown,
  rings: readonly Float64Array[],
): { readonly crs: CoordinateSystem; readonly crsFrom: "file" | "range" } {
  const fromFile = named(crs);
  if (fromFile !== null) {
    const outside = stray(rings, fromFile);
    if (outside === null) return { crs: fromFile, crsFrom: "file" };
    throw refused(
      `coordinates do not fit the file's own system, ${fromFile}: ${outside}`,
      `${advice}, longitude or easting first`,
    );
  }
  const outsideDegrees = stray(rings, "wgs84");
  if (outsideDegrees === null) return { crs: "wgs84", crsFrom: "range" };
  const metres = rings.some((ring) => ring.some((value) => Math.abs(value) > 180));
  if (metres && stray(rings, "osgb36") === null) return { crs: "osgb36", crsFrom: "range" };
  throw refused(
    `coordinates are neither degrees nor metres of the United Kingdom: ${outsideDegrees}`,
    `${advice}, longitude or easting first`,
  );
}
