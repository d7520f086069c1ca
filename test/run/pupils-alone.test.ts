import { describe, expect, it } from "vitest";
import { estimateOf, measureStudy } from "../support/measure-study.ts";

const study = `
title: A pupil file and nothing else
years: 2015
files:
  pupils: { path: pupils.csv, columns: { school: school, points: points, sex: sex } }
populations:
  girls: { is: { sex: F } }
  others: { not: girls }
measures:
  attainment: { outcome: { column: points, decimals: 0 }, method: points }
show:
  - mean: { of: [all, girls, others] }
  - gap: { of: girls }
`;

const pupils = `school,points,sex
1,10,F
1,20,M
2,30,F
2,50,M
`;

describe("a study of one pupil file, without a census", () => {
  it("runs and counts by a value of a column", async () => {
    const { estimates } = await measureStudy(study, { "pupils.csv": pupils });
    const value = (id: string) => estimateOf(estimates, id).inScales[0]?.value;
    expect(value("attainment/mean/all/england/2015")).toBe(27.5);
    expect(value("attainment/mean/girls/england/2015")).toBe(20);
    expect(value("attainment/gap/girls/england/2015")).toBe(15);
  });
});
