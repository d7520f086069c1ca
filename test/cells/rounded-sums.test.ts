import { describe, expect, it } from "vitest";
import { scoredStudy } from "../support/measure-study.ts";
import { lessDisadvantaged, ownOthers, studyOfTable } from "../support/rounded-table.ts";

const ask = "show: [ { mean: { of: [all, disadvantaged, others], in: england } } ]\n";
const header = "URN,Region,N,M,ND,MD,NO,MO";

/** Cells of the table of one school among others, by atom: pupils and the sum of hundredths. */
async function cellsOf(row: string, others: string): Promise<ReadonlyMap<string, readonly [number, number]>> {
  const rest = "100002,London,100,0.00,40,-0.60,60,0.40";
  const table = `${[header, row, rest].join("\n")}\n`;
  const { forPrivate } = await scoredStudy(studyOfTable(others, "counts_rounded_to: 5", ask), { "s.csv": table });
  const { sums } = forPrivate;
  if (sums === null) throw new Error("no sums");
  const { frame, key, n, sum } = sums;
  const own = [...n.keys()].filter((cell) => frame.schools.keys[key.school[cell] ?? -1] === "100001");
  return new Map(own.map((cell) => [frame.atoms.keys[key.atom[cell] ?? -1] ?? "", [n[cell] ?? 0, sum[cell] ?? 0]]));
}

// On paper, in hundredths: all 85 at -40 is -3400; disadvantaged 40 at -66 is -2640; others 50 at -18 is -900. The groups
// have 5 pupils more than all, who are taken from others, the larger group: 45 in all (-810), 5 outside (-90).
describe("cells of a school whose rounded groups exceed all", () => {
  it("have no fewer than 0 pupils, and every group and all have what was printed", async () => {
    const cells = await cellsOf("100001,London,85,-0.40,40,-0.66,50,-0.18", ownOthers);
    expect(Object.fromEntries(cells)).toEqual({
      disadvantaged: [40, -2640],
      others: [45, -810],
      "others of schools without a total": [5, -90],
      "not split": [0, -3400 + 2640 + 810],
    });
  });

  it("leave the pupils in neither group where all are more", async () => {
    const cells = await cellsOf("100001,London,95,-0.40,40,-0.66,50,-0.18", ownOthers);
    expect(Object.fromEntries(cells)).toEqual({
      disadvantaged: [40, -2640],
      others: [50, -900],
      "not split": [5, -3800 + 2640 + 900],
    });
  });
});

// 15 of all and 15 disadvantaged can be 17 and 13: others have 0 to 4 pupils, whose sum is that of all less disadvantaged.
describe("others worked out as all less a group, where they are rounded away", () => {
  it("have 0 pupils, and the sum that the two means leave them", async () => {
    const cells = await cellsOf("100001,London,15,-0.40,15,-0.50,,", lessDisadvantaged);
    expect(Object.fromEntries(cells)).toEqual({ disadvantaged: [15, -750], others: [0, 150] });
  });
});
