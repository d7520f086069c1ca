import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readBoundaries } from "../../src/formats/boundary-file.ts";
import { sharedFile } from "../support/shared-data.ts";

const files = [
  {
    ...sharedFile("geo/lad_2017_england.topojson"),
    says: { crs: "wgs84", crsFrom: "file", codeProperty: "AREACD", nameProperty: "AREANM" },
    // Districts of England from 2009 to 2019, by ONS's count.
    areas: { E: 326, N: 0, S: 0, W: 0 },
  },
  {
    ...sharedFile("geo/lad_may_2021_uk_buc.topojson"),
    says: { crs: "wgs84", crsFrom: "range", codeProperty: "LAD21CD", nameProperty: "LAD21NM" },
    // Local authority districts in May 2021, by ONS's count: 374.
    areas: { E: 309, N: 11, S: 32, W: 22 },
  },
  {
    ...sharedFile("geo/lad_may_2021_uk_buc.geojson"),
    says: { crs: "osgb36", crsFrom: "file", codeProperty: "LAD21CD", nameProperty: "LAD21NM" },
    areas: { E: 309, N: 11, S: 32, W: 22 },
  },
];

describe.each(files)("$path", ({ path, absent, says, areas }) => {
  test.skipIf(absent)("is read whole", () => {
    const { features, notUsed, ...rest } = readBoundaries(readFileSync(path), { name: path });
    expect(rest).toEqual(says);
    expect(notUsed).toEqual([]);
    const byCountry = { E: 0, N: 0, S: 0, W: 0 };
    for (const { code, name } of features) {
      for (const country of ["E", "N", "S", "W"] as const) byCountry[country] += code.startsWith(country) ? 1 : 0;
      expect(name).toMatch(/^[A-Z][a-z]/);
    }
    expect(byCountry).toEqual(areas);
    expect(features.find(({ code }) => code === "E09000007")?.name).toBe("Camden");
  });
});
