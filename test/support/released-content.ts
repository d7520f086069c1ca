import { shippedText } from "../../src/effects/shipped.ts";
import { domainOf, type Figure } from "../../src/figures/figure.ts";
import { mean, minus } from "../../src/figures/formula.ts";
import type { Area } from "../../src/places/area.ts";
import type { Cell } from "../../src/publish/tables/column.ts";
import type { Table } from "../../src/publish/tables/table.ts";
import type { ReleasedContent } from "../../src/release/released.ts";
import type { Rules } from "../../src/release/rules.ts";
import { figureOf } from "./shown-finding.ts";
import { parse } from "./study-faults.ts";

/** A study with a measure of pupils and one of schools, and a scheme of areas. */
export const inventedStudy = parse(`title: An invented release
data: invented
years: 2014-2015
files:
  schools:
    layout: school-table
    path: schools.csv
    columns: { urn: urn, area: area, year: year }
    groups: { group: { pupils: n, mean: m }, others: { pupils: o, mean: p } }
  inspections: { layout: ofsted-mi, path: inspections.csv }
places: { schemes: { area: { column: area } } }
measures:
  progress: { outcome: { mean_of: progress, decimals: 2 }, from: schools, against: { population: others, in: england } }
  leadership: { of: schools, outcome: leadership_grade, on: [2010-03-31, 2016-03-31] }
show:
  - gap: { measure: progress, of: group, in: [england, area] }
claims:
  - { name: behind, gap: progress, of: group, in: england, says: behind, every: year }
release: { rules: public-data }
`);

export const publicData: Rules = JSON.parse(shippedText("rules/public-data.json"));
export const srs10: Rules = JSON.parse(shippedText("rules/srs-10.json"));

/** What is published of the invented study: nothing, unless told otherwise. */
export function releasedContent(changed: Partial<ReleasedContent> = {}): ReleasedContent {
  return {
    study: inventedStudy,
    rules: publicData,
    findings: [],
    compared: [],
    sensitivity: [],
    decomposed: { findings: [], decompositions: [] },
    bootstrap: { lines: [], agreement: [] },
    percentileGaps: [],
    many: { families: [], claims: [], areas: [] },
    scales: new Map(),
    flow: [],
    entries: [],
    unplaced: [],
    placed: [],
    codes: [],
    columns: [],
    yearNotes: [],
    schemes: [],
    notes: [],
    printed: [],
    leadership: [],
    provenance: { program: "coldspot", engine: "duckdb", studyFile: "study.yaml", studySha256: "0", studyText: "" },
    checks: [],
    ...changed,
  };
}

export const nation: Area = { key: "england", scheme: "national", code: "E92000001", name: "England", within: null };

/** An area of the study's scheme; its code is its name in capitals. */
export function areaNamed(name: string): Area {
  return { key: `area-${name.toLowerCase()}`, scheme: "area", code: name.toUpperCase(), name, within: null };
}

/** The gap of the group in an area in 2015, set against the others of the nation, unless told otherwise. */
export function gapIn(area: Area, changed: Partial<Figure> = {}): Figure {
  const of = domainOf("group", area, 2015);
  const against = domainOf("others", nation, 2015);
  return figureOf({ of, against, formula: minus(mean(against), mean(of)), ...changed });
}

/** The rows of a table by the names of their columns; numbers with their decimals as [value, decimals]. */
export function namedRows(
  table: Table,
): readonly Readonly<Record<string, Exclude<Cell, object> | readonly number[]>>[] {
  return Array.from({ length: table.rows }, (_, row) =>
    Object.fromEntries(
      table.columns.map(({ name, cells }) => {
        const cell = cells[row] ?? null;
        return [name, typeof cell === "object" && cell !== null ? [cell.value, cell.decimals] : cell];
      }),
    ),
  );
}
