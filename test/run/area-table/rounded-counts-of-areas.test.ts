import { describe, expect, it } from "vitest";
import { randomSource } from "../../../src/number/random.ts";
import { type MeasuredStudy, measureStudy } from "../../support/measure-study.ts";
import { toNearest } from "../../support/rounded-table.ts";

/** Invented authorities: numbers and means in hundredths of all, disadvantaged and others, and their region and nation. */
function areas(seed: number) {
  const random = randomSource(seed, 0);
  const codes = [201, 202, 203, 204, 205, 206, 207, 208, 209, 210, 211, 212];
  return codes.map((code) => {
    const [nd, no] = [40 + random.integer(200), 100 + random.integer(400)];
    const [md, mo] = [-80 + random.integer(60), random.integer(60)];
    return { code, nd, no, md, mo, n: nd + no, m: Math.round((nd * md + no * mo) / (nd + no)) };
  });
}

const header = "area,level,n,m,nd,md,no,mo";
const hundredths = (mean: number) => (mean / 100).toFixed(2);

function tableOf(rows: ReturnType<typeof areas>, step: number): string {
  const to = toNearest(step);
  const line = (code: string, level: string, of: readonly number[]) =>
    [code, level, ...of.map((value, at) => (at % 2 === 0 ? to(value) : hundredths(value)))].join(",");
  const total = (count: "n" | "nd" | "no", mean: "m" | "md" | "mo") => {
    const n = rows.reduce((sum, row) => sum + row[count], 0);
    return [n, Math.round(rows.reduce((sum, row) => sum + row[count] * row[mean], 0) / n)];
  };
  return `${[
    header,
    ...rows.map(({ code, n, m, nd, md, no, mo }) => line(String(code), "Local authority", [n, m, nd, md, no, mo])),
    line("", "National", [...total("n", "m"), ...total("nd", "md"), ...total("no", "mo")]),
  ].join("\n")}\n`;
}

const study = (rounded: string) => `title: Areas
data: invented
years: 2018
files:
  areas:
    layout: area-table
    path: areas.csv
    ${rounded}
    columns: { area: area, level: level }
    groups:
      all: { pupils: n, mean: m }
      disadvantaged: { pupils: nd, mean: md }
      others: { pupils: no, mean: mo }
populations: { others: { name: not disadvantaged } }
places: { schemes: { authority: { column: area, codes: three-digit, name: local authority } } }
measures: { progress: { outcome: { mean_of: progress_8, decimals: 2, unit: grades }, sd: { value: 1.2, source: invented } } }
show: [ { mean: { of: [all, disadvantaged, others], in: [england, authority] } }, { gap: { of: disadvantaged, in: [england, authority] } } ]
release: { rules: public-data }
`;

const numbersOf = ({ estimates }: MeasuredStudy) =>
  new Map(
    estimates.flatMap((one) => {
      const number = one.kind === "estimate" ? one.inScales[0] : undefined;
      return number === undefined ? [] : [[one.figure.id, number] as const];
    }),
  );

// The identity: the same table with exact counts gives the figures that rounding of counts alone has moved.
describe("a table of areas with rounded counts", () => {
  it.each([
    [5, 1],
    [10, 2],
    [10, 3],
  ])("to %i (draw %i) has the figures of exact counts inside its widening", async (step, seed) => {
    const rows = areas(seed);
    const exact = numbersOf(await measureStudy(study("counts_rounded_to: 1"), { "areas.csv": tableOf(rows, 1) }));
    const read = await measureStudy(study(""), { "areas.csv": tableOf(rows, step) });
    const rounded = numbersOf(read);
    expect(read.toCheck?.map((one) => one.join(""))).toEqual([
      expect.stringMatching(new RegExp(`numbers of pupils are rounded to ${step}, as every one is a multiple`)),
    ]);
    expect(read.ledgers[0]).toMatchObject({ rowsRead: 13, rowsUsed: 12 });
    expect(rounded.size).toBe(exact.size);
    let moved = 0;
    for (const [id, own] of rounded) {
      const apart = Math.abs(own.value - (exact.get(id)?.value ?? Number.NaN));
      expect(apart, id).toBeLessThanOrEqual(own.roundingOfCounts + 1e-12);
      moved = Math.max(moved, apart);
    }
    expect(moved).toBeGreaterThan(0);
    // The published row of the nation is the sum of its areas but for rounding, in pupils and in the mean.
    expect(read.larger?.[0]?.map((part) => (typeof part === "string" ? part : part.n)).join("")).toMatch(
      /or the nation: 3\. The same as .*: 3\. Different: 0/,
    );
  });

  // Groups that exceed all are in two cells: the error of a group is still that of its pupils, 1.2 / sqrt(n).
  it("gives a group the error of all its pupils", async () => {
    const table = `${header}\n202,Local authority,85,-0.40,40,-0.66,50,-0.18\n201,Local authority,100,-0.30,40,-0.66,60,-0.06\n`;
    const numbers = numbersOf(await measureStudy(study("counts_rounded_to: 5"), { "areas.csv": table }));
    expect(numbers.get("progress/mean/others/authority-camden/2018")?.se).toBeCloseTo(1.2 / Math.sqrt(50), 12);
    expect(numbers.get("progress/mean/disadvantaged/authority-camden/2018")?.se).toBeCloseTo(1.2 / Math.sqrt(40), 12);
    expect(numbers.get("progress/mean/all/authority-camden/2018")?.se).toBeCloseTo(1.2 / Math.sqrt(85), 12);
  });
});
