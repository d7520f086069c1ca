import { feature } from "topojson-client";
import { ColdspotError } from "../effects/coldspot-error.ts";
import { shortWord } from "../effects/words-of-files.ts";

type Topology = Parameters<typeof feature>[0];
type Layer = Exclude<Parameters<typeof feature>[1], string>;

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a JSON value is a TopoJSON topology with arcs and objects. The arcs themselves are checked when followed. */
export function isTopology(value: unknown): value is Topology {
  return isObject(value) && value.type === "Topology" && Array.isArray(value.arcs) && isObject(value.objects);
}

function hasPolygons(geometry: Layer): boolean {
  return geometry.type === "GeometryCollection"
    ? geometry.geometries.some(hasPolygons)
    : geometry.type === "Polygon" || geometry.type === "MultiPolygon";
}

/**
 * The GeoJSON features of the one layer of areas in a topology, in the coordinates it had before quantising.
 *
 * @throws ColdspotError (3) when there is no such layer or more than one, or its arcs do not fit together
 * @source TopoJSON specification 1.0.0
 */
export function topologyFeatures(topology: Topology, name: string): readonly unknown[] {
  const refused = (message: string, advice: string) => new ColdspotError(message, { exitCode: 3, advice });
  try {
    const layers = Object.entries(topology.objects).filter(([, layer]) => hasPolygons(layer));
    const [only, ...more] = layers;
    if (only === undefined) throw refused(`no polygons in the boundary file: ${name}`, "give a file of areas");
    if (more.length > 0) {
      const names = layers.map(([layer]) => layer).sort();
      throw refused(
        `several layers of areas in the boundary file: ${names.map(shortWord).join(", ")}`,
        "save one layer alone",
      );
    }
    const found = feature(topology, only[1]);
    return found.type === "FeatureCollection" ? found.features : [found];
  } catch (error) {
    if (error instanceof ColdspotError) throw error;
    throw refused(`broken TopoJSON: ${name}`, "fetch the file again or save the boundaries as GeoJSON");
  }
}
