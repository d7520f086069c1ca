import { describe, expect, it } from "vitest";
import { ofMeasure, pupilsWho } from "../../../src/publish/words/words.ts";
import { parseStudy } from "../../../src/study/parse-study.ts";

describe("a population as a noun", () => {
  it.each([
    ["all", "all pupils"],
    ["not disadvantaged", "pupils who were not disadvantaged"],
    ["at weak-intake schools", "pupils at weak-intake schools"],
    ["with no record", "pupils with no record"],
    ["without a record", "pupils without a record"],
    ["inner-city", "inner-city pupils"],
  ])("%s", (title, noun) => {
    expect(pupilsWho(title)).toBe(noun);
  });
});

const study = (more: string) =>
  parseStudy(
    `title: Words\nyears: 2015\nfiles: { pupils: { path: p.csv, columns: { school: s, points: p } } }\nmeasures:\n  maths_rank: { outcome: points }\n${more}`,
    "study.yaml",
    { rules: ["srs-10"], scales: ["epi-calibrated"], schemes: [], districtsFrom: "2009-04-01" },
  );

describe("a sentence about a measure", () => {
  it("names the measure where the study has several", () => {
    const two = study("  points: { outcome: points, method: points }\n");
    expect(ofMeasure(two, "maths_rank", "In 2015, girls were ahead.")).toBe("Maths rank: in 2015, girls were ahead.");
    expect(ofMeasure(two, "points", "GCSE pupils in Norvale: mean 4.")).toBe("Points: GCSE pupils in Norvale: mean 4.");
  });

  it("stands alone where there is one", () => {
    expect(ofMeasure(study(""), "maths_rank", "In 2015, girls were ahead.")).toBe("In 2015, girls were ahead.");
  });
});
