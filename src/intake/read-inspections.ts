import { compareJudgements } from "../schools/grade.ts";
import {
  type InheritedJudgement,
  type InspectedSchool,
  type Inspection,
  type InspectionTable,
  inspectionKey,
} from "../schools/inspection.ts";
import { plainSchoolId } from "../schools/plain-id.ts";
import { compareUrns, isUrn } from "../schools/urn.ts";
import { type InspectionCells, inspectionCells } from "./inspection-columns.ts";
import { readInspectionDate } from "./inspection-date.ts";
import { type InspectionQuestion, slotOfRow } from "./inspection-of-row.ts";
import { closeLedger, type FileLedger, type LedgerEntry } from "./ledger.ts";
import type { OpenTable } from "./open-table.ts";

/** The table of judgements, and what became of every row. */
export interface ReadInspections {
  readonly table: InspectionTable;
  readonly ledgers: readonly FileLedger[];
  readonly entries: readonly LedgerEntry[];
}

export interface InspectionFile {
  readonly table: OpenTable;
  /** Records before the one with the names of columns, such as a title. */
  readonly titles: number;
}

const twoGrades = "different grades for one inspection: none is used";

/** What all files together say about inspections and schools. For facts about a school the first file counts. */
class Gathered {
  readonly inspections = new Map<string, Inspection>();
  readonly contradicted: ReadonlySet<string>;
  readonly schools = new Map<string, Map<string, string>>();
  readonly inherited = new Map<string, InheritedJudgement>();

  constructor(contradicted: ReadonlySet<string>) {
    this.contradicted = contradicted;
  }

  /** @returns whether the inspection was not known yet */
  add(inspection: Inspection): boolean {
    const key = inspectionKey(inspection);
    const known = this.inspections.get(key);
    if (known === undefined || inspection.published < known.published) this.inspections.set(key, inspection);
    return known === undefined;
  }

  about(urn: string, facts: ReadonlyMap<string, string>): void {
    const known = this.schools.get(urn) ?? new Map<string, string>();
    for (const [role, text] of facts) if (!known.has(role)) known.set(role, text);
    this.schools.set(urn, known);
  }
}

interface Rows {
  readonly file: InspectionFile;
  readonly cells: InspectionCells;
}

function schoolOf(cells: InspectionCells, row: number): string {
  return plainSchoolId(
    cells.ofSchool("urn", row) || cells.ofSchool("latest_urn", row) || cells.ofSlot("latest", "urn", row),
  );
}

/** Inspections that have different grades in the rows of all files. */
function contradictions(all: readonly Rows[], question: InspectionQuestion): ReadonlySet<string> {
  const grades = new Map<string, number>();
  const contradicted = new Set<string>();
  for (const { file, cells } of all)
    for (let row = 0; row < file.table.rows; row++)
      for (const slot of cells.slots) {
        const read = slotOfRow(cells, slot, row, schoolOf(cells, row), question);
        if (read.kind !== "judged") continue;
        const key = inspectionKey(read.inspection);
        const before = grades.get(key);
        if (before !== undefined && before !== read.inspection.grade) contradicted.add(key);
        grades.set(key, read.inspection.grade);
      }
  return contradicted;
}

function readRows({ file, cells }: Rows, question: InspectionQuestion, gathered: Gathered) {
  const { table, titles } = file;
  const entries: LedgerEntry[] = table.refused.map((entry) => ({ ...entry, record: entry.record + titles }));
  let used = 0;
  const entry = (row: number, column: string, reason: string, value: string, how: LedgerEntry["used"]) =>
    entries.push({ file: table.source.file, record: table.recordOf(row) + titles, column, reason, value, used: how });
  for (let row = 0; row < table.rows; row++) {
    const school = schoolOf(cells, row);
    if (!isUrn(school)) {
      entry(row, cells.columnOf("latest", "urn"), "not a URN", school, "no");
      continue;
    }
    const wrong: { readonly column: string; readonly reason: string; readonly value: string }[] = [];
    const judged: Inspection[] = [];
    for (const slot of cells.slots) {
      const read = slotOfRow(cells, slot, row, school, question);
      if (read.kind === "wrong")
        wrong.push({ column: cells.columnOf(slot, read.role), reason: read.reason, value: read.value });
      if (read.kind !== "judged") continue;
      if (gathered.contradicted.has(inspectionKey(read.inspection)))
        wrong.push({ column: cells.columnOf(slot, question.grade), reason: twoGrades, value: school });
      else judged.push(read.inspection);
    }
    const fresh = judged.filter((inspection) => gathered.add(inspection));
    const facts = new Map(
      cells.schoolRoles.flatMap((role) => {
        const text = role === "urn" ? "" : cells.ofSchool(role, row);
        return text === "" ? [] : [[role, text] as const];
      }),
    );
    gathered.about(school, facts);
    const opened = readInspectionDate(facts.get("opened") ?? "");
    for (const { urn } of judged)
      if (urn !== school) gathered.inherited.set(`${school} ${urn}`, { urn: school, before: urn, on: opened });
    const [first] = wrong;
    if (judged.length === 0)
      entry(
        row,
        first?.column ?? cells.columnOf("latest", "inspected"),
        first?.reason ?? "no inspection",
        first?.value ?? "",
        "no",
      );
    else if (fresh.length === 0) entry(row, "", "nothing new: its judgements are in an earlier record", school, "no");
    else {
      used += 1;
      for (const part of wrong) entry(row, part.column, part.reason, part.value, "in part");
    }
  }
  return { ledger: closeLedger(table.source, table.rows + table.refused.length, used, entries), entries };
}

/**
 * Combines files of inspections into one table of judgements. They may be snapshots, files with the latest and previous
 * judgement side by side, or long histories.
 *
 * A judgement that appears in several rows or files counts once, with its earliest date of publication. An inspection
 * with two different grades is left out, because it is not known which is right. Every row is used, or is listed in the
 * ledger with the reason.
 *
 * @param renamed columns that the files call otherwise, by role
 * @throws ColdspotError (3) for a file without URNs, or without dates and grades
 */
export async function readInspections(
  files: readonly InspectionFile[],
  renamed: ReadonlyMap<string, string>,
  question: InspectionQuestion,
  at: (column: string) => string,
): Promise<ReadInspections> {
  const all: Rows[] = [];
  for (const file of files) all.push({ file, cells: await inspectionCells(file.table, renamed, question.grade, at) });
  const gathered = new Gathered(contradictions(all, question));
  const read = all.map((rows) => readRows(rows, question, gathered));
  const schools = [...gathered.schools].map(([urn, facts]): InspectedSchool => ({ urn, facts }));
  return {
    table: {
      inspections: [...gathered.inspections.values()].sort(
        (a, b) => compareUrns(a.urn, b.urn) || compareJudgements(a, b),
      ),
      schools: schools.sort((a, b) => compareUrns(a.urn, b.urn)),
      inherited: [...gathered.inherited.values()].sort(
        (a, b) => compareUrns(a.urn, b.urn) || compareUrns(a.before, b.before),
      ),
    },
    ledgers: read.map(({ ledger }) => ledger),
    entries: read.flatMap(({ entries }) => entries),
  };
}
