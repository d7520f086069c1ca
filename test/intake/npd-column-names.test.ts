import { describe, expect, it } from "vitest";
import { npdColumns } from "../../src/intake/npd-columns.ts";
import { npdLayout } from "../../src/intake/npd-layout.ts";
import { csvRows, sharedFile } from "../support/shared-data.ts";

const { path, absent } = sharedFile("npd/npd_column_names.csv");
const wish = { wanted: [], columns: new Map<string, string>(), at: () => "" };

/** Table of the list, and how its columns are found: a year in which each of its names may stand. */
const tables = {
  "KS4 pupil": ["npd-ks4", [2013, 2015, 2019, 2022]],
  "KS4 linked extract": ["npd-ks4", [2017]],
  "Spring census": ["npd-census", [2010, 2013, 2016, 2017]],
} as const;

describe.skipIf(absent)("names compiled from public code elsewhere", () => {
  it.each(Object.entries(tables))("of %s are known to the layout", (table, [layout, years]) => {
    const names = csvRows(path).flatMap((row) => (row.table === table ? [row.column ?? ""] : []));
    expect(names.length).toBeGreaterThan(4);
    for (const name of names) {
      const ending = layout === "npd-census" ? (/_SPR\d\d$/.exec(name)?.[0] ?? "_SPR10") : null;
      const known = years.some(
        (year) => npdColumns(npdLayout(layout), { file: "f", header: [name], year, ending }, wish).unknown.length === 0,
      );
      expect([name, known]).toEqual([name, true]);
    }
  });

  // Which names must be roles, and not only be known, is the list's own account of what each means.
  it.each([
    ["KS4_PTSCNEWE_PTQ_EE", "capped_points"],
    ["KS4_PTSTNEWE_PTQ_EE", "total_points"],
    ["KS4_VAP2TAAPS_PTQ_EE", "ks2_aps"],
    ["KS4_NATMTDRES", "state_funded_results"],
    ["KS4_NATRES", "national_results"],
    ["KS4_TOE_CODE", "school_type"],
    ["KS4_INVACALC_PTQ_EE", "in_value_added"],
    ["KS4_L2BASICS_94", "basics_9_4"],
    ["KS4_KS2EMSS_GRP", "ks2_group"],
    ["KS4_URN", "school"],
    ["KS4_LAESTAB", "laestab"],
    ["KS4_ACADYR", "year"],
  ])("%s is %s", (column, role) => {
    expect(csvRows(path).some((row) => row.column === column)).toBe(true);
    const year = column.includes("KS2EMSS") ? 2022 : column.endsWith("_94") ? 2017 : 2015;
    const { bound } = npdColumns(npdLayout("npd-ks4"), { file: "f", header: [column], year, ending: null }, wish);
    expect(bound.get(role)).toMatchObject({ column, ofOtherYears: false });
  });
});
