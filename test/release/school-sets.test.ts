import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runStudy } from "../../src/run/run-study.ts";
import { quietEffects } from "../support/measure-study.ts";
import { inFolder } from "../support/temp-folder.ts";

const yaml = `
title: Schools rated twice
data: invented
years: 2018
files:
  inspections: { layout: ofsted-mi, path: insp.csv, columns: { urn: URN, inspected: On, published: Out, type: Type, leadership: Leadership, overall: Overall, previous_inspected: On before, previous_published: Out before, previous_leadership: Leadership before, previous_overall: Overall before, area: Area } }
places: { schemes: { area: { column: area } } }
measures: { leadership: { of: schools, outcome: leadership_grade } }
show: [{ leadership: { of: [all, matched, re-inspected], in: area } }]
compare: [{ leadership: declined, of: matched, in: area West, with: { in: area East }, as: [difference] }]
release: { rules: srs-10 }
`;

/** Area, grade before, grade after, schools. East: 57 good before, 38 after, 23 fell, so that 4 rose. */
const moves: readonly (readonly [string, number, number, number])[] = [
  ["East", 1, 1, 10],
  ["East", 2, 2, 24],
  ["East", 2, 3, 23],
  ["East", 3, 3, 22],
  ["East", 3, 2, 4],
  ["West", 1, 1, 16],
  ["West", 1, 2, 12],
  ["West", 2, 2, 61],
  ["West", 2, 3, 21],
  ["West", 3, 3, 22],
  ["West", 3, 2, 23],
];

const head = "URN,Area,On,Out,Leadership,Overall,On before,Out before,Leadership before,Overall before,Type";
const schools = moves.flatMap(([area, before, after, count]) =>
  Array.from({ length: count }, () => ({ area, before, after })),
);
const csv = [
  head,
  ...schools.map(
    ({ area, before, after }, at) =>
      `${100001 + at},${area},10/03/2018,10/04/2018,${after},${after},10/03/2014,10/04/2014,${before},${before},Section 5 inspection`,
  ),
].join("\n");

describe("schools rated both times, under srs-10", () => {
  it("are shown all or not at all in an area", async () => {
    await inFolder({ "study.yaml": yaml, "insp.csv": `${csv}\n` }, async (folder) => {
      await runStudy({ studyPath: join(folder, "study.yaml"), out: join(folder, "out") }, quietEffects);
      const lines = (file: string) =>
        readFileSync(join(folder, "out/release", file), "utf8")
          .trim()
          .split("\n")
          .slice(1);
      const status = (row: string) => /,(published|unreliable|suppressed|not_available),/.exec(row)?.[1];
      const rows = lines("estimates.csv");
      const ofSet = (area: string) => rows.filter((row) => /\/(matched|re-inspected)/.test(row) && row.includes(area));
      expect(
        ofSet("area-east").filter((row) => row.includes("share-declined") && row.includes("area-west")).length,
      ).toBe(1);
      expect(new Set(ofSet("area-east").map(status))).toEqual(new Set(["suppressed"]));
      const west = ofSet("area-west").filter((row) => !row.includes("area-east"));
      expect(west.filter((row) => status(row) === "suppressed")).toEqual([]);
      const bounds = lines("leadership.csv").filter((row) => /area-east.*(bound_|,matched,[1-4])/.test(row));
      expect(bounds.length).toBe(24);
      expect(bounds.filter((row) => !row.endsWith(","))).toEqual([]);
      // 155 schools of West: no degrees of freedom of 154, no mean of a number of schools that is no multiple of 5.
      const told: { figures: readonly { df?: number | null; means?: readonly { schools: number }[] }[] } = JSON.parse(
        readFileSync(join(folder, "out/release/evidence/results.json"), "utf8"),
      );
      const counts = told.figures.flatMap(({ df, means }) => [df ?? 0, ...(means ?? []).map(({ schools }) => schools)]);
      expect(counts.filter((count) => count % 5 !== 0)).toEqual([]);
    });
  });
});
