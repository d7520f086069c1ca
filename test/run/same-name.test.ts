import { describe, expect, it } from "vitest";
import { compareRuns } from "../../src/run/commands/compare.ts";
import { schools, schoolsText, studyText } from "../support/invented-schools.ts";
import { runExample } from "../support/run-example.ts";

// A folder a year with a file of one name in each: as the Department for Education's downloads unpack.
const study = studyText({ years: "2018-2019", path: '"{year}/schools.csv"' });
const odd = "900001,,North,,0.10,,\n";

describe("files of two years with one name", () => {
  it("each keep their ledger, their rows and their place in the manifest", async () => {
    const { release, private: inside } = await runExample(
      { "2018/schools.csv": `${schoolsText(schools.slice(1))}${odd}`, "2019/schools.csv": `${schoolsText()}${odd}` },
      study,
    );
    const { inputs } = JSON.parse(release.get("manifest.json") ?? "");
    const counts = inputs.map((input: Record<string, unknown>) => [input.file, input.rows_read, input.rows_used]);
    // By hand: five schools and an odd row in 2018, six and an odd row in 2019.
    expect(counts).toEqual([
      ["schools.csv", 6, 5],
      ["schools.csv", 7, 6],
    ]);
    expect(inside.get("flow.csv")?.match(/^schools.csv,(read|used),\d+,$/gm)).toEqual([
      "schools.csv,read,6,",
      "schools.csv,used,5,",
      "schools.csv,read,7,",
      "schools.csv,used,6,",
    ]);
    expect(inside.get("rejects.csv")?.match(/^schools.csv,.*/gm)).toEqual([
      "schools.csv,7,n,blank (n),,no",
      "schools.csv,8,n,blank (n),,no",
    ]);
  });

  it("are not mixed up when their odd rows are the same to the letter", async () => {
    const files = { "2018/schools.csv": `${schoolsText()}${odd}`, "2019/schools.csv": `${schoolsText()}${odd}` };
    const { private: inside } = await runExample(files, study);
    expect(inside.get("rejects.csv")?.match(/^schools.csv,8,.*/gm)?.length).toBe(2);
  });

  it("are told apart when two runs are compared", () => {
    const input = (sha256: string) => ({ entry: "schools", file: "schools.csv", sha256, rows_used: 6 });
    const manifest = (...hashes: readonly string[]) => ({
      format: 1 as const,
      program: "coldspot 1",
      engine: "DuckDB 1",
      study: { file: "study.yaml", sha256: "0" },
      rules: { name: "public-data" },
      inputs: hashes.map(input),
    });
    const results = {
      format: 2 as const,
      data: "invented" as const,
      scales: {},
      figures: [],
      together: { comparisons: [], claims: [], areas: [] },
    };
    const lines = (before: readonly string[], after: readonly string[]) =>
      compareRuns({ manifest: manifest(...before), results }, { manifest: manifest(...after), results }).slice(1);
    expect(lines(["a", "b"], ["a", "b"])).toEqual([
      "the two runs were made from the same study, inputs, rules and version",
    ]);
    expect(lines(["a", "b"], ["c", "b"])).toEqual([
      "what differs in how they were made:",
      "  input: schools (schools.csv) has changed (the same number of rows used)",
    ]);
    expect(lines(["a", "b"], ["a"])).toEqual([
      "what differs in how they were made:",
      "  input: schools (schools.csv) number 2 is gone",
    ]);
  });
});

describe("two measures of one file", () => {
  it("count its rows once", async () => {
    const measures = `{ outcome: { mean_of: progress_8, decimals: 2 }, against: { population: others } }
  again: { outcome: { mean_of: the same, decimals: 2 }, against: { population: others } }`;
    const { release, private: inside } = await runExample(
      { "schools.csv": `${schoolsText()}${odd}${odd}` },
      studyText({ measure: measures, show: "\n  - mean: { measure: progress }\n  - mean: { measure: again }" }),
    );
    expect(JSON.parse(release.get("manifest.json") ?? "").inputs).toMatchObject([{ rows_read: 8, rows_used: 6 }]);
    expect(inside.get("rejects.csv")?.trim().split("\n").length).toBe(1 + 2);
  });

  it("keep a flow each when they ask for different columns", async () => {
    const text = (points: string, maths: string) => `1,${points},${maths},F\n`;
    const study = `
title: Two outcomes
data: invented
years: 2015
files:
  pupils: { path: pupils.csv, columns: { school: school, points: points, maths: maths, sex: sex } }
populations:
  girls: { is: { sex: F } }
measures:
  attainment: { outcome: { column: points, decimals: 0 }, method: points }
  mathematics: { outcome: { column: maths, decimals: 0 }, method: points }
show:
  - mean: { measure: attainment, of: all }
  - mean: { measure: mathematics, of: all }
release: { rules: public-data }
`;
    // By hand: six pupils, one without points, two without mathematics.
    const rows = [text("10", "1"), text("20", "2"), text("30", "3"), text("40", "4"), text("50", ""), text("", "")];
    const { release, private: inside } = await runExample(
      { "pupils.csv": `school,points,maths,sex\n${rows.join("")}` },
      study,
    );
    const used = inside.get("flow.csv")?.match(/^pupils.csv,used,.*$/gm);
    expect(used).toEqual(["pupils.csv,used,5,attainment", "pupils.csv,used,4,mathematics"]);
    expect(inside.get("rejects.csv")?.trim().split("\n").length).toBe(1 + 1 + 2);
    expect(release.get("report.html")).toContain("Of 6 rows of pupils, 5 were used for attainment");
    expect(release.get("report.html")).toContain("Of 6 rows of pupils, 4 were used for mathematics");
    expect(JSON.parse(release.get("manifest.json") ?? "").inputs).toMatchObject([
      { rows_used: 5, for_measures: ["attainment"] },
      { rows_used: 4, for_measures: ["mathematics"] },
    ]);
  });
});
