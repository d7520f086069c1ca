import { describe, expect, test } from "vitest";
import { readBoundaries } from "../../src/formats/boundary-file.ts";

type Properties = Readonly<Record<string, unknown>>;
type Ring = readonly (readonly number[])[];

// On paper: squares of a kilometre on the grid, and one of a hundredth of a degree.
const square = (x: number, y: number, side = 1000): Ring => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
  [x, y],
];
const flat = (ring: Ring) => Float64Array.from(ring.flat());
const here = square(400_000, 300_000);
const there = square(410_000, 300_000);

const polygon = (properties: Properties, ...coordinates: readonly Ring[]) => ({
  type: "Feature",
  properties,
  geometry: { type: "Polygon", coordinates },
});
const collection = (features: readonly unknown[], crs?: unknown) => ({ type: "FeatureCollection", features, crs });
const named = (name: string) => ({ type: "name", properties: { name } });
const one = polygon({ LAD21CD: "E06000001", LAD21NM: "Ashby" }, here);
const two = polygon({ LAD21CD: "E06000002", LAD21NM: "Burton" }, there);

function read(json: unknown, code?: string) {
  return readBoundaries(new TextEncoder().encode(typeof json === "string" ? json : JSON.stringify(json)), {
    name: "a.geojson",
    code,
  });
}

function refusal(json: unknown, code?: string) {
  try {
    return read(json, code);
  } catch (error) {
    return error;
  }
}

describe("areas of a GeoJSON file", () => {
  test("are sorted by code, with name, shape and the properties these came from", () => {
    expect(read(collection([two, one]))).toEqual({
      crs: "osgb36",
      crsFrom: "range",
      codeProperty: "LAD21CD",
      nameProperty: "LAD21NM",
      features: [
        { code: "E06000001", name: "Ashby", polygons: [[flat(here)]] },
        { code: "E06000002", name: "Burton", polygons: [[flat(there)]] },
      ],
      notUsed: [],
    });
  });

  test("have several polygons and holes, and a height that is left out", () => {
    const hole = square(400_400, 300_400, 200);
    const high = here.map(([x = 0, y = 0]) => [x, y, 50]);
    const geometry = { type: "MultiPolygon", coordinates: [[high, hole], [there]] };
    expect(read(collection([{ ...one, geometry }])).features[0]?.polygons).toEqual([
      [flat(here), flat(hole)],
      [flat(there)],
    ]);
  });

  test("of one code are one area", () => {
    const island = polygon({ LAD21CD: "E06000001", LAD21NM: "Ashby" }, there);
    expect(read(collection([one, island])).features).toEqual([
      { code: "E06000001", name: "Ashby", polygons: [[flat(here)], [flat(there)]] },
    ]);
  });

  test("without polygons are told, with the reason", () => {
    const without = (geometry: unknown) => ({ ...two, geometry });
    const features = [
      without(null),
      one,
      without({ type: "Point", coordinates: [400_000, 300_000] }),
      without({ type: "MultiPolygon", coordinates: [] }),
    ];
    const read1 = read(collection(features));
    expect(read1.features.map(({ code }) => code)).toEqual(["E06000001"]);
    expect(read1.notUsed).toEqual([
      { feature: 1, reason: "no shape" },
      { feature: 3, reason: "a Point, not a polygon" },
      { feature: 4, reason: "an empty shape" },
    ]);
  });

  test("a byte order mark changes nothing", () => {
    expect(read(`\uFEFF${JSON.stringify(collection([one]))}`).features.length).toBe(1);
  });
});

describe("areas of a TopoJSON file", () => {
  // On paper: two squares of a kilometre with a common side, quantised in steps of 100 metres from (400000, 300000).
  const topology = {
    type: "Topology",
    transform: { scale: [100, 100], translate: [400_000, 300_000] },
    // The side from (10, 0) to (10, 10); the way round the west; the way round the east. Differences after the first.
    arcs: [
      [
        [10, 0],
        [0, 10],
      ],
      [
        [10, 10],
        [-10, 0],
        [0, -10],
        [10, 0],
      ],
      [
        [10, 10],
        [10, 0],
        [0, -10],
        [-10, 0],
      ],
    ],
    objects: {
      areas: {
        type: "GeometryCollection",
        geometries: [
          { type: "Polygon", arcs: [[0, 1]], properties: { AREACD: "E06000001", AREANM: "Ashby" } },
          { type: "Polygon", arcs: [[0, 2]], properties: { AREACD: "E06000002", AREANM: "Burton" } },
        ],
      },
    },
  };

  test("are taken out of their arcs", () => {
    const { crs, codeProperty, features } = read(topology);
    expect({ crs, codeProperty }).toEqual({ crs: "osgb36", codeProperty: "AREACD" });
    expect(features.map(({ name }) => name)).toEqual(["Ashby", "Burton"]);
    const [west, south, east, north] = [401_000, 300_000, 402_000, 301_000];
    expect(features[1]?.polygons).toEqual([
      [Float64Array.of(west, south, west, north, east, north, east, south, west, south)],
    ]);
  });

  test.each([
    [
      "no layer of areas",
      { places: { type: "Point", coordinates: [0, 0] } },
      "no polygons in the boundary file: a.geojson",
    ],
    [
      "two layers",
      { b: topology.objects.areas, a: topology.objects.areas },
      "several layers of areas in the boundary file: a, b",
    ],
    ["arcs that are not there", { a: { type: "Polygon", arcs: [[7]], properties: {} } }, "broken TopoJSON: a.geojson"],
  ])("%s is refused", (_, objects, message) => {
    expect(refusal({ ...topology, objects })).toMatchObject({ message, exitCode: 3 });
  });
});

describe("the coordinate system", () => {
  const degrees = polygon({ LAD21CD: "E06000001" }, square(-1.5, 52, 0.01));
  test.each([
    ["urn:ogc:def:crs:EPSG::27700", one, "osgb36"],
    ["EPSG:27700", one, "osgb36"],
    ["urn:ogc:def:crs:OGC:1.3:CRS84", degrees, "wgs84"],
    ["EPSG:4326", degrees, "wgs84"],
    ["urn:ogc:def:crs:EPSG::4258", degrees, "wgs84"],
  ])("%s is read from the file", (name, feature, crs) => {
    expect(read(collection([feature], named(name)))).toMatchObject({ crs, crsFrom: "file" });
  });

  test("is judged from the coordinates where the file does not say", () => {
    expect(read(collection([degrees]))).toMatchObject({ crs: "wgs84", crsFrom: "range" });
    expect(read(collection([one], null))).toMatchObject({ crs: "osgb36", crsFrom: "range" });
  });

  const advice = "save the boundaries in British National Grid (EPSG:27700) or longitude and latitude (EPSG:4326)";
  const first = `${advice}, longitude or easting first`;
  test.each([
    ["another system", collection([one], named("EPSG:3857")), "coordinate system not known: EPSG:3857", advice],
    [
      "27700 inside a longer number",
      collection([one], named("EPSG:127700")),
      "coordinate system not known: EPSG:127700",
      advice,
    ],
    [
      "a system by link",
      collection([one], { type: "link", properties: { href: "x" } }),
      'coordinate system not understood: {"type":"link","properties":{"href":"x"}}',
      advice,
    ],
    [
      "metres that are said to be degrees",
      collection([one], named("EPSG:4326")),
      "coordinates do not fit the file's own system, wgs84: 400000, 300000",
      first,
    ],
    [
      "latitude first",
      collection([polygon({ LAD21CD: "E06000001" }, square(52, -1.5, 0.01))]),
      // As metres these would be a square of a centimetre in the sea.
      "coordinates are neither degrees nor metres of the United Kingdom: 52, -1.5",
      first,
    ],
    [
      "metres of Web Mercator",
      collection([polygon({ LAD21CD: "E06000001" }, square(-167_000, 6_800_000))]),
      "coordinates are neither degrees nor metres of the United Kingdom: -167000, 6800000",
      first,
    ],
  ])("%s is refused", (_, json, message, advised) => {
    expect(refusal(json)).toMatchObject({ message, advice: advised, exitCode: 3 });
  });
});

describe("the property of the codes", () => {
  test("is the one ending in CD whose every value is an ONS code, in upper or lower case", () => {
    const features = [
      polygon({ lad23cd: "E06000001", lad23nm: "Ashby", GlobalID: "E06000001", FIDCD: "1" }, here),
      polygon({ lad23cd: "E06000002", lad23nm: "Burton", GlobalID: "E06000002", FIDCD: "2" }, there),
    ];
    expect(read(collection(features))).toMatchObject({ codeProperty: "lad23cd", nameProperty: "lad23nm" });
  });

  test("is the one named, with any codes", () => {
    const zones = [polygon({ ZONE: 7, LAD21CD: "E06000001", name: "North" }, here)];
    expect(read(collection(zones), "ZONE")).toMatchObject({
      codeProperty: "ZONE",
      nameProperty: "name",
      features: [{ code: "7", name: "North" }],
    });
  });

  test("may have no names beside it: the code is the name", () => {
    expect(read(collection([polygon({ LAD21CD: "E06000001" }, here)]))).toMatchObject({
      nameProperty: null,
      features: [{ code: "E06000001", name: "E06000001" }],
    });
  });

  const both = polygon({ LAD21CD: "E06000001", RGN21CD: "E12000001" }, here);
  test.each([
    [
      "two that could be it",
      [both],
      undefined,
      "more than one property holds ONS codes: LAD21CD, RGN21CD",
      "write one of them, as in code: LAD21CD",
    ],
    [
      "none",
      [one, polygon({ LAD21CD: "Burton", ZONE: "b" }, there)],
      undefined,
      "no property holds an ONS code of every area",
      "properties of the areas: LAD21CD, LAD21NM, ZONE; write code: and its name",
    ],
    [
      "no properties at all",
      [polygon({}, here)],
      undefined,
      "no property holds an ONS code of every area",
      "the areas have no properties; write code: and its name",
    ],
    [
      "a name that is not there",
      [one],
      "LAD20CD",
      "no such property of the areas: LAD20CD",
      "properties of the areas: LAD21CD, LAD21NM; did you mean LAD21CD?",
    ],
    [
      "an area without a code",
      [one, polygon({ LAD21CD: " " }, there)],
      "LAD21CD",
      "area 2 of the boundary file has no code: LAD21CD",
      "give it a code or take it out",
    ],
    [
      "one code with two names",
      [one, polygon({ LAD21CD: "E06000001", LAD21NM: "Burton" }, there)],
      undefined,
      "one code with two names, Ashby, Burton: E06000001",
      "correct the code of one, or write another property as code:",
    ],
  ])("%s is refused", (_, features, code, message, advice) => {
    expect(refusal(collection(features), code)).toMatchObject({ message, advice, exitCode: 3 });
  });
});

describe("a file that is no boundary file", () => {
  const shaped = (coordinates: unknown) => collection([{ ...one, geometry: { type: "Polygon", coordinates } }]);
  test.each([
    ["nothing", "", "empty file: a.geojson"],
    ["a CSV", "code,name\n", "not a JSON text in UTF-8: a.geojson"],
    ["a cut-off file", JSON.stringify(collection([one])).slice(0, 80), "not a JSON text in UTF-8: a.geojson"],
    ["a hexagon map", { layout: "odd-r", hexes: {} }, "neither GeoJSON nor TopoJSON: a.geojson"],
    ["JSON of nothing", "null", "neither GeoJSON nor TopoJSON: a.geojson"],
    ["no areas", collection([]), "no areas in the boundary file: a.geojson"],
    [
      "points alone",
      collection([{ ...one, geometry: { type: "Point", coordinates: [400_000, 300_000] } }]),
      "no polygons in the boundary file: a.geojson",
    ],
    ["a shape that is no list", shaped("x"), 'feature 1 of the boundary file: polygon is not a list: "x"'],
    [
      "a ring of three",
      shaped([here.slice(0, 3)]),
      "feature 1 of the boundary file: ring of fewer than four positions: 3",
    ],
    [
      "a coordinate that is no number",
      shaped([[...here.slice(0, 3), ["1", 2]]]),
      'feature 1 of the boundary file: position is not two numbers: ["1",2]',
    ],
  ])("%s is refused", (_, json, message) => {
    expect(refusal(json)).toMatchObject({ message, exitCode: 3 });
  });

  test("bytes that are no UTF-8 are refused", () => {
    const bytes = Uint8Array.of(0x7b, 0xe9, 0x7d);
    expect(() => readBoundaries(bytes, { name: "a.json" })).toThrow("not a JSON text in UTF-8: a.json");
  });
});
