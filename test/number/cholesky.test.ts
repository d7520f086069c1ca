import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cholesky } from "../../src/number/cholesky.ts";

/** L L', entry by entry. */
function square(lower: readonly Float64Array[]): readonly (readonly number[])[] {
  return lower.map((a) => lower.map((b) => a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0)));
}

const size = fc.integer({ min: 1, max: 8 });
const entry = fc.integer({ min: -300, max: 300 }).map((whole) => whole / 100);

describe("cholesky", () => {
  it("gives the worked triangle", () => {
    // On paper: [2 0; 1 2] times its transpose is [4 2; 2 5].
    expect(cholesky([[4, 2], [2, 5]]).map((row) => [...row])).toEqual([[2], [1, 2]]); // biome-ignore format: a matrix
  });

  it("gives back every matrix A A', also where A has fewer columns than rows", () => {
    fc.assert(
      fc.property(
        size.chain((rows) =>
          size.chain((columns) =>
            fc.array(fc.array(entry, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
          ),
        ),
        (a) => {
          const matrix = square(a.map((row) => Float64Array.from(row)));
          const lower = cholesky(matrix);
          for (const [row, values] of square(lower).entries())
            for (const [column, value] of values.entries()) {
              const wanted = matrix[row]?.[column] ?? Number.NaN;
              const scale = Math.sqrt((matrix[row]?.[row] ?? 0) * (matrix[column]?.[column] ?? 0));
              expect(Math.abs(value - wanted)).toBeLessThanOrEqual(1e-5 * scale);
            }
          for (const [row, values] of lower.entries()) expect(values.length).toBe(row + 1);
        },
      ),
    );
  });

  it("takes a row that nearly follows from others, where rounding is far larger than in the row itself", () => {
    // Found by chance: A A' of three columns and five rows, the fifth [0, 0, -0.01].
    const a = [[-1.46, 0, -0.02], [-0.31, 2.68, -0.07], [0, 1.41, -0.04], [0, 0, 0], [0, 0, -0.01]]; // biome-ignore format: a matrix
    const matrix = square(a.map((row) => Float64Array.from(row)));
    expect(square(cholesky(matrix))[4]?.[4]).toBeCloseTo(0.0001, 12);
  });

  it("takes figures that say the same, and one without error", () => {
    // On paper: 0 has no error, the third is twice the second.
    const lower = cholesky([
      [0, 0, 0],
      [0, 9, 18],
      [0, 18, 36],
    ]);
    expect(lower.map((row) => [...row])).toEqual([[0], [0, 3], [0, 6, 0]]);
  });

  it.each([
    [
      "a correlation above 1",
      [
        [1, 2],
        [2, 1],
      ],
    ],
    ["a negative variance", [[-1]]],
    [
      "a covariance with a figure that has no error",
      [
        [0, 1],
        [1, 1],
      ],
    ],
  ])("refuses %s", (_, matrix) => {
    expect(() => cholesky(matrix)).toThrow(/not a covariance matrix/);
  });

  it("refuses a row that is too short, and no number", () => {
    expect(() => cholesky([[1], [0]])).toThrow("no number in row: 2");
    expect(() => cholesky([[Number.NaN]])).toThrow("no number in row: 1");
  });
});
