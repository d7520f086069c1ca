import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readBoundaries } from "../../src/formats/boundary-file.ts";
import { readWorkbookSheet } from "../../src/formats/workbook.ts";
import { type BoundarySet, boundarySet } from "../../src/places/boundary-set.ts";
import { toNationalGrid } from "../../src/places/national-grid.ts";
import { plainCsv } from "../support/plain-csv.ts";
import { sharedFile } from "../support/shared-data.ts";

const districts2017 = sharedFile("geo/lad_2017_england.topojson");
const topology2021 = sharedFile("geo/lad_may_2021_uk_buc.topojson");
const json2021 = sharedFile("geo/lad_may_2021_uk_buc.geojson");
const schools2019 = sharedFile("ks4/england_ks4_schools_2019.csv");
const schools2015 = sharedFile("ks4/england_secondary_2013_2015.csv");
const smallAreas = sharedFile("areas/iod2019_idaci_lsoa.xlsx");

const setOf = (path: string): BoundarySet => boundarySet(readBoundaries(readFileSync(path), { name: path }));

function columns(path: string, names: readonly string[]): readonly (readonly string[])[] {
  const [header = [], ...rows] = plainCsv(readFileSync(path, "utf8"));
  const at = names.map((name) => header.indexOf(name));
  return rows.map((row) => at.map((column) => row[column] ?? ""));
}

const points = () =>
  columns(schools2019.path, ["School name", "Easting", "Northing"]).map(([name = "", easting, northing]) => ({
    name,
    easting: Number(easting),
    northing: Number(northing),
  }));

describe.skipIf(districts2017.absent || schools2019.absent)(
  "state secondaries of 2019, by easting and northing",
  () => {
    test("all lie in a district of 2017, but one whose riverside the outline cuts off", () => {
      const set = setOf(districts2017.path);
      const placed = points().map(({ name, easting, northing }) => ({ name, area: set.areaAt(easting, northing) }));
      expect(placed.length).toBe(3295);
      const beside = placed.filter(({ area }) => area.way !== "inside");
      // George Green's School stands by the Thames, on the Isle of Dogs in Tower Hamlets.
      expect(beside).toMatchObject([{ name: "George Green's School", area: { way: "nearest", code: "E09000030" } }]);
    });
  },
);

// Districts of 2017 that went into others in April 2019 (structural changes orders): what the list of 2019 calls them.
const successors: ReadonlyMap<string, string> = new Map(
  Object.entries({
    E06000058: ["E06000028", "E06000029", "E07000048"],
    E06000059: ["E07000049", "E07000050", "E07000051", "E07000052", "E07000053"],
    E07000244: ["E07000205", "E07000206"],
    E07000245: ["E07000201", "E07000204"],
    E07000246: ["E07000190", "E07000191"],
  }).flatMap(([now, before]) => before.map((code) => [code, now] as const)),
);

describe.skipIf(districts2017.absent || schools2015.absent || smallAreas.absent)(
  "secondaries of 2015, by degrees",
  () => {
    const rows = () => columns(schools2015.path, ["URN", "schname", "lsoa", "Lat", "Long"]);

    test("lie in the district of their small area, as the English Indices of Deprivation 2019 have it", async () => {
      const { rows: listed } = await readWorkbookSheet(readFileSync(smallAreas.path), {
        name: "iod.xlsx",
        sheet: "IoD2019 IDACI & IDAOPI",
      });
      const districtOf = new Map(listed.map(([area = "", , district = ""]) => [area, district]));
      const boundaries = readBoundaries(readFileSync(districts2017.path), { name: districts2017.path });
      const set = boundarySet(boundaries);
      /** Metres from a point to the outline of one district. */
      const toDistrict = (wanted: string, easting: number, northing: number) => {
        const features = boundaries.features.filter(({ code }) => (successors.get(code) ?? code) === wanted);
        const found = boundarySet({ crs: boundaries.crs, features }).areaAt(easting, northing);
        return found.way === "inside" ? 0 : found.metres;
      };
      const unknown: string[] = [];
      const other: { readonly text: string; readonly metres: number }[] = [];
      for (const [urn = "", name = "", area = "", latitude, longitude] of rows()) {
        const { easting, northing } = toNationalGrid({ latitude: Number(latitude), longitude: Number(longitude) });
        const placed = set.areaAt(easting, northing);
        const code = placed.way === "outside" ? "outside" : (successors.get(placed.code) ?? placed.code);
        const expected = districtOf.get(area);
        if (expected === undefined) unknown.push(`${urn} ${area}`);
        else if (code !== expected) {
          const metres = toDistrict(expected, easting, northing);
          other.push({
            text: `${urn} ${name}: ${code}, by its small area ${expected}, ${metres.toFixed(0)} m off`,
            metres,
          });
        }
      }
      expect(unknown, "small areas that the list does not have").toEqual([]);
      const told = other.map(({ text }) => text).join("\n");
      // 2,577 schools, 99.65% in the same district; the others are beside its outline, which is generalised.
      expect(rows().length).toBe(2577);
      expect(other.length, told).toBe(9);
      expect(Math.max(...other.map(({ metres }) => metres)), told).toBeLessThan(160);
    });

    test("of two files with the same school, half agree to a decimetre", () => {
      // The degrees of this file were worked out by its author from the same grid references, with other software.
      const before = columns(schools2019.path, ["URN", "Easting", "Northing"]);
      const known = new Map(
        before.map(([urn = "", easting, northing]) => [urn, [Number(easting), Number(northing)] as const]),
      );
      const apart = rows().flatMap(([urn = "", , , latitude, longitude]) => {
        const [x, y] = known.get(urn) ?? [];
        if (x === undefined || y === undefined) return [];
        const { easting, northing } = toNationalGrid({ latitude: Number(latitude), longitude: Number(longitude) });
        return [Math.hypot(easting - x, northing - y)];
      });
      expect(apart.length).toBe(1977);
      expect(apart.filter((metres) => metres < 0.1).length).toBeGreaterThan(apart.length / 2);
    });
  },
);

describe.skipIf(topology2021.absent || json2021.absent || schools2019.absent)("districts of 2021", () => {
  test("are the same in degrees, quantised, and in metres: all schools are in the same district the same way", () => {
    const [degrees, metres] = [setOf(topology2021.path), setOf(json2021.path)];
    const different = points().flatMap(({ name, easting, northing }) => {
      const [a, b] = [degrees.areaAt(easting, northing), metres.areaAt(easting, northing)];
      const same = a.way === b.way && a.way !== "outside" && b.way !== "outside" && a.code === b.code;
      return same ? [] : [`${name}: ${JSON.stringify(a)} ${JSON.stringify(b)}`];
    });
    expect(different).toEqual([]);
  });
});
