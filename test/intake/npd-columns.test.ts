import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ColdspotError } from "../../src/effects/coldspot-error.ts";
import { type NpdColumns, type NpdWish, npdColumns } from "../../src/intake/npd-columns.ts";
import type { NpdFile } from "../../src/intake/npd-fit.ts";
import { npdLayout, npdLayouts, withYear } from "../../src/intake/npd-layout.ts";

const wish = (wanted: readonly string[] = [], columns: Readonly<Record<string, string>> = {}): NpdWish => ({
  wanted,
  columns: new Map(Object.entries(columns)),
  at: (role) => `study.yaml:${role}`,
});
const ks4 = (year: number, header: readonly string[]): NpdFile => ({
  file: `ks4_${year}.csv`,
  header,
  year,
  ending: null,
});
const named = ({ bound }: NpdColumns) => Object.fromEntries([...bound].map(([role, { column }]) => [role, column]));

function refusal(work: () => unknown): ColdspotError {
  try {
    work();
  } catch (error) {
    if (error instanceof ColdspotError) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

// Headers written by hand after the names in public code; which role each is for was decided on paper.
describe("columns of key stage 4", () => {
  it("of 2010 have plain names with the year at their end", () => {
    const header = [
      "KS4_PUPILMATCHINGREF_10",
      "KS4_ACADYR_10",
      "KS4_URN_10",
      "KS4_PTSCNEWE_10",
      "KS4_VAP2TAAPS_10",
      "KS4_GENDER_10",
      "FSMeligible_SPR10",
    ];
    expect(
      named(npdColumns(npdLayout("npd-ks4"), ks4(2010, header), wish(["pupil", "school", "capped_points", "ks2"]))),
    ).toEqual({
      pupil: "KS4_PUPILMATCHINGREF_10",
      year: "KS4_ACADYR_10",
      school: "KS4_URN_10",
      capped_points: "KS4_PTSCNEWE_10",
      ks2: "KS4_VAP2TAAPS_10",
      ks2_aps: "KS4_VAP2TAAPS_10",
      sex: "KS4_GENDER_10",
      fsm: "FSMeligible_SPR10",
    });
  });

  it("of 2014 are those of performance-table qualifications where old and new stand side by side", () => {
    const header = ["KS4_PTSCNEWE", "KS4_PTSCNEWE_PTQ", "ks4_urn"];
    const found = npdColumns(npdLayout("npd-ks4"), ks4(2014, header), wish(["capped_points"]));
    expect(found.bound.get("capped_points")).toMatchObject({
      index: 1,
      ofOtherYears: false,
      passedOver: ["KS4_PTSCNEWE"],
    });
    expect(npdColumns(npdLayout("npd-ks4"), ks4(2013, header), wish()).bound.get("capped_points")?.index).toBe(0);
  });

  it("of 2017 do not take the 94 of grades 9 to 4 for a year", () => {
    const header = ["KS4_L2BASICS_94", "KS4_LEVEL2_EM_94", "KS4_ATT8", "KS4_KS2EMFG", "KS4_VAP2TAAPS_PTQ_EE"];
    expect(named(npdColumns(npdLayout("npd-ks4"), ks4(2017, header), wish()))).toEqual({
      basics_9_4: "KS4_L2BASICS_94",
      level_2_em: "KS4_LEVEL2_EM_94",
      attainment_8: "KS4_ATT8",
      ks2: "KS4_KS2EMFG",
      ks2_aps: "KS4_VAP2TAAPS_PTQ_EE",
      ks2_fine_grade: "KS4_KS2EMFG",
    });
  });

  it("know names of other years, and say so", () => {
    const { bound } = npdColumns(npdLayout("npd-ks4"), ks4(2013, ["KS4_PTSCNEWE_PTQ_EE"]), wish(["capped_points"]));
    expect(bound.get("capped_points")).toMatchObject({ column: "KS4_PTSCNEWE_PTQ_EE", ofOtherYears: true });
  });

  it("leave the year's own name before a plain one, and another year's alone", () => {
    const header = ["KS4_URN_14", "KS4_URN", "KS4_URN_15"];
    const { bound, unknown } = npdColumns(npdLayout("npd-ks4"), ks4(2015, header), wish());
    expect(bound.get("school")).toMatchObject({ column: "KS4_URN_15", passedOver: ["KS4_URN"] });
    expect(unknown).toEqual(["KS4_URN_14"]);
  });

  it("leave a key stage's own column before one linked from the census", () => {
    const header = ["EVERFSM_6_SPR15", "PupilMatchingRefAnonymous_SPR15", "KS4_FSM6", "KS4_PupilMatchingRefAnonymous"];
    expect(named(npdColumns(npdLayout("npd-ks4"), ks4(2015, header), wish()))).toEqual({
      pupil: "KS4_PupilMatchingRefAnonymous",
      fsm6: "KS4_FSM6",
    });
  });

  it("that nothing tells apart are refused by both names where they are wanted", () => {
    const file = ks4(2022, ["KS4_URN", "KS4_GENDER", "KS4_SEX"]);
    expect([...npdColumns(npdLayout("npd-ks4"), file, wish(["school"])).undecided]).toEqual([
      ["sex", ["KS4_GENDER", "KS4_SEX"]],
    ]);
    const error = refusal(() => npdColumns(npdLayout("npd-ks4"), file, wish(["sex"])));
    expect(error.message).toBe("study.yaml:sex ks4_2022.csv has 2 columns for sex: KS4_GENDER, KS4_SEX");
    expect(error.exitCode).toBe(3);
    expect(named(npdColumns(npdLayout("npd-ks4"), file, wish(["sex"], { sex: "KS4_SEX" }))).sex).toBe("KS4_SEX");
  });

  it("that differ in capitals only are two columns", () => {
    const error = refusal(() => npdColumns(npdLayout("npd-ks4"), ks4(2015, ["KS4_URN", "ks4_urn"]), wish(["school"])));
    expect(error.message).toMatch(/2 columns for school: KS4_URN, ks4_urn$/);
  });

  it("that are absent are refused with what was looked for and what is near", () => {
    const error = refusal(() =>
      npdColumns(npdLayout("npd-ks4"), ks4(2015, ["KS4_URN", "KS4_PTSCNWE_PTQ_EE"]), wish(["capped_points"])),
    );
    expect(error.message).toBe("study.yaml:capped_points no column in ks4_2015.csv for the role: capped_points");
    expect(error.advice).toBe(
      "looked for KS4_PTSCNEWE, KS4_PTSCNEWE_PTQ, KS4_PTSCNEWE_PTQ_EE; nearest in the file: KS4_PTSCNWE_PTQ_EE; name it in the study: columns: { capped_points: its column }",
    );
  });
});

describe("columns that the study names", () => {
  it("win over the layout, may hold the year, and may have roles of their own", () => {
    const file = ks4(2015, ["KS4_PTSCNEWE_PTQ_EE", "Best8_15", "Ward"]);
    const found = npdColumns(
      npdLayout("npd-ks4"),
      file,
      wish(["capped_points", "ward"], { capped_points: "best8_{yy}", ward: "Ward" }),
    );
    expect(named(found)).toEqual({ capped_points: "Best8_15", ward: "Ward" });
    expect(found.bound.get("capped_points")?.name).toBeNull();
  });

  it("are taken letter for letter where two differ in capitals only", () => {
    const file = ks4(2015, ["points", "Points"]);
    expect(npdColumns(npdLayout("npd-ks4"), file, wish([], { x: "Points" })).bound.get("x")?.index).toBe(1);
    expect(refusal(() => npdColumns(npdLayout("npd-ks4"), file, wish([], { x: "POINTS" }))).message).toBe(
      "study.yaml:x the column appears twice in ks4_2015.csv: points, Points",
    );
  });

  it("are refused with the nearest name where they are absent", () => {
    const error = refusal(() => npdColumns(npdLayout("npd-ks4"), ks4(2015, ["Best8"]), wish([], { x: "Bst8" })));
    expect(error.message).toBe("study.yaml:x no such column in ks4_2015.csv: Bst8");
    expect(error.advice).toMatch(/^nearest in the file: Best8; /);
  });

  it("with a role that no layout has are asked for by it", () => {
    const error = refusal(() => npdColumns(npdLayout("npd-ks4"), ks4(2015, ["KS4_URN"]), wish(["ward"])));
    expect(error.advice).toMatch(/^npd-ks4 knows no such role; /);
  });
});

describe("columns of a census", () => {
  const census = (year: number, ending: string, header: readonly string[]): NpdFile => ({
    file: "census.csv",
    header,
    year,
    ending,
  });

  it("end in their term; one without an ending is everybody's", () => {
    const header = [
      "PupilMatchingRefAnonymous",
      "FSMeligible_SPR10",
      "FSMeligible_SUM10",
      "NCyearActual_SPR10",
      "LLSOA_SPR10",
      "Shoe_SPR10",
      "Shoe_SUM10",
    ];
    const found = npdColumns(npdLayout("npd-census"), census(2010, "_SPR10", header), wish(["pupil", "fsm"]));
    expect(named(found)).toEqual({
      pupil: "PupilMatchingRefAnonymous",
      fsm: "FSMeligible_SPR10",
      year_group: "NCyearActual_SPR10",
      home_lsoa: "LLSOA_SPR10",
    });
    expect(found.unknown).toEqual(["Shoe_SPR10"]);
  });

  it("of 2003 end in a bare year", () => {
    const header = ["PUPILMATCHINGREFANONYMOUS_03", "FSMELIGIBLE_03", "SENSTATUS_03", "ETHNICGROUP_03"];
    expect(named(npdColumns(npdLayout("npd-census"), census(2003, "_03", header), wish()))).toEqual({
      pupil: "PUPILMATCHINGREFANONYMOUS_03",
      fsm: "FSMELIGIBLE_03",
      sen: "SENSTATUS_03",
      ethnicity: "ETHNICGROUP_03",
    });
  });
});

describe("any header", () => {
  const layout = npdLayout("npd-ks4");
  const year = 2015;
  /** One column for each role, each column once. */
  const columnsOfYear = () => {
    const names = layout.roles.flatMap(({ columns: all }) => {
      const name = all.find(({ from, to }) => (from ?? year) <= year && year <= (to ?? year));
      return name === undefined ? [] : [name.linked ? `${name.name}_SPR15` : name.name];
    });
    return [...new Set(names)];
  };
  const columns = columnsOfYear();
  const spelling = fc.constantFrom(
    (column: string) => column,
    (column: string) => column.toLowerCase(),
    (column: string) => ` ${column.toUpperCase()} `,
  );

  it("binds alike whatever is left out and in whichever order and capitals the rest stands", () => {
    const whole = npdColumns(layout, ks4(year, columns), wish());
    expect(whole.missing.length).toBeLessThan(12);
    fc.assert(
      fc.property(fc.shuffledSubarray(columns), spelling, (kept, spelt) => {
        const part = npdColumns(layout, ks4(year, kept.map(spelt)), wish());
        const expected = [...whole.bound].filter(([, { column }]) => kept.includes(column));
        expect(new Map([...part.bound].map(([role, { column }]) => [role, column.trim().toLowerCase()]))).toEqual(
          new Map(expected.map(([role, { column }]) => [role, column.toLowerCase()])),
        );
        for (const { index, column } of part.bound.values()) expect(kept.map(spelt)[index]).toBe(column);
        expect(part.unknown).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it("never gives a role to a column that no name of it spells", () => {
    const words = fc.constantFrom(
      "KS4_URN",
      "KS4_URN_16",
      "KS4_URN_AC",
      "KS4_ATT8_15",
      "ATT8",
      "FSM6",
      "KS4_FSM6_P",
      "KS4_FSM",
      "",
    );
    fc.assert(
      fc.property(fc.uniqueArray(words), (header) => {
        const { bound } = npdColumns(layout, ks4(year, header), wish());
        for (const [role, { column }] of bound)
          expect(
            {
              school: "KS4_URN",
              academy_urn: "KS4_URN_AC",
              attainment_8: "KS4_ATT8_15",
              fsm6_premium: "KS4_FSM6_P",
              fsm: "KS4_FSM",
            }[role],
          ).toBe(column);
      }),
    );
  });
});

describe.each(npdLayouts)("the facts of %s", (name) => {
  const layout = npdLayout(name);
  it("say of every name where it is known from and how surely", () => {
    const names = layout.roles.flatMap(({ columns }) => columns);
    for (const { source, confidence, from, to } of names) {
      expect(layout.sources[source]).toBeTypeOf("string");
      expect(confidence).toBe(source === "memory" ? "from memory, please check" : "seen in public code");
      expect((from ?? 2000) <= (to ?? 2100)).toBe(true);
    }
    expect(new Set(layout.roles.map(({ role }) => role)).size).toBe(layout.roles.length);
    for (const { meaning, columns } of layout.roles)
      expect([meaning === "", columns.length === 0]).toEqual([false, false]);
  });
  it("give a file its year", () => expect(withYear(layout.filePattern, 2009)).toMatch(/(2009|09)\.csv$/));
});
