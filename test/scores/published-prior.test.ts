import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { estimateOf, measureStudy } from "../support/measure-study.ts";
import { sharedFile } from "../support/shared-data.ts";

function rowsOf(path: string): readonly Readonly<Record<string, string>>[] {
  const [header = "", ...lines] = readFileSync(path, "utf8")
    .replace(/^\ufeff/, "")
    .trim()
    .split(/\r?\n/);
  const names = header.split(",");
  return lines.map((line) => Object.fromEntries(line.split(",").map((cell, index) => [names[index] ?? "", cell])));
}

const averages = sharedFile("prior/p8_pupil_coefficients_file.csv");
const deviation = sharedFile("prior/p8_stdev_file.csv");
const hampshire = sharedFile("ks4/2017-2018_850_ks4final.csv");

const cohortStudy = `
title: A cohort with the published averages
years: 2024
files:
  pupils: { path: pupils.csv, columns: { pupil: id, school: school, att8: att8, ks2: ks2_group, group: ks2_group, side: side } }
populations:
  above: { is: { side: above } }
  below: { is: { side: below } }
places: { schemes: { ks2_group: { column: group }, school: { column: school } } }
measures:
  progress:
    outcome: { column: att8, decimals: 2, unit: Attainment 8 points }
    prior: { column: ks2, bands: each score, minimum: 2 }
    method: points
show:
  - mean: { of: [above, below, all], in: [england, ks2_group] }
`;

describe.skipIf(averages.absent)(
  "Progress 8 of pupils from the published averages of 34 prior-attainment groups",
  () => {
    it("is a tenth of our residual in points, where the pupils of a group average what was published", async () => {
      const groups = rowsOf(averages.path).map(({ ks2emss_grp: group = "", p8est = "" }) => ({
        group,
        average: Math.round(100 * Number(p8est)),
      }));
      expect(groups).toHaveLength(34);
      // Two pupils as far above as two others are below, each pair in two schools: the mean is the published average.
      const away = (index: number) => 137 + 53 * index;
      const pupils = groups.flatMap(({ group, average }, index) =>
        [1, 2].flatMap((school) =>
          (["above", "below"] as const).map((side) => ({
            school,
            group,
            side,
            att8: average + (side === "above" ? away(index) : -away(index)),
          })),
        ),
      );
      const lines = pupils.map(({ school, group, side, att8 }, index) =>
        [`i${index}`, school, (att8 / 100).toFixed(2), group, side].join(","),
      );
      const csv = `id,school,att8,ks2_group,side\n${lines.join("\n")}\n`;
      const { estimates } = await measureStudy(cohortStudy, { "pupils.csv": csv });
      const mean = (id: string) =>
        estimateOf(estimates, id).inScales.find(({ scale }) => scale === "points")?.value ?? Number.NaN;
      for (const [index, { group, average }] of groups.entries()) {
        for (const side of ["above", "below"] as const) {
          const att8 = (average + (side === "above" ? away(index) : -away(index))) / 100;
          const progress8 = (att8 - average / 100) / 10;
          expect(mean(`progress/mean/${side}/ks2-group-${group}/2024`) / 10).toBeCloseTo(progress8, 12);
        }
        expect(mean(`progress/mean/all/ks2-group-${group}/2024`)).toBeCloseTo(0, 12);
      }
      const meanAway = groups.reduce((sum, _, index) => sum + away(index), 0) / groups.length;
      expect(mean("progress/mean/above/england/2024") / 10).toBeCloseTo(meanAway / 1000, 12);
      expect(mean("progress/mean/all/england/2024")).toBeCloseTo(0, 12);
    });
  },
);

const tableStudy = (sd: string) => `
title: Schools with their published intervals
years: 2024
files:
  schools:
    layout: school-table
    path: schools.csv
    columns: { urn: urn, area: area }
    groups: { all: { pupils: pupils, mean: mean } }
places: { schemes: { area: { column: area } } }
measures: { progress: { outcome: { mean_of: p8, decimals: 2 }, sd: ${sd} } }
show: [{ mean: { of: all, in: area } }]
`;

describe.skipIf(deviation.absent)("the published standard deviation of Progress 8", () => {
  it("gives the published interval as arithmetic: mean ± 1.96 sd / sqrt(pupils)", async () => {
    const sd = rowsOf(deviation.path)[0]?.p8stdev ?? "";
    expect(sd).toBe("1.41628");
    // Area a: 40 and 60 pupils, mean 0.60. Area b: 25 and 75, mean -0.20.
    const csv = "urn,area,pupils,mean\n1,a,40,0.90\n2,a,60,0.40\n3,b,25,0.10\n4,b,75,-0.30\n";
    const { estimates } = await measureStudy(tableStudy(sd), { "schools.csv": csv });
    for (const [area, mean] of [
      ["a", 0.6],
      ["b", -0.2],
    ] as const) {
      const { inScales, rests } = estimateOf(estimates, `progress/mean/all/area-${area}/2024`);
      const inSd = inScales.find(({ scale }) => scale === "sd")?.value ?? Number.NaN;
      const pupils = rests[0]?.pupils ?? Number.NaN;
      // On paper for 100 pupils: 1.96 x 1.41628 / 10 = 0.27759088.
      const ends = [-1, 1].map((side) => Number(sd) * (inSd + (side * 1.96) / Math.sqrt(pupils)));
      expect(ends[0]).toBeCloseTo(mean - 0.27759088, 12);
      expect(ends[1]).toBeCloseTo(mean + 0.27759088, 12);
    }
  });
});

describe.skipIf(hampshire.absent)("the standard deviation that the Hampshire study states", () => {
  it("gives every interval that the table prints, within the rounding of ends and mean", () => {
    const stated = /value: ([\d.]+)/.exec(
      readFileSync(new URL("../../studies/hampshire-surrey-2018/study.yaml", import.meta.url), "utf8"),
    )?.[1];
    const rows = rowsOf(hampshire.path).flatMap((row) => {
      const [pupils, mean, low, high] = ["P8PUP", "P8MEA", "P8CILOW", "P8CIUPP"].map((name) => {
        const text = row[name] ?? "";
        return text === "" ? Number.NaN : Number(text);
      });
      const all = [pupils, mean, low, high].map((value) => value ?? Number.NaN);
      return (row.RECTYPE === "1" || row.RECTYPE === "2") && all.every(Number.isFinite) ? [all] : [];
    });
    const apart = rows.filter(([pupils = 0, mean = 0, low = 0, high = 0]) => {
      const half = (1.96 * Number(stated)) / Math.sqrt(pupils);
      return [mean - half - low, mean + half - high].some((off) => Math.abs(off) > 0.01 + 1e-9);
    });
    expect(rows.length).toBeGreaterThan(60);
    expect(apart).toEqual([]);
  });
});
