import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runStudy } from "../../src/run/run-study.ts";
import { quietEffects } from "../support/measure-study.ts";
import { inFolder } from "../support/temp-folder.ts";

interface Pupil {
  readonly school: number;
  readonly area: string;
  readonly pp: number;
  readonly points: number;
}

const csv = (pupils: readonly Pupil[]) =>
  `school,area,pp,points\n${pupils.map(({ school, area, pp, points }) => `${school},${area},${pp},${points}`).join("\n")}\n`;

/** Pupils of some schools of an area: `each` of either kind a school, points by the number of the pupil. */
function area(
  name: string,
  schools: readonly number[],
  each: number,
  points: (pupil: number, pp: number, school: number) => number,
): readonly Pupil[] {
  return schools.flatMap((school) =>
    [0, 1].flatMap((pp) =>
      Array.from({ length: each }, (_, pupil) => ({ school, area: name, pp, points: points(pupil, pp, school) })),
    ),
  );
}

const study = (measure: string, show: string) => `
title: Small shares
data: invented
years: 2019
files: { pupils: { path: pupils.csv, columns: { school: school, area: area, outcome: points, disadvantaged: pp } } }
places: { schemes: { area: { column: area } } }
measures: { pass: { outcome: outcome, ${measure} } }
show: [${show}]
release: { rules: srs-10 }
`;

async function statusOf(yaml: string, pupils: readonly Pupil[]): Promise<ReadonlyMap<string, string>> {
  return inFolder({ "study.yaml": yaml, "pupils.csv": csv(pupils) }, async (folder) => {
    await runStudy({ studyPath: join(folder, "study.yaml"), out: join(folder, "out") }, quietEffects);
    const rows = readFileSync(join(folder, "out/release/estimates.csv"), "utf8").trim().split("\n").slice(1);
    return new Map(
      rows.map((row) => [
        row.split(",")[0] ?? "",
        /,(published|unreliable|suppressed|not_available),/.exec(row)?.[1] ?? "",
      ]),
    );
  });
}

describe("shares under srs-10", () => {
  // Threshold 50. Many: 8 of 20 pass in each school. Few: one pupil in all passes. All: everybody passes. None: nobody.
  const pupils = [
    ...area("Many", [1, 2, 3, 4, 5, 6], 20, (pupil, _, school) => (pupil < 7 + (school % 3) ? 60 : 40)),
    ...area("Few", [7, 8, 9], 20, (pupil, _, school) => (pupil === 0 && school === 7 ? 60 : 40)),
    ...area("All", [10, 11, 12], 20, () => 60),
    ...area("None", [13, 14, 15], 20, () => 40),
  ];
  it("are hidden where fewer than 10 reached the threshold, or fewer than 10 did not", async () => {
    const status = await statusOf(
      study("method: threshold, at_least: 50", "{ mean: { of: disadvantaged, in: area } }"),
      pupils,
    );
    expect(Object.fromEntries(status)).toEqual({
      "pass/mean/disadvantaged/area-many/2019": "published",
      "pass/mean/disadvantaged/area-few/2019": "suppressed",
      "pass/mean/disadvantaged/area-all/2019": "suppressed",
      "pass/mean/disadvantaged/area-none/2019": "suppressed",
    });
  });
});

describe("an error of nothing", () => {
  it("is no error: a mean that every school shares is hidden", async () => {
    const pupils = [
      ...area("Alike", [1, 2, 3, 4, 5, 6], 20, (pupil) => pupil),
      ...area("Other", [7, 8, 9, 10, 11, 12], 20, (pupil, _, school) => pupil + (school % 4)),
    ];
    const status = await statusOf(study("method: points", "{ mean: { of: disadvantaged, in: area } }"), pupils);
    expect(status.get("pass/mean/disadvantaged/area-alike/2019")).toBe("suppressed");
    expect(status.get("pass/mean/disadvantaged/area-other/2019")).toBe("published");
  });
});

describe("a ratio of gaps", () => {
  it("is not given where a group is ahead", async () => {
    // In Ahead the disadvantaged have more points than the others, so that the gap is below zero.
    const pupils = [
      ...area("Behind", [1, 2, 3, 4, 5, 6], 20, (pupil, pp, school) => pupil - (8 + (school % 3)) * pp),
      ...area("Ahead", [7, 8, 9, 10, 11, 12], 20, (pupil, pp, school) => pupil + (30 + (school % 4)) * pp),
    ];
    const compare =
      "compare: [{ in_area_gap: pass, of: disadvantaged, in: area Ahead, with: { in: area Behind }, as: [difference, ratio] }]\nrelease:";
    const yaml = study("method: points", "{ gap: { of: disadvantaged, in: england } }").replace("release:", compare);
    const status = await statusOf(yaml, pupils);
    expect(status.get("pass/in-area-gap/disadvantaged/area-ahead/2019/difference/with-area-behind")).toBe("published");
    expect(status.get("pass/in-area-gap/disadvantaged/area-ahead/2019/ratio/with-area-behind")).toBe("not_available");
  });
});
