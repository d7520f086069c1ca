import { describe, expect, it } from "vitest";
import { yearInColumns, yearInName } from "../../src/recognise/file-year.ts";
import { recognise } from "../../src/recognise/recognise.ts";
import { measuresIn, tableLayouts, yearsInNames } from "../../src/recognise/table-layout.ts";
import { csvRows, sharedFile } from "../support/shared-data.ts";

const [ks4, ks2] = tableLayouts();
if (ks4 === undefined || ks2 === undefined) throw new Error("two layouts of performance tables ship");

const namesOf = (header: readonly string[], layout = ks4) =>
  measuresIn(layout, header).map(({ measure }) => measure.name);

describe("columns of performance tables by year", () => {
  // The names are those of public scripts that join the tables of 2010/11 to 2023/24 (data/layouts).
  it.each([
    ["TPUP,TTAPSCP,TFSMCLA,TTAPSCPFSM", ["capped_points"]],
    ["TPUP,TTAPSCP_PTQ,TFSMCLA,TTAPSCPFSM_PTQ", ["capped_points"]],
    ["TPUP,TTAPSCP_PTQ_EE,TFSM6CLA1A,TTAPSCPFSM6CLA1A_PTQ_EE", ["capped_points"]],
    ["TPUP,PTEBACC_PTQ,TFSMCLA,PTEBACC_FSM_PTQ", ["ebacc_a_to_c"]],
    ["P8PUP,P8MEA,P8PUP_FSM6CLA1A,P8MEA_FSM6CLA1A", ["progress_8"]],
    ["TPUP,ATT8SCR,TFSM6CLA1A,ATT8SCR_FSM6CLA1A", ["attainment_8"]],
    ["TPUP,PTL2BASICS_94,TFSM6CLA1A,PTFSM6CLA1ABASICS_94", ["basics_9_4"]],
    ["P8PUP,P8MEA", []],
  ])("of key stage 4: %s", (header, names) => {
    expect(namesOf(header.split(","))).toEqual(names);
  });

  it.each([
    ["TELIG,PTENGMATX,TFSMCLA,PTFSMCLAENGMATX", ["level_4_english_maths"]],
    ["TELIG,PTREADWRITTAMATX,TFSMCLA,PTREADWRITTAMATX_FSMCLA", ["level_4"]],
    ["TELIG,PTREADWRITTAMATX,TFSM6CLA1A,PTREADWRITTAMATX_FSM6CLA1A", ["level_4"]],
    ["TELIG,PTRWM_EXP,TFSM6CLA1A,PTRWM_EXP_FSM6CLA1A", ["expected_standard"]],
    ["TELIG,MATPROG,TFSM6CLA1A,MATPROG_FSM6CLA1A", ["maths_progress"]],
  ])("of key stage 2: %s", (header, names) => {
    expect(namesOf(header.split(","), ks2)).toEqual(names);
  });

  it("are found in any capitals and named as the file writes them", () => {
    const [found] = measuresIn(ks2, ["telig", "PTRWM_EXP", "tfsm6cla1a", "ptrwm_exp_fsm6cla1a", "TNotFSM6CLA1A"]);
    expect(found?.groups.get("disadvantaged")).toEqual({ pupils: "tfsm6cla1a", mean: "ptrwm_exp_fsm6cla1a" });
    expect(found?.groups.has("others")).toBe(false);
  });

  it("have a source and a confidence each", () => {
    for (const layout of tableLayouts())
      for (const { columns } of layout.measures)
        for (const names of columns) expect([names.source !== "", names.confidence !== ""]).toEqual([true, true]);
  });

  // The descriptions of the Department's own files list every column of the year.
  const descriptions = [
    { meta: sharedFile("ks4/2017-2018_ks4_final_meta.csv"), layout: ks4, year: 2018, field: "Metafile heading" },
    { meta: sharedFile("ks4/2016-2017_ks4_final_meta.csv"), layout: ks4, year: 2017, field: "Metafile heading" },
    { meta: sharedFile("ks2/2017-2018_ks2_meta.csv"), layout: ks2, year: 2018, field: "Field Name" },
    { meta: sharedFile("ks2/2016-2017_ks2_meta.csv"), layout: ks2, year: 2017, field: "FieldName" },
  ];
  it.each(descriptions)("of $year are all in the Department's description: $field", ({ meta, layout, year, field }) => {
    if (meta.absent) return;
    const described = new Set(csvRows(meta.path).map((row) => (row[field] ?? "").trim().toLowerCase()));
    const wanted = layout.measures
      .flatMap(({ from, to, columns }) => (covers({ from, to }, year) ? columns : []))
      .filter((names) => covers(names, year))
      .flatMap(({ all, disadvantaged, others }) => [all, disadvantaged, ...(others === undefined ? [] : [others])])
      .flatMap(({ pupils, mean }) => [pupils.toLowerCase(), mean.toLowerCase()]);
    expect(wanted.length).toBeGreaterThan(10);
    expect(wanted.filter((name) => !described.has(name))).toEqual([]);
  });
});

function covers({ from, to }: { readonly from?: number | undefined; readonly to?: number | undefined }, year: number) {
  return (from ?? year) <= year && year <= (to ?? year);
}

describe("the year of a table", () => {
  const yearOf = (header: string) => {
    const seen = { name: "a.csv", header: header.split(","), rows: [] };
    return yearInColumns(seen, recognise(seen));
  };

  it("follows from the years in the names of its columns", () => {
    expect(yearOf("RECTYPE,URN,P8MEA,ATT8SCR,P8MEA_16,P8MEA_17")?.year).toBe(2018);
    expect(yearOf("RECTYPE,URN,P8MEA,ATT8SCR,P8MEA_17,PT5EM_94_18")?.year).toBe(2018);
    expect(yearOf("RECTYPE,URN,TELIG,READPROG,READPROG_16")?.year).toBe(2017);
    expect(yearOf("URN,Progress 8, 2019".replace(", 2019", " 2019"))).toBeNull();
  });

  it("is not said where no such table was published, as after the tables of 2019", () => {
    expect(yearOf("RECTYPE,URN,P8MEA,ATT8SCR,P8MEA_19")).toBeNull();
    expect(yearOf("RECTYPE,URN,P8MEA,ATT8SCR")).toBeNull();
  });

  it("is found in names of columns by their place for a year", () => {
    expect(yearsInNames(["P8MEA_16", "p8mea_17", "P8MEA"], "P8MEA_{yy}")).toEqual([2016, 2017]);
    expect(yearsInNames(["Progress 8, 2019"], "Progress 8, {year}")).toEqual([2019]);
  });

  // The summer is the second half of a school year; a name with several years is not sure.
  it.each([
    ["2017-2018_850_ks4final.csv", 2018, true],
    ["ks4_2018-19.csv", 2019, true],
    ["ks4_201819.csv", 2019, true],
    ["ks4_20182019.csv", 2019, true],
    ["ks4_1999_2000_2018.csv", 2018, false],
    ["schools_2019-06-30.csv", 2019, true],
    ["england_secondary_2013_2015.csv", 2015, false],
  ])("in the name %s is %i, sure: %s", (name, year, sure) => {
    expect(yearInName(name)).toMatchObject({ year, sure });
  });
});
