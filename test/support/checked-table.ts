import type { CheckedSchoolTable } from "../../src/intake/checked-school-table.ts";
import { readSchoolTables } from "../../src/intake/school-table.ts";
import { parseStudy } from "../../src/study/parse-study.ts";
import type { PupilMeasure, Study } from "../../src/study/study.ts";
import type { TableOpener } from "./open-bytes.ts";

/** A table to be read: its text, and the year of its rows (null: a column says). */
export interface TextOfYear {
  readonly text: string;
  readonly name?: string;
  readonly year: number | null;
}

export function parsed(text: string): { readonly study: Study; readonly measure: PupilMeasure } {
  const study = parseStudy(text, "study.yaml", {
    rules: ["public-data", "srs-10"],
    scales: [],
    schemes: [],
    districtsFrom: "2009-04-01",
  });
  const [measure] = study.measures.values();
  if (measure === undefined || measure.of !== "pupils") throw new Error("a study without a measure of pupils");
  return { study, measure };
}

/** Reads school tables as a run does, up to the checked table. */
export async function checkedTable(
  opener: TableOpener,
  studyText: string,
  tables: readonly TextOfYear[],
): Promise<CheckedSchoolTable> {
  const { study, measure } = parsed(studyText);
  const spec = study.files.get(measure.file);
  if (spec === undefined) throw new Error("a measure without its file");
  const open = [];
  for (const { text, name, year } of tables) open.push({ table: await opener.table(text, name, "fill"), year });
  const roles = [...spec.columns.keys()].filter((role) => role !== "urn" && role !== "year");
  return readSchoolTables(
    { spec, outcome: measure.outcome, roles, at: (column) => `study.yaml(${column})` },
    open,
    study.years,
  );
}
