import { describe, expect, it } from "vitest";
import { cellsOfRecord } from "../../src/formats/first-record.ts";
import { runExample } from "../support/run-example.ts";

type Move = readonly [area: string, before: number, after: number, schools: number];

/** A list of schools with their grades before and after. */
function list(moves: readonly Move[]): string {
  const header =
    "URN,Area,Inspection start date,Publication date,Grade,Previous inspection start date,Previous publication date,Previous grade";
  const rows = moves.flatMap(([area, before, after, schools]) =>
    Array.from({ length: schools }, () => `${area},10/03/2018,10/04/2018,${after},10/03/2014,10/04/2014,${before}`),
  );
  return [header, ...rows.map((row, at) => `${100_001 + at},${row}`)].join("\n");
}

const study = (rules: string) => `
title: Linked shares
data: invented
years: 2018
files:
  inspections: { layout: ofsted-mi, path: l.csv, columns: { inspected: Inspection start date, published: Publication date, leadership: Grade, previous_inspected: Previous inspection start date, previous_published: Previous publication date, previous_leadership: Previous grade, area: Area } }
places: { schemes: { area: { column: area } } }
measures: { leadership: { of: schools, outcome: leadership_grade } }
show: [{ leadership: { of: matched, in: [england, area] } }]
release: { rules: ${rules} }
`;

// In East 4 of 26 weak schools rose; 57 were good before, 38 after, 23 fell: 38 = 57 - 23 + 4 gives the 4.
const east: readonly Move[] = [
  ["East", 2, 2, 34],
  ["East", 2, 3, 23],
  ["East", 3, 3, 22],
  ["East", 3, 2, 4],
];
const west: readonly Move[] = [
  ["West", 1, 1, 30],
  ["West", 2, 2, 60],
  ["West", 1, 2, 15],
  ["West", 2, 3, 21],
  ["West", 3, 3, 22],
  ["West", 3, 2, 23],
];

describe("shares of the same schools at two times", () => {
  const lines = async (rules: string) => {
    const { release } = await runExample({ "l.csv": list([...east, ...west]) }, study(rules));
    return { release, rows: (release.get("estimates.csv") ?? "").split("\n") };
  };
  const statuses = (rows: readonly string[], area: string) =>
    new Set(
      rows
        .filter((row) => row.includes(`/area-${area}/`))
        .map((row) => / *(published|unreliable|suppressed)/.exec(row)?.[1]),
    );

  it("are all hidden where one of them is, under rules that hide small counts", async () => {
    const { rows, release } = await lines("srs-10");
    expect(statuses(rows, "east")).toEqual(new Set(["suppressed"]));
    expect(statuses(rows, "west")).toContain("published");
    const counts = (release.get("leadership.csv") ?? "")
      .split("\n")
      .filter((row) => /,East,(matched,[1-4]|bound_(d|i|r))/.test(row));
    expect(counts.length).toBeGreaterThan(20);
    for (const row of counts) expect(row).toMatch(/,$/);
  });

  it("are shown where every count may be told", async () => {
    const { rows } = await lines("public-data");
    expect(rows.find((row) => /share-improved.*area-east/.test(row))).toContain(",0.154,");
  });

  it("tell the number of schools only as rounded, 171 as 170 and no degree of freedom less", async () => {
    const { release, rows } = await lines("srs-10");
    const means = JSON.parse(release.get("evidence/results.json") ?? "").figures.flatMap(
      (figure: { means?: readonly { schools: number }[] }) => figure.means ?? [],
    );
    expect(means.length).toBeGreaterThan(3);
    for (const { schools } of means) expect(schools % 5).toBe(0);
    const [header = [], ...cells] = rows.filter((row) => row !== "").map((row) => cellsOfRecord(row, ","));
    const df = cells.map((row) => row[header.indexOf("df")] ?? "").filter((text) => text !== "");
    expect(df.length).toBeGreaterThan(1);
    for (const text of df) expect(Number(text) % 5).toBe(0);
  });
});
