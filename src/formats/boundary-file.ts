import { ColdspotError } from "../effects/coldspot-error.ts";
import { shortWord } from "../effects/words-of-files.ts";
import { areaCodeProperty, areaNameProperty, propertyText } from "./area-code-property.ts";
import { type CoordinateSystem, coordinateSystem } from "./coordinate-system.ts";
import { type PolygonRings, type RawArea, rawArea, ShapeError } from "./geo-json.ts";
import { isTopology, topologyFeatures } from "./topology.ts";

/** The shape of one area. An area with several features in the file has the polygons of all of them. */
export interface BoundaryFeature {
  readonly code: string;
  /** The name, or the code where the file has no names. */
  readonly name: string;
  readonly polygons: readonly PolygonRings[];
}

/** Areas and their shapes, in the coordinates of the file. */
export interface Boundaries {
  readonly crs: CoordinateSystem;
  /** Whether the file names its coordinate system, or it was worked out from the range of the coordinates. */
  readonly crsFrom: "file" | "range";
  readonly codeProperty: string;
  readonly nameProperty: string | null;
  /** Sorted by code, each code once. */
  readonly features: readonly BoundaryFeature[];
  /** Features of the file without polygons, by their number from 1, with the reason. */
  readonly notUsed: readonly { readonly feature: number; readonly reason: string }[];
}

const saveAs = "save the boundaries as GeoJSON or TopoJSON and run again";
const refused = (message: string, advice: string) => new ColdspotError(message, { exitCode: 3, advice });

function parsed(bytes: Uint8Array, name: string): unknown {
  if (bytes.byteLength === 0) throw refused(`empty file: ${name}`, "check whether it was saved or copied completely");
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw refused(`not a JSON text in UTF-8: ${name}`, saveAs);
  }
}

function member(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null
    ? Object.entries(value).find(([known]) => known === key)?.[1]
    : undefined;
}

function featuresOf(json: unknown, name: string): readonly unknown[] {
  if (isTopology(json)) return topologyFeatures(json, name);
  const features = member(json, "features");
  if (member(json, "type") === "FeatureCollection" && Array.isArray(features)) return features;
  throw refused(`neither GeoJSON nor TopoJSON: ${name}`, saveAs);
}

function shaped(feature: unknown, index: number): RawArea {
  try {
    return rawArea(feature);
  } catch (error) {
    if (!(error instanceof ShapeError)) throw error;
    throw refused(
      `feature ${index + 1} of the boundary file: ${error.message}`,
      "mend its shape or save the file again",
    );
  }
}

function joined(areas: readonly RawArea[], code: string, name: string | null): readonly BoundaryFeature[] {
  const byCode = new Map<string, BoundaryFeature>();
  for (const { properties, polygons } of areas) {
    const key = propertyText(properties, code);
    const called = (name === null ? "" : propertyText(properties, name)) || key;
    const before = byCode.get(key);
    if (before !== undefined && before.name !== called) {
      const both = [before.name, called].sort().map(shortWord).join(", ");
      throw refused(
        `one code with two names, ${both}: ${shortWord(key)}`,
        "correct the code of one, or write another property as code:",
      );
    }
    byCode.set(key, { code: key, name: called, polygons: [...(before?.polygons ?? []), ...polygons] });
  }
  return [...byCode.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}

/**
 * The areas of a boundary file, GeoJSON or TopoJSON.
 *
 * @param bytes the whole file, unpacked, in UTF-8
 * @param file its name, for errors; `code` names the property with the codes of areas, which is found when not given
 * @throws ColdspotError (3) when it is not such a file, has no polygons, its coordinates are neither degrees nor grid
 *   metres, or the codes of the areas cannot be found
 * @example // a square kilometre of the National Grid
 * const square = [[[4e5, 3e5], [401e3, 3e5], [401e3, 301e3], [4e5, 301e3], [4e5, 3e5]]];
 * const geometry = { type: "Polygon", coordinates: square };
 * const feature = { type: "Feature", properties: { LAD21CD: "E06000001" }, geometry };
 * const text = JSON.stringify({ type: "FeatureCollection", features: [feature] });
 * readBoundaries(new TextEncoder().encode(text), { name: "one.geojson" }).crs // "osgb36"
 */
export function readBoundaries(
  bytes: Uint8Array,
  file: { readonly name: string; readonly code?: string | undefined },
): Boundaries {
  const json = parsed(bytes, file.name);
  const features = featuresOf(json, file.name);
  if (features.length === 0) throw refused(`no areas in the boundary file: ${file.name}`, "give a file of areas");
  const all = features.map(shaped);
  const areas = all.filter(({ without }) => without === null);
  if (areas.length === 0) throw refused(`no polygons in the boundary file: ${file.name}`, "give a file of areas");
  const notUsed = all.flatMap(({ without }, index) =>
    without === null ? [] : [{ feature: index + 1, reason: without }],
  );
  const properties = areas.map((area) => area.properties);
  const codeProperty = areaCodeProperty(properties, file.code ?? null);
  const nameProperty = areaNameProperty(properties, codeProperty);
  const rings = areas.flatMap(({ polygons }) => polygons.flat());
  const system = coordinateSystem(member(json, "crs"), rings);
  return { ...system, codeProperty, nameProperty, features: joined(areas, codeProperty, nameProperty), notUsed };
}
