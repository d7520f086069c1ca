import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { shippedStudy } from "../../src/effects/shipped.ts";
import { readWorkbookSheet } from "../../src/formats/workbook.ts";
import { gradeCountsOf } from "../support/counted-schools.ts";
import { estimateOf, type MeasuredStudy, measureStudy, measuresOfStudy } from "../support/measure-study.ts";
import { csvRows, sharedFile } from "../support/shared-data.ts";

const toTrusts = sharedFile("ofsted/ofsted_mi_2022-02_maintained_to_mat.csv");
const workbook = sharedFile("ofsted/ofsted_mi_2022-02_maintained_to_mat.xlsx");
const inTrusts = sharedFile("ofsted/ofsted_mi_2022-02_multi_academy_trusts.csv");
const postcodes = [1, 2, 3].map((part) => sharedFile(`areas/school_postcode_lsoa_imd_${part}.csv.gz`));
const absent = [toTrusts, workbook, inTrusts, ...postcodes].some((file) => file.absent);

const byPhase = (file: string) => `title: T
years: 2022
date: 2022-02-28
files: { inspections: { layout: ofsted-mi, ${file} } }
places: { schemes: { phase: { column: phase } } }
measures: { grade: { of: schools, outcome: overall_grade } }
show: [{ leadership: { in: [england, phase] } }]
release: { rules: public-data }
`;

/** Counts of the workbook's own summary by phase: rows of the latest grade, columns of the previous one. */
async function summaryOfWorkbook(): Promise<ReadonlyMap<string, readonly (readonly number[])[]>> {
  const sheet = await readWorkbookSheet(readFileSync(workbook.path), { name: "workbook", sheet: "Summary" });
  const tables = new Map<string, number[][]>();
  let phase = "";
  for (const row of sheet.rows.slice(1)) {
    phase = row[0] || phase;
    tables.set(phase, [...(tables.get(phase) ?? []), row.slice(6, 10).map(Number)]);
  }
  return tables;
}

describe.skipIf(absent)("Ofsted's list of maintained schools that joined a trust, February 2022", () => {
  const turned = (moves: readonly (readonly number[])[]) =>
    [1, 2, 3, 4].map((last) => [1, 2, 3, 4].map((first) => moves[first - 1]?.[last - 1]));

  it.each([
    ["the converted CSV", "path: x.csv", toTrusts.path],
    ["the workbook as it was published", "path: x.xlsx, sheet: Data", workbook.path],
  ])("has the workbook's own tables of previous against latest rating, to the school: %s", async (_, file, path) => {
    const measured = await measureStudy(byPhase(file), {}, { inspections: path });
    const summary = await summaryOfWorkbook();
    const areas = gradeCountsOf(measured).filter(({ scheme }) => scheme === "phase");
    expect(areas.map(({ name }) => name).sort()).toEqual([...summary.keys()].sort());
    for (const { name, moves } of areas) expect(turned(moves ?? [])).toEqual(summary.get(name));
    expect(gradeCountsOf(measured)[0]?.counts.matched).toBe(2084);
  });
});

describe.skipIf(absent)("the study that ships of both lists", () => {
  let measured: ReadonlyMap<string, MeasuredStudy>;
  beforeAll(async () => {
    const study = readFileSync(shippedStudy("ofsted-2022", "study.yaml"), "utf8");
    measured = await measuresOfStudy(
      study,
      {},
      { inspections: [toTrusts.path, inTrusts.path], small_areas: postcodes.map(({ path }) => path) },
    );
  }, 60_000);
  const leadership = () => {
    const found = measured.get("leadership");
    if (found === undefined) throw new Error("no leadership");
    return found;
  };

  it("uses every row and counts every school once", () => {
    const ledgers = leadership().ledgers.filter(({ source }) => source.entry === "inspections");
    expect(ledgers.map(({ rowsRead, rowsUsed }) => [rowsRead, rowsUsed])).toEqual([
      [2084, 2084],
      [1227, 1227],
    ]);
    const [whole] = gradeCountsOf(leadership());
    expect([whole?.counts.open, whole?.counts.matched]).toEqual([3311, 3311]);
  });

  it("gives the shares that a count of the rows gives", () => {
    const rows = [...csvRows(toTrusts.path), ...csvRows(inTrusts.path)];
    const grade = (row: Readonly<Record<string, string>>, column: string) => Number(row[column]);
    const previous = "Previous effectiveness of leadership and management";
    const latest = "Effectiveness of leadership and management";
    const good = rows.filter((row) => grade(row, previous) <= 2);
    const share = (some: typeof rows, of: typeof rows) => some.length / of.length;
    const value = (id: string) => estimateOf(leadership().estimates, id).inScales[0]?.value;
    expect(value("leadership/share-good-or-outstanding/matched-previous-judgement/the-two-lists/2022")).toBeCloseTo(
      share(good, rows),
      12,
    );
    expect(value("leadership/share-declined/matched-good-or-outstanding-before/the-two-lists/2022")).toBeCloseTo(
      share(
        good.filter((row) => grade(row, latest) > 2),
        good,
      ),
      12,
    );
  });

  // Counted apart from this program, by postcode and the name of the small area: 107, 176 and 225 in the thirteen districts.
  it("finds 48% and 78% good or outstanding in Opportunity Area districts", () => {
    const of = (id: string) => estimateOf(leadership().estimates, `leadership/share-good-or-outstanding/${id}/2022`);
    const before = of("matched-previous-judgement/opportunity-areas");
    const after = of("matched/opportunity-areas");
    expect(before.rests[0]?.schools).toBe(225);
    expect(before.inScales[0]?.value).toBeCloseTo(107 / 225, 12);
    expect(after.inScales[0]?.value).toBeCloseTo(176 / 225, 12);
    // R: prop.test(107, 225, correct = FALSE)
    expect(before.inScales[0]?.interval.lower).toBeCloseTo(0.411260595028, 9);
    expect(before.inScales[0]?.interval.upper).toBeCloseTo(0.54067119191, 9);
  });
});
