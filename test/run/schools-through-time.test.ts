import { describe, expect, it } from "vitest";
import { askSchool } from "../../src/run/commands/ask-school.ts";
import { estimateOf, measureStudy, quietEffects } from "../support/measure-study.ts";
import { sharedFile } from "../support/shared-data.ts";

// 100001 became 200001; 100002 and 100003 became 200002 together; 100004 is alone.
const links = `URN,LinkURN,LinkName,LinkType,LinkEstablishedDate
200001,100001,A,Predecessor,01-09-2018
100001,200001,A,Successor,31-08-2018
200002,100002,B,Predecessor - merged,01-09-2018
200002,100003,C,Predecessor - merged,01-09-2018
`;
const row = (urn: string, year: number, mean: string) => `${urn},${year},50,${mean}\n`;
const schools = `urn,year,n,mean\n${[
  ["100001", 2018, "0.10"],
  ["200001", 2019, "0.30"],
  ["100002", 2018, "0.20"],
  ["100003", 2018, "0.00"],
  ["200002", 2019, "0.40"],
  ["100004", 2018, "-0.30"],
  ["100004", 2019, "-0.50"],
]
  .map(([urn, year, mean]) => row(String(urn), Number(year), String(mean)))
  .join("")}`;

const study = (more: string) => `
title: Through time
data: invented
years: 2018-2019
files:
  table:
    layout: school-table
    path: schools.csv
    columns: { urn: urn, year: year }
    groups: { all: { pupils: n, mean: mean } }
  links: { layout: gias-links, path: links.csv, taken_on: 2023-04-21 }
${more}
measures: { progress: { outcome: { mean_of: progress_8, decimals: 2 }, method: published } }
show: [{ mean: { of: all, in: england } }]
compare: [{ mean: progress, of: all, year: 2019, with: { year: 2018 }, as: difference }]
release: { rules: public-data }
`;

describe("schools through time as clusters", () => {
  const measured = (more: string) => measureStudy(study(more), { "schools.csv": schools, "links.csv": links });

  it.each([
    ["", ["100001", "100002", "100004"]],
    ["schools: { merges: apart }", ["100001", "100002", "100003", "100004", "200002"]],
  ])("%s", async (more, clusters) => {
    const { frame, codes } = await measured(more);
    expect(frame.schools.keys).toEqual(clusters);
    expect(codes).toHaveLength(1);
    expect(codes[0]).toContain("5 URNs");
  });

  it("give the change between years the covariance of a school with its own successor", async () => {
    // By hand, three clusters of 50, 100 and 50 pupils in 2018, 50, 50 and 50 in 2019, K/(K-1) = 3/2:
    // means 0.05 (200 pupils: 5 + 10 + 0 - 15 = 0 -> 0) and 0.0667 (15 + 20 - 25 = 10 of 150).
    const id = "progress/mean/all/england/2019/difference/with-2018";
    const { estimates } = await measured("");
    const found = estimateOf(estimates, id).inScales[0];
    const m18 = (50 * 0.1 + 50 * 0.2 + 50 * 0 - 50 * 0.3) / 200;
    const m19 = (50 * 0.3 + 50 * 0.4 - 50 * 0.5) / 150;
    const influence = [
      (50 * (0.3 - m19)) / 150 - (50 * (0.1 - m18)) / 200,
      (50 * (0.4 - m19)) / 150 - (50 * (0.2 - m18) + 50 * (0 - m18)) / 200,
      (50 * (-0.5 - m19)) / 150 - (50 * (-0.3 - m18)) / 200,
    ];
    expect(found?.value).toBeCloseTo(m19 - m18, 12);
    expect(found?.se).toBeCloseTo(Math.sqrt((3 / 2) * influence.reduce((sum, one) => sum + one * one, 0)), 12);
  });

  it("are told apart by the type of the successor where a register has it", async () => {
    const register = "URN,TypeOfEstablishment (name)\n200001,Academy converter\n200002,Academy sponsor led\n";
    const { frame } = await measureStudy(
      study("  register: { layout: gias, path: register.csv, taken_on: 2023-04-21 }\nschools: { follow: [sponsored] }"),
      { "schools.csv": schools, "links.csv": links, "register.csv": register },
    );
    expect(frame.schools.keys).toEqual(["100001", "100002", "100004", "200001"]);
  });
});

const real = sharedFile("gias/links_edubasealldata20250422.csv");

describe.skipIf(real.absent)("the question on the command line", () => {
  const ask = (urn: string, on: string) => askSchool({ urn, on, links: real.path, register: null }, quietEffects);

  it("is answered with the links the answer rests on", async () => {
    // The two records of the file, read by eye: 136498 "Predecessor" 106371, 01-03-2011.
    expect(await ask("136498", "2008-01-01")).toEqual([
      "136498 on 2008-01-01: 106371: the links say that 106371 became 136498 on 2011-03-01.",
      "one school through time (merges and splits kept together): 106371, 136498",
    ]);
    expect((await ask("106371", "2020-01-01"))[0]).toBe(
      "106371 on 2020-01-01: 136498: the links say that 106371 became 136498 on 2011-03-01.",
    );
  });
});
