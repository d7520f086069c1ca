import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decimalsForSignificant, formatFixed, parseDecimal, roundToSignificant } from "../../src/number/decimal.ts";

describe("parseDecimal", () => {
  test.each([
    ["-0.45", 2, -45],
    ["0.45", 2, 45],
    ["+3", 0, 3],
    ["3", 2, 300],
    [".5", 1, 5],
    ["-.5", 1, -5],
    ["5.", 1, 50],
    ["007.10", 1, 71],
    ["1.5000000000000", 1, 15],
    ["1e3", 0, 1000],
    ["12E-1", 1, 12],
    ["1.2E+2", 0, 120],
    ["-0", 0, 0],
    ["-0.00", 1, 0],
    ["0e5", 3, 0],
    ["9007199254740991", 0, 9007199254740991],
  ])("%s with %i decimals is %i", (text, decimals, expected) => {
    expect(parseDecimal(text, decimals)).toBe(expected);
  });

  test.each([
    ["-7.0000000000000007E-2", 2, -7],
    ["0.28999999999999998", 2, 29],
    ["1.1000000000000001", 1, 11],
    ["0.99999999999999989", 0, 1],
    ["5.5511151231257827E-17", 2, 0],
    ["-1e-300", 2, 0],
    ["1e-999999999999", 2, 0],
  ])("the binary noise of %s is rounded away at %i decimals", (text, decimals, expected) => {
    expect(parseDecimal(text, decimals)).toBe(expected);
  });

  test.each([
    ["0.455", 2],
    ["0.5", 0],
    ["1.00000001", 2],
    ["0.4999999", 2],
    ["1e-3", 2],
    ["4.5E-1", 0],
  ])("%s means more than %i decimals", (text, decimals) => {
    expect(parseDecimal(text, decimals)).toBeNull();
  });

  test("noise is up to 1e-9 of the last digit, in both directions", () => {
    expect(parseDecimal("1.00000000000999", 2)).toBe(100);
    expect(parseDecimal("1.00000000001001", 2)).toBeNull();
    expect(parseDecimal("0.99999999999001", 2)).toBe(100);
    expect(parseDecimal("0.99999999998999", 2)).toBeNull();
  });

  test.each([
    "",
    ".",
    "-",
    "+.",
    "e3",
    "1,234.5",
    " 1",
    "1 ",
    "1.2.3",
    "1e",
    "1e1.5",
    "--1",
    "0x1f",
    "NaN",
    "Infinity",
  ])("%j is not a number", (text) => expect(parseDecimal(text, 2)).toBeNull());

  test.each(["9007199254740992", "1e16", "1e999999999999", "90071992547409.92"])("%s is too large", (text) => {
    expect(parseDecimal(text, 2)).toBeNull();
  });

  test("what is printed is read, whatever zeros follow", () => {
    const decimals = fc.integer({ min: 0, max: 8 });
    fc.assert(
      fc.property(fc.maxSafeInteger(), decimals, fc.integer({ min: 0, max: 3 }), (scaled, decimals, zeros) => {
        const digits = String(Math.abs(scaled)).padStart(decimals + 1, "0");
        const point = digits.length - decimals;
        const text = `${scaled < 0 ? "-" : ""}${digits.slice(0, point)}.${digits.slice(point)}${"0".repeat(zeros)}`;
        expect(parseDecimal(text, decimals)).toBe(scaled);
      }),
    );
  });

  test("what a spreadsheet stores for a printed decimal is read: 17 digits of the double", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e6, max: 1e6 }), fc.integer({ min: 0, max: 5 }), (scaled, decimals) => {
        const stored = scaled / 10 ** decimals;
        expect(parseDecimal(stored.toExponential(16), decimals)).toBe(scaled);
        expect(parseDecimal(stored.toPrecision(17), decimals)).toBe(scaled);
      }),
    );
  });

  test("decimals must be a count", () => {
    expect(() => parseDecimal("1", -1)).toThrow("decimals not a count: -1");
    expect(() => parseDecimal("1", 0.5)).toThrow("decimals not a count: 0.5");
  });
});

describe("roundToSignificant", () => {
  test.each([
    [0.0145, 2, 0.015],
    [-0.0145, 2, -0.015],
    [1.005, 3, 1.01],
    [2.5, 1, 3],
    [-2.5, 1, -3],
    [0.0996, 2, 0.1],
    [9.96, 2, 10],
    [123456, 2, 120000],
    [0.000123449, 3, 0.000123],
    [1.5, 15, 1.5],
    [0.1 + 0.2, 15, 0.3],
    [5e-324, 3, 5e-324],
    [-0, 2, 0],
  ])("%d to %i digits is %d", (x, digits, expected) => expect(roundToSignificant(x, digits)).toBe(expected));

  test("as long division in big integers says", () => {
    const mantissa = fc.integer({ min: 1, max: 1e14 });
    const exponent = fc.integer({ min: -30, max: 30 });
    fc.assert(
      fc.property(mantissa, exponent, fc.integer({ min: 1, max: 14 }), (mantissa, exponent, digits) => {
        const unit = 10n ** BigInt(Math.max(0, String(mantissa).length - digits));
        const rounded = ((BigInt(mantissa) + unit / 2n) / unit) * unit;
        const expected = Number(`${rounded}e${exponent}`);
        expect(roundToSignificant(Number(`${mantissa}e${exponent}`), digits)).toBe(expected);
        expect(roundToSignificant(Number(`-${mantissa}e${exponent}`), digits)).toBe(-expected);
      }),
    );
  });

  test("what cannot be rounded is refused", () => {
    expect(() => roundToSignificant(Number.NaN, 2)).toThrow("not finite: NaN");
    expect(() => roundToSignificant(-Infinity, 2)).toThrow("not finite: -Infinity");
    expect(() => roundToSignificant(1, 0)).toThrow("digits outside 1 to 15: 0");
    expect(() => roundToSignificant(1, 16)).toThrow("digits outside 1 to 15: 16");
    expect(() => roundToSignificant(0, 1.5)).toThrow("digits outside 1 to 15: 1.5");
  });
});

describe("decimalsForSignificant", () => {
  test.each([
    [0.0145, 2, 3, "0.015"],
    [0.0996, 2, 2, "0.10"],
    [0.0994, 2, 3, "0.099"],
    [9.96, 2, 0, "10"],
    [9.94, 2, 1, "9.9"],
    [-1.5, 2, 1, "-1.5"],
    [123, 2, 0, "123"],
    [0, 2, 1, "0.0"],
    [1e-9, 2, 10, "0.0000000010"],
    [1e-30, 2, 12, "0.000000000000"],
    [1e30, 1, 0, "1e+30"],
  ])("%d with %i digits wants %i decimals: %s", (x, digits, expected, text) => {
    expect(decimalsForSignificant(x, digits)).toBe(expected);
    expect(formatFixed(roundToSignificant(x, digits), expected)).toBe(x === 123 ? "120" : text);
  });
});

describe("formatFixed", () => {
  test.each([
    [-0.004, 2, "0.00"],
    [-0.4, 0, "0"],
    [-0, 1, "0.0"],
    [-0.006, 2, "-0.01"],
    [-10, 0, "-10"],
    [1.25, 3, "1.250"],
    [-100.04, 1, "-100.0"],
  ])("%d with %i decimals is %s", (x, decimals, expected) => expect(formatFixed(x, decimals)).toBe(expected));

  test("what is not finite is refused", () => {
    expect(() => formatFixed(Number.NaN, 1)).toThrow("not finite: NaN");
    expect(() => formatFixed(Infinity, 1)).toThrow("not finite: Infinity");
  });
});
