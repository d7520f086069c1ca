import fc from "fast-check";
import proj4 from "proj4";
import { describe, expect, test } from "vitest";
import { nationalGridProjection, toDegrees, toNationalGrid } from "../../src/places/national-grid.ts";

const degrees = (whole: number, minutes: number, seconds: number) => whole + minutes / 60 + seconds / 3600;
const caister = { easting: 651409.903, northing: 313177.27 };

describe("the projection alone", () => {
  // Ordnance Survey, A guide to coordinate systems in Great Britain, annex C: the worked example, on the Airy ellipsoid.
  const airy = [degrees(1, 43, 4.5177), degrees(52, 39, 27.2531)];

  test("takes the water tower at Caister to its grid reference, within 2 mm", () => {
    const [easting = 0, northing = 0] = proj4("+proj=longlat +ellps=airy +no_defs", nationalGridProjection, airy);
    expect(Math.abs(easting - caister.easting)).toBeLessThan(0.002);
    expect(Math.abs(northing - caister.northing)).toBeLessThan(0.002);
  });
});

describe("degrees of WGS84", () => {
  test("of the same tower are those printed for the seven parameters, within a thousandth of a second", () => {
    // 52°39′28.723″N, 1°42′57.787″E: Veness, Ordnance Survey grid references and latitude and longitude.
    const { longitude, latitude } = toDegrees(caister);
    expect(Math.abs(latitude - degrees(52, 39, 28.723)) * 3600).toBeLessThan(0.001);
    expect(Math.abs(longitude - degrees(1, 42, 57.787)) * 3600).toBeLessThan(0.001);
  });

  // Ordnance Survey, OSTN15 developer pack: test points of England, ETRS89 and exact grid reference. The seven parameters
  // are good for 3.5 metres at 95 points in 100, by its guide; Scilly is the farthest off.
  test.each([
    ["TP01, Scilly", 49.9222639373, -6.29977752014, 91492.146, 11318.804],
    ["TP02", 49.9600613782, -5.20304609998, 170370.718, 11572.405],
    ["TP03", 50.4388582561, -4.10864563561, 250359.811, 62016.569],
    ["TP04", 50.57563665, -1.2978227724, 449816.371, 75335.861],
    ["TP05", 50.9312793791, -1.450514337, 438710.92, 114792.25],
    ["TP07", 51.3744702555, 1.44454730409, 639821.835, 169565.858],
    ["TP08", 51.4275474302, -2.54407618349, 362269.991, 169978.69],
    ["TP09", 51.4893656495, -0.1199255718, 530624.974, 178388.464],
    ["TP11", 51.8943663735, 0.89724327012, 599445.59, 225722.826],
    ["TP12", 52.2552938163, -2.15458614387, 389544.19, 261912.153],
    ["TP13", 52.2516095123, -0.9124895697, 474335.969, 262047.755],
    ["TP14", 52.7513668717, 0.40153547065, 562180.547, 319784.995],
    ["TP15", 52.9621910941, -1.19747655922, 454002.834, 340834.943],
    ["TP16", 53.3448028019, -2.6404932081, 357455.843, 383290.436],
    ["TP19", 53.7791102576, -3.04045490691, 331534.564, 431920.794],
    ["TP20", 53.8002151963, -1.66379168242, 422242.186, 433818.701],
    ["TP22", 54.1168514429, -0.07773133187, 525745.67, 470703.214],
    ["TP24", 54.8954234042, -2.93827741149, 339921.145, 556034.761],
    ["TP25", 54.9791227366, -1.61657685184, 424639.355, 565012.703],
  ])("%s lies within 5 metres of its grid reference", (_, latitude, longitude, easting, northing) => {
    const point = toNationalGrid({ longitude, latitude });
    expect(Math.hypot(point.easting - easting, point.northing - northing)).toBeLessThan(5);
  });

  test("there and back is the same point, within a centimetre", () => {
    const within = fc.record({
      longitude: fc.double({ min: -8, max: 2, noNaN: true }),
      latitude: fc.double({ min: 49.8, max: 61, noNaN: true }),
    });
    fc.assert(
      fc.property(within, (point) => {
        const back = toDegrees(toNationalGrid(point));
        // A degree is 111 km: 1e-7 of it is 1.1 cm. The way back turns the signs of small angles, which is not exact.
        expect(Math.abs(back.longitude - point.longitude)).toBeLessThan(1e-7);
        expect(Math.abs(back.latitude - point.latitude)).toBeLessThan(1e-7);
      }),
    );
  });

  test("what is no point is refused", () => {
    expect(() => toNationalGrid({ longitude: Number.NaN, latitude: 52 })).toThrow("not a point in degrees: NaN, 52");
    expect(() => toNationalGrid({ longitude: -1, latitude: 313177 })).toThrow("latitude outside -90 to 90: 313177");
    expect(() => toDegrees({ easting: 1, northing: Number.POSITIVE_INFINITY })).toThrow(
      "not a point on the grid: 1, Infinity",
    );
  });
});
