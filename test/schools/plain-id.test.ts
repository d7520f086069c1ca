import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { nearMisses, plainAreaCode, plainAuthorityCode, plainSchoolId } from "../../src/schools/plain-id.ts";

describe("plainSchoolId", () => {
  test.each([
    ["100100", "100100"],
    ["100100.0", "100100"],
    [" 100100\u00a0", "100100"],
    ["100,100", "100100"],
    ["'100100", "100100"],
    ['="080"', "80"],
    ["080", "80"],
    ["0", "0"],
    ["8994001", "8994001"],
    ["899/4001", "8994001"],
    ["899-4001", "8994001"],
    ["899 4001", "8994001"],
    ["899 / 4001", "8994001"],
    ["8994001.0", "8994001"],
    ["A080", "A080"],
    ["080/12", "080/12"],
    ["100100.5", "100100.5"],
    ["1.001E+05", "1.001E+05"], // digits may be lost: not the same for certain
    ["Park School", "Park School"],
    ["", ""],
  ])("%j is %j", (text, expected) => {
    expect(plainSchoolId(text)).toBe(expected);
  });

  it("gives its own normal form, and different numbers never become one", () => {
    const id = fc.oneof(fc.string({ maxLength: 10 }), fc.integer({ min: 0 }).map(String));
    fc.assert(
      fc.property(id, (text) => {
        expect(plainSchoolId(plainSchoolId(text))).toBe(plainSchoolId(text));
      }),
    );
    const number = fc.integer({ min: 1, max: 9_999_999 });
    fc.assert(
      fc.property(number, number, (a, b) => {
        expect(plainSchoolId(`0${a}.0`) === plainSchoolId(String(b))).toBe(a === b);
      }),
    );
  });
});

describe("codes of areas", () => {
  test.each([
    ["e06000001", "E06000001"],
    [" E0600 0001 ", "E06000001"],
    ["850.0", "850"],
    ["Hampshire", "Hampshire"],
    ["Bournemouth, Christchurch and Poole", "Bournemouth, Christchurch and Poole"],
  ])("%j is %j", (text, expected) => {
    expect(plainAreaCode(text)).toBe(expected);
  });

  it("of authorities have three digits however a program stored them", () => {
    expect(["850", " 850 ", "850.0", "0850"].map(plainAuthorityCode)).toEqual(["850", "850", "850", "850"]);
  });
});

describe("nearMisses", () => {
  it("are ids that differ only in capitals, punctuation or zeros", () => {
    expect(nearMisses(["A-1", "a01", "B2", "1.001E+05", "100100"])).toEqual([["A-1", "a01"]]);
    expect(nearMisses(["100100", "100101"])).toEqual([]);
  });
});
