import { expect, it } from "vitest";
import { placeSchoolsOf } from "../../../src/run/facts/place-schools.ts";

const nines = "9".repeat(400);

// No place on earth is 100 million metres, or 91 degrees of latitude or 181 of longitude, from anywhere; 400 nines are
// more than a double holds. What is no place is no point: the boundaries are not asked.
it.each([
  [{ easting: nines, northing: "282468" }, 0],
  [{ easting: "408805", northing: `-${nines}` }, 0],
  [{ easting: "1e999", northing: "282468" }, 0],
  [{ easting: "Infinity", northing: "282468" }, 0],
  [{ easting: "100000001", northing: "282468" }, 0],
  [{ latitude: nines, longitude: "-1.5" }, 0],
  [{ latitude: "52.5", longitude: nines }, 0],
  [{ latitude: "52.5", longitude: "181" }, 0],
  [{ easting: "408805", northing: "282468" }, 1],
  [{ latitude: "52.5", longitude: "-1.5" }, 1],
] as const)("the boundaries are asked where %o lies %i times", (texts, times) => {
  const asked: (readonly [number, number])[] = [];
  const found = placeSchoolsOf(new Map([["100001", new Map(Object.entries(texts))]]), {
    on: "2016-03-31",
    byLsoa: new Map(),
    byPostcode: new Map(),
    lsoaOf: new Map(),
    areaAt: (easting, northing) => {
      asked.push([easting, northing]);
      return null;
    },
  });
  expect(asked.length).toBe(times);
  expect(found.unplaced.map(({ schools }) => schools)).toEqual([1]);
});
