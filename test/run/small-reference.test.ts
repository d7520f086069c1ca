import { describe, expect, it } from "vitest";
import { runExample } from "../support/run-example.ts";

const header = "school,points,ks2,pp,few\n";

/** Pupils of 12 schools: 10 others and 5 disadvantaged in each, but as `sides` says; one pupil in `few`. */
function pupils(sides: (school: number) => readonly [others: number, disadvantaged: number]): string {
  const rows = Array.from({ length: 12 }, (_, school) => {
    const [others, poor] = sides(school);
    return Array.from({ length: others + poor }, (__, at) => {
      const points = 300 + ((school * 37 + at * 53) % 160) - (at < others ? 0 : 20);
      return `${school},${points},${20 + ((school + at) % 3)},${at < others ? 0 : 1},${school === 0 && at === 0 ? 1 : 0}`;
    });
  });
  return `${header}${rows.flat().join("\n")}\n`;
}

const study = (rest: string, rules = "srs-10", expectation = "all") => `
title: Small references
data: invented
years: 2015
files: { pupils: { path: pupils.csv, columns: { school: school, points: points, ks2: ks2, pp: pp, few: few } } }
populations: { disadvantaged: { any_of: pp }, others: { not: disadvantaged }, few: { any_of: few } }
measures:
  progress: { outcome: points, prior: { column: ks2, bands: each score }, expectation: ${expectation}, method: points, against: { population: others } }
show: [{ mean: { of: all } }, { in_area_gap: { of: disadvantaged } }]
release: { rules: ${rules} }
${rest}`;

describe("under rules that hide small counts", () => {
  const files = { "pupils.csv": pupils(() => [10, 5]) };

  // The mean of all pupils under this expectation, less that under another, would be the score of one pupil.
  it("scores are not set against one pupil, by the measure or as another choice", async () => {
    const message = "scores compared with so few pupils or schools would reveal theirs, under the rules srs-10: few";
    await expect(runExample(files, study("", "srs-10", "few"))).rejects.toThrow(message);
    const other = "sensitivity: { alternatives: { expectation: [few] } }";
    await expect(runExample(files, study(other))).rejects.toThrow(message);
    await expect(runExample(files, study("", "public-data", "few"))).resolves.toBeDefined();
  });

  // In a school with one side alone nothing lies within it: that part of the gap rests on the others.
  it("the part within schools is hidden where fewer than three schools have both sides", async () => {
    const parts = "decompose: [{ gap: progress, of: disadvantaged, parts: [within_and_between] }]";
    const statusOf = async (mixed: number) => {
      const one = pupils((school) => (school < mixed ? [10, 5] : school % 2 === 0 ? [15, 0] : [0, 15]));
      const { release } = await runExample({ "pupils.csv": one }, study(parts));
      const line = (release.get("estimates.csv") ?? "").split("\n").find((row) => row.includes("/within-schools,"));
      return ["published", "unreliable", "suppressed"].find((status) => line?.includes(`,${status},`));
    };
    expect(await statusOf(2)).toBe("suppressed");
    expect(await statusOf(12)).toBe("published");
  });
});
