import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pointInRings, squaredDistance } from "../../src/places/point-in-rings.ts";

// On paper: a square of 10 with a square hole from 4 to 6.
const holed = [Float64Array.of(0, 0, 10, 0, 10, 10, 0, 10, 0, 0), Float64Array.of(4, 4, 4, 6, 6, 6, 6, 4, 4, 4)];

describe("a square with a hole", () => {
  test.each([
    [1, 1, "inside"],
    [5, 2, "inside"],
    [2, 4, "inside"],
    [5, 5, "outside"],
    [11, 5, "outside"],
    [-1, 0, "outside"],
    [-1, 10, "outside"],
    [0, 5, "on the border"],
    [10, 5, "on the border"],
    [5, 0, "on the border"],
    [5, 10, "on the border"],
    [0, 0, "on the border"],
    [10, 10, "on the border"],
    [4, 5, "on the border"],
    [5, 6, "on the border"],
  ])("%d, %d is %s", (x, y, side) => {
    expect(pointInRings(holed, x, y)).toBe(side);
    expect(
      pointInRings(
        holed.map((ring) => ring.slice(0, -2)),
        x,
        y,
      ),
    ).toBe(side);
  });
});

// On paper: a right triangle of sides 3, 4 and 5. Its long side is 4x + 3y = 12.
const triangle = [Float64Array.of(0, 0, 3, 0, 0, 4)];

describe("distances to a triangle", () => {
  test.each([
    ["the corner (3, 0), 3 east and 4 south of it", 6, -4, 25],
    ["the lower side", 1, -2, 4],
    ["the left side", -3, 1, 9],
    // (3, 4): (4 * 3 + 3 * 4 - 12) / 5 = 2.4.
    ["the long side", 3, 4, 5.76],
    // (1, 1) inside: the long side is (12 - 7) / 5 = 1 away, and so are the others.
    ["the sides, from inside", 1, 1, 1],
    ["a point of it", 3, 0, 0],
  ])("%s", (_, x, y, squared) => {
    expect(squaredDistance(triangle, x, y)).toBeCloseTo(squared, 12);
  });

  test("edges of no length change nothing", () => {
    expect(squaredDistance([Float64Array.of(0, 0, 3, 0, 3, 0, 0, 4, 0, 0)], 6, -4)).toBe(25);
  });
});

describe("any cut of a square", () => {
  const corner = fc.integer({ min: 0, max: 1000 });
  test("a point is in one of the two parts, or on the cut and so on the border of both", () => {
    // The parts run the cut in opposite directions; the square is [0, 1000] by [0, 1000], the points are inside it.
    const inner = fc.double({ min: 0.001, max: 999.999, noNaN: true });
    fc.assert(
      fc.property(corner, corner, inner, inner, (below, above, x, y) => {
        const left = pointInRings([Float64Array.of(0, 0, below, 0, above, 1000, 0, 1000)], x, y);
        const right = pointInRings([Float64Array.of(below, 0, 1000, 0, 1000, 1000, above, 1000)], x, y);
        const both = [left, right].sort().join(" and ");
        expect(["inside and outside", "on the border and on the border"]).toContain(both);
        // Which part: the side of the line from (below, 0) to (above, 1000), where doubles are sure of it.
        const past = (x - below) * 1000 - (above - below) * y;
        if (past > 1e-6) expect(right).toBe("inside");
        if (past < -1e-6) expect(left).toBe("inside");
      }),
    );
  });
});
