import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AreaShapes, boundarySet } from "../../src/places/boundary-set.ts";
import { toDegrees, toNationalGrid } from "../../src/places/national-grid.ts";

const box = (west: number, south: number, east: number, north: number) =>
  Float64Array.of(west, south, east, south, east, north, west, north, west, south);
const area = (code: string, ...polygons: Float64Array[][]) => ({ code, name: `Area ${code}`, polygons });
const onGrid = (...features: AreaShapes["features"]): AreaShapes => ({ crs: "osgb36", features });

// On paper, metres: two squares of 1 km side by side, and an island of the first 10 km to the east.
const west = area("E2", [box(400e3, 300e3, 401e3, 301e3)], [box(410e3, 300e3, 411e3, 301e3)]);
const east = area("E1", [box(401e3, 300e3, 402e3, 301e3)]);

describe("areas on paper", () => {
  const set = boundarySet(onGrid(west, east));

  test("inside, in any of an area's polygons", () => {
    expect(set.areaAt(400_500, 300_500)).toEqual({ way: "inside", code: "E2", name: "Area E2" });
    expect(set.areaAt(401_500, 300_500)).toEqual({ way: "inside", code: "E1", name: "Area E1" });
    expect(set.areaAt(410_500, 300_500)).toEqual({ way: "inside", code: "E2", name: "Area E2" });
  });

  test("on the common border it is the lowest code, whatever the order of the file", () => {
    const one = { way: "inside", code: "E1", name: "Area E1" };
    for (const northing of [300e3, 300_500, 301e3]) {
      expect(set.areaAt(401e3, northing)).toEqual(one);
      expect(boundarySet(onGrid(east, west)).areaAt(401e3, northing)).toEqual(one);
    }
  });

  test("outside, the nearest within 3 km, with its distance", () => {
    // 300 east and 400 north of the corner (402000, 301000).
    expect(set.areaAt(402_300, 301_400)).toEqual({ way: "nearest", code: "E1", name: "Area E1", metres: 500 });
    expect(set.areaAt(400_500, 297_000)).toEqual({ way: "nearest", code: "E2", name: "Area E2", metres: 3000 });
    expect(set.areaAt(400_500, 296_999)).toEqual({ way: "outside", nearest: "E2", metres: 3001 });
    expect(set.areaAt(400_500, -100_000)).toEqual({ way: "outside", nearest: "E2", metres: 400_000 });
  });

  test("of two at the same distance it is the lowest code", () => {
    expect(set.areaAt(401e3, 302e3)).toEqual({ way: "nearest", code: "E1", name: "Area E1", metres: 1000 });
    expect(boundarySet(onGrid(east, west)).areaAt(401e3, 302e3)).toMatchObject({ code: "E1" });
  });

  test("the limit is a parameter", () => {
    expect(boundarySet(onGrid(west, east), 499).areaAt(402_300, 301_400).way).toBe("outside");
    expect(boundarySet(onGrid(west, east), 500).areaAt(402_300, 301_400).way).toBe("nearest");
    expect(() => boundarySet(onGrid(west), -1)).toThrow("limit not a number of metres: -1");
  });

  test("a hole belongs to the area that fills it, else to the one around it as the nearest", () => {
    const around = area("E3", [box(0, 0, 1000, 1000), box(400, 400, 600, 600)]);
    const inHole = area("E4", [box(400, 400, 600, 600)]);
    expect(boundarySet(onGrid(around, inHole)).areaAt(500, 500)).toMatchObject({ way: "inside", code: "E4" });
    expect(boundarySet(onGrid(around)).areaAt(450, 500)).toMatchObject({ way: "nearest", code: "E3", metres: 50 });
  });

  test("what is no point, and a set of nothing, are refused", () => {
    expect(() => set.areaAt(Number.NaN, 1)).toThrow("not a point on the grid: NaN, 1");
    expect(() => boundarySet(onGrid())).toThrow("no areas to place points in: 0");
  });
});

describe("any point", () => {
  const metre = fc.integer({ min: -5000, max: 5000 });

  test("is in one of two touching squares at most, and shapes moved along with it say the same", () => {
    fc.assert(
      fc.property(metre, metre, metre, metre, (x, y, moveX, moveY) => {
        const squares = (dx: number, dy: number) =>
          boundarySet(
            onGrid(
              area("A", [box(dx, dy, dx + 2000, dy + 2000)]),
              area("B", [box(dx + 2000, dy, dx + 4000, dy + 2000)]),
            ),
          );
        const found = squares(0, 0).areaAt(x, y);
        expect(squares(moveX, moveY).areaAt(x + moveX, y + moveY)).toEqual(found);
        // The same by comparing numbers: the common side, x = 2000, goes to A.
        const inside = x >= 0 && x <= 4000 && y >= 0 && y <= 2000;
        expect(found.way === "inside").toBe(inside);
        if (found.way === "inside") expect(found.code).toBe(x <= 2000 ? "A" : "B");
        const metres = Math.hypot(Math.max(-x, 0, x - 4000), Math.max(-y, 0, y - 2000));
        if (found.way !== "inside") expect(found.metres).toBeCloseTo(metres, 6);
        expect(found.way === "outside").toBe(metres > 3000);
      }),
    );
  });

  test("is placed alike by boundaries in degrees and on the grid", () => {
    const ring = box(530e3, 180e3, 531e3, 181e3);
    const inDegrees = new Float64Array(ring.length);
    for (let at = 0; at < ring.length; at += 2) {
      const { longitude, latitude } = toDegrees({ easting: ring[at] ?? 0, northing: ring[at + 1] ?? 0 });
      inDegrees.set([longitude, latitude], at);
    }
    const grid = boundarySet(onGrid(area("A", [ring])));
    const degrees = boundarySet({ crs: "wgs84", features: [area("A", [inDegrees])] });
    fc.assert(
      fc.property(metre, metre, (x, y) => {
        const point = toNationalGrid(toDegrees({ easting: 530_500.5 + x, northing: 180_500.5 + y }));
        const expected = grid.areaAt(point.easting, point.northing);
        const found = degrees.areaAt(point.easting, point.northing);
        expect(found.way).toBe(expected.way);
        if (found.way !== "inside" && expected.way !== "inside") expect(found.metres).toBeCloseTo(expected.metres, 2);
      }),
    );
  });

  test("25,000 points in 374 areas of 400 corners are placed by a few areas each", () => {
    const side = 20;
    const areas = Array.from({ length: 374 }, (_, index) => {
      const [x, y] = [(index % side) * 1000, Math.floor(index / side) * 1000];
      // A square with 100 positions on each side.
      const positions = Array.from({ length: 400 }, (_, at) => {
        const along = (at % 100) * 10;
        const turn = Math.floor(at / 100);
        return [
          [x + along, y],
          [x + 1000, y + along],
          [x + 1000 - along, y + 1000],
          [x, y + 1000 - along],
        ][turn] as number[];
      });
      return area(`E${String(index).padStart(3, "0")}`, [Float64Array.from(positions.flat())]);
    });
    const set = boundarySet(onGrid(...areas));
    const start = performance.now();
    let inside = 0;
    for (let index = 0; index < 25_000; index++) {
      const placed = set.areaAt((index * 797) % 20_000, (index * 7919) % 18_000);
      inside += placed.way === "inside" ? 1 : 0;
    }
    // Some 0.3 seconds; looking at every corner of every area for each point would be 3.7 billion steps.
    expect(performance.now() - start).toBeLessThan(5000);
    // 374 areas fill 18 rows of 20 and part of the next: all points with northing under 18,000.
    expect(inside).toBe(25_000);
  });
});
