import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ColdspotError } from "../../../src/effects/coldspot-error.ts";
import { expandPattern, fitsPattern } from "../../../src/run/files/file-patterns.ts";
import { quietEffects } from "../../support/measure-study.ts";
import { inFolder } from "../../support/temp-folder.ts";

describe("a star in a path", () => {
  const files = {
    "census_aut09.csv": "",
    "census_spr10.csv": "",
    "census_spr10.csv.bak": "",
    "pupils.csv": "",
    "a+b.csv": "",
    "census_old.csv/kept.csv": "",
  };

  it("stands for any characters of a name, and takes files by name", () =>
    inFolder(files, async (folder) => {
      const found = async (pattern: string) => {
        const paths = await expandPattern(quietEffects, { path: `${folder}/${pattern}`, year: 2015 }, "study.yaml:1:1");
        return paths.map(({ path, year }) => `${path.slice(folder.length + 1)} ${year}`);
      };
      expect(await found("census_*.csv")).toEqual(["census_aut09.csv 2015", "census_spr10.csv 2015"]);
      expect(await found("*_*10*")).toEqual(["census_spr10.csv 2015", "census_spr10.csv.bak 2015"]);
      expect(await found("a+*.csv")).toEqual(["a+b.csv 2015"]);
      expect(await found("pupils.csv")).toEqual(["pupils.csv 2015"]);
    }));

  it.each([
    ["census_*.csv", "census_.csv", true],
    ["*", "", true],
    ["a*a", "a", false],
    ["a*a", "aa", true],
    ["*ab*", "xaab", true],
    ["a*b*c", "acb", false],
    ["*a*a*b", "aabab", true],
    ["**.csv", "a.csv", true],
    ["a.csv", "a.csv", true],
    ["a.csv", "abcsv", false],
  ])("%s of %s: %s", (pattern, name, fits) => expect(fitsPattern(name, pattern)).toBe(fits));

  it("fits as a regular expression with as few stars does, for any name", () =>
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("a", "b", "*"), maxLength: 6 }),
        fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 8 }),
        (pattern, name) => {
          expect(fitsPattern(name, pattern)).toBe(new RegExp(`^${pattern.replaceAll("*", ".*")}$`).test(name));
        },
      ),
      { numRuns: 2000, seed: 3 },
    ));

  // A matcher that tries every way to share the letters among the stars would try more than 10^25.
  it("takes no longer where there are twenty of them", () => {
    expect(fitsPattern("a".repeat(250), `${"*a".repeat(20)}*b`)).toBe(false);
    expect(fitsPattern("a".repeat(250), `${"*a".repeat(20)}*`)).toBe(true);
  });

  it("that fits nothing, or stands in a folder, is an error with its place", () =>
    inFolder(files, async (folder) => {
      const refusal = async (pattern: string) => {
        const error = await expandPattern(
          quietEffects,
          { path: `${folder}/${pattern}`, year: null },
          "study.yaml:4:9",
        ).catch((thrown: unknown) => thrown);
        if (!(error instanceof ColdspotError)) throw new Error("not refused");
        return error.message.replace(folder, "FOLDER");
      };
      expect(await refusal("sensus_*.csv")).toMatch(/^study.yaml:4:9 no file fits: FOLDER\/sensus_\*\.csv/);
      expect(await refusal("*/pupils.csv")).toBe("study.yaml:4:9 a star in the name of a folder: FOLDER/*/pupils.csv");
    }));
});
