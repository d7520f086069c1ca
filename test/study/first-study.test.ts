import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { firstStudy } from "../../src/study/first-study.ts";
import { parse, refusalOf } from "../support/study-faults.ts";

const seen = (name: string, header: readonly string[], path = `data/${name}`) => firstStudy({ name, path, header });
const ks4 = [
  "RECTYPE",
  "LEA",
  "URN",
  "P8PUP",
  "P8MEA",
  "P8PUP_FSM6CLA1A",
  "P8MEA_FSM6CLA1A",
  "P8PUP_NFSM6CLA1A",
  "P8MEA_NFSM6CLA1A",
];

describe("the first study of a file", () => {
  test("of the performance tables reads the three groups they print", () => {
    const study = parse(seen("2017-2018_850_ks4final.csv", ks4));
    const file = study.files.get("schools");
    expect(study.years).toEqual([2018]);
    expect(file).toMatchObject({ layout: "school-table", keep: new Map([["RECTYPE", ["1", "2"]]]) });
    expect([...(file?.groups.keys() ?? [])]).toEqual(["all", "disadvantaged", "others"]);
    expect(file?.groups.get("others")).toMatchObject({ kind: "mean", pupils: "P8PUP_NFSM6CLA1A" });
    expect([...study.places.schemes.keys()]).toEqual(["authority"]);
  });

  test("of a table without the others works them out", () => {
    const study = parse(seen("s.csv", ["school_urn", "Region", "pupils", "mean", "pp pupils", "pp mean"]));
    expect(study.files.get("schools")?.groups.get("others")).toEqual({ kind: "all-less", less: "disadvantaged" });
  });

  test("of pupils names the roles it can guess and asks for those it cannot", () => {
    const text = seen("pupils.csv", ["upn", "URN", "KS2 fine grade", "GCSE points", "FSM6"]);
    expect(parse(text).files.get("pupils")?.columns).toEqual(
      new Map([
        ["pupil", "upn"],
        ["school", "URN"],
        ["prior", "KS2 fine grade"],
        ["outcome", "GCSE points"],
        ["disadvantaged", "FSM6"],
      ]),
    );
    expect(seen("x.csv", ["a", "b"])).toContain("outcome: NAME THE COLUMN OF THE OUTCOME");
  });

  // The summer is the second half of a school year; a year that could be another one is marked.
  test.each([
    ["2017-2018_850_ks4final.csv", 2018, true],
    ["ks4_2018-19.csv", 2019, true],
    ["ks4_201819.csv", 2019, true],
    ["ks4_20182019.csv", 2019, true],
    ["ks4_1999_2000_2018.csv", 2018, false],
    ["england_ks4_schools_2019.csv", 2019, true],
    ["schools_2019-06-30.csv", 2019, true],
    ["schools_20190630.csv", 2019, true],
    ["england_secondary_2013_2015.csv", 2015, false],
    ["schools.csv", 2019, false],
  ])("%s is of %i, sure: %s", (name, year, sure) => {
    const text = seen(name, ["urn"]);
    expect(parse(text).years).toEqual([year]);
    expect(!/^years:.*# please check/m.test(text)).toBe(sure);
  });

  test("takes the year from the columns where the name has none", () => {
    expect(
      parse(
        seen("schools.csv", [
          "URN",
          "P8 pupils, 2017",
          "Progress 8, 2017",
          "P8 PP pupils, 2017",
          "PP Progress 8, 2017",
        ]),
      ).years,
    ).toEqual([2017]);
  });

  test("is accepted whatever the columns are called, and names them as they are", () => {
    const piece = fc.constantFrom(
      "ks2",
      "score",
      "URN",
      "pp",
      " ",
      "\n",
      "\r\n",
      "\t",
      ":",
      "#",
      "'",
      '"',
      "{",
      "}",
      ",",
      "- ",
      "? ",
      "&",
      "*",
      "!",
      "|",
      ">",
      "%",
      "@",
      "`",
      "é",
      "’",
      "null",
      "yes",
      "1",
      "\u0000",
      "\u0085",
      "\u2028",
      "\u00a0",
      "\\",
    );
    const name = fc.array(piece, { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join(""));
    fc.assert(
      fc.property(fc.array(name, { maxLength: 6 }), name, (header, file) => {
        const text = firstStudy({ name: file, path: `../${file}`, header });
        expect(refusalOf(text), text).toBeNull();
        const spec = parse(text).files.get("pupils");
        expect(spec?.paths).toEqual([{ year: null, path: `../${file}`, columns: new Map() }]);
        for (const column of spec?.columns.values() ?? []) {
          if (!column.startsWith("NAME THE COLUMN")) expect(header).toContain(column);
        }
      }),
      { numRuns: 300 },
    );
  });
});
