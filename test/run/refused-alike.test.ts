import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkStudy } from "../../src/run/commands/check-study.ts";
import { dryRun } from "../../src/run/commands/dry-run.ts";
import { runStudy } from "../../src/run/run-study.ts";
import { inspectedSchools } from "../support/graded-study.ts";
import { manyStudy, schoolSums } from "../support/many-study.ts";
import { quietEffects } from "../support/measure-study.ts";
import { inFolder } from "../support/temp-folder.ts";

const files = { "school-sums.csv": schoolSums, "inspected-schools.csv": inspectedSchools };
const fifths = "fifth: { fifths_of: { share_of: disadvantaged } }";

/** A study of pupils and of grades that nothing is wrong with, changed at one place. */
const mixed = (from: string, to: string) =>
  `
title: Pupils and grades
data: invented
years: 2022
files:
  pupils: { path: pupils.csv, columns: { school: urn, points: points, poor: poor } }
  inspections: { layout: ofsted-mi, path: inspected-schools.csv }
populations: { disadvantaged: { any_of: poor }, others: { not: disadvantaged } }
places: { schemes: { fifth: { fifths_of: { share_of: disadvantaged } } } }
measures:
  points: { from: pupils, outcome: points, method: points }
  leadership: { of: schools, outcome: leadership_grade }
show:
  - gap: { measure: points, of: disadvantaged, in: [england, fifth] }
  - leadership: { in: england }
release: { rules: public-data }
`.replace(from, to);

/** What no file could make right, though every part of it is well written, and what is said after the position. */
const cases: readonly (readonly [what: string, yaml: string, said: RegExp])[] = [
  [
    "fifths by a share of pupils in a school table",
    manyStudy("show: [{ gap: { of: disadvantaged } }]").replace("region: { column: region }", fifths),
    /^study\.yaml:\d+:\d+ fifths by a share of pupils are cut in pupil files, not in school tables: fifth$/,
  ],
  [
    "grades in fifths by a share of pupils",
    mixed("leadership: { in: england }", "leadership: { in: fifth }"),
    /^study\.yaml:\d+:\d+ fifth cuts schools by their pupils, who are not in files of inspections: fifth$/,
  ],
  [
    "a claim on grades in such fifths",
    mixed("release:", "claims: [{ leadership: declined, in: fifth 1, with: { in: fifth 5 }, says: larger }]\nrelease:"),
    /^study\.yaml:\d+:\d+ fifth cuts schools by their pupils, who are not in files of inspections: fifth 1$/,
  ],
  [
    "pupils where they live, by a file that does not say where",
    mixed("places: {", "places: { pupils_by: home,"),
    /^study\.yaml:\d+:\d+ pupils are counted where they live, and no column of pupils says where: home$/,
  ],
  [
    "free school meals over the years without a census",
    mixed("any_of: poor }", "any_of: poor }, long: { within: disadvantaged, fsm_share: { at_least: 80% } }"),
    /^study\.yaml:\d+:\d+ free school meals over the years need a census, and the study has no such file$/,
  ],
  [
    "the same in a variant alone",
    mixed("release:", "variants: { long: { populations: { disadvantaged: { any_of: fsm6 } } } }\nrelease:"),
    /^in the variant long: study\.yaml:\d+:\d+ free school meals over the years need a census/,
  ],
];

describe("run, check and dry-run refuse alike", () => {
  it.each(cases)("%s", async (_, yaml, said) => {
    const refusals = await inFolder({ ...files, "study.yaml": yaml }, async (folder) => {
      const path = join(folder, "study.yaml");
      const refusal = (asked: Promise<unknown>) =>
        asked.then(
          () => "accepted",
          (error: unknown) => (error instanceof Error ? error.message : String(error)),
        );
      return [
        await refusal(runStudy({ studyPath: path }, quietEffects)),
        await refusal(checkStudy(quietEffects, { studyPath: path })),
        await refusal(dryRun(path, quietEffects)),
      ];
    });
    for (const refusal of refusals) expect(refusal).toMatch(said);
    expect(new Set(refusals).size).toBe(1);
  });
});
