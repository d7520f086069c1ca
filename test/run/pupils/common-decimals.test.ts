import { describe, expect, it } from "vitest";
import { inSameSteps } from "../../../src/run/pupils/common-decimals.ts";
import { pupilFiles, pupilStudy } from "../../support/invented-pupils.ts";
import { measurePupilStudy } from "../../support/measure-pupil-study.ts";

const cohort = (year: number, prior: readonly number[], outcome: readonly number[]) => ({
  year,
  schools: ["a"],
  places: [[]],
  columns: new Map([
    ["prior", Int32Array.from(prior)],
    ["outcome", Int32Array.from(outcome)],
    ["n", Int32Array.from(prior, () => 1)],
  ]),
});

describe("scores of cohorts with different decimals", () => {
  // By hand: 4.5 with one decimal is 45, with two 450; 4.25 is 425.
  it("are put into the steps of the finest", () => {
    const { cohorts, decimals } = inSameSteps([
      { cohort: cohort(2014, [45, -5], [300, 1]), decimals: { prior: 1, outcome: 0 } },
      { cohort: cohort(2015, [425, 0], [3005, 10]), decimals: { prior: 2, outcome: 1 } },
    ]);
    expect(decimals).toEqual({ prior: 2, outcome: 1 });
    expect(cohorts.map(({ columns }) => [...(columns.get("prior") ?? [])])).toEqual([
      [450, -50],
      [425, 0],
    ]);
    expect(cohorts.map(({ columns }) => [...(columns.get("outcome") ?? [])])).toEqual([
      [3000, 10],
      [3005, 10],
    ]);
    expect(cohorts.map(({ columns }) => [...(columns.get("n") ?? [])])).toEqual([
      [1, 1],
      [1, 1],
    ]);
  });

  it("are refused where the finer step makes them too large to count", () => {
    const wide = { cohort: cohort(2014, [300_000_000], [0]), decimals: { prior: 0, outcome: 0 } };
    const fine = { cohort: cohort(2015, [5], [0]), decimals: { prior: 1, outcome: 0 } };
    expect(() => inSameSteps([wide, fine])).toThrow("scores of 2014 have too many digits to be counted exactly");
  });

  it("give the figures that they give when every file is written with as many", async () => {
    const files = pupilFiles();
    const finer = { ...files, "pupils_2014.csv": String(files["pupils_2014.csv"]).replaceAll(".5,", ".500,") };
    const coarse = {
      ...files,
      "pupils_2015.csv": String(files["pupils_2015.csv"]).replace(
        /^(P20150000,[^,]*,[^,]*,[^,]*),\d+\.\d/m,
        "$1,200.25",
      ),
    };
    const one = await measurePupilStudy(pupilStudy(), files);
    expect((await measurePupilStudy(pupilStudy(), finer)).estimates).toEqual(one.estimates);
    // One score of 2015 has two decimals: the figures of 2014 do not change by it.
    const of2014 = (estimates: typeof one.estimates) => estimates.filter(({ figure }) => figure.id.endsWith("/2014"));
    const other = await measurePupilStudy(pupilStudy(), coarse);
    const values = (estimates: typeof one.estimates) =>
      of2014(estimates).map((each) => (each.kind === "estimate" ? (each.inScales[0]?.value ?? null) : null));
    expect(values(other.estimates).length).toBeGreaterThan(3);
    expect(values(other.estimates)).toEqual(values(one.estimates));
  });
});
