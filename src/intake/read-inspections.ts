import { compareJudgements } from "../schools/grade.ts";
import type { InheritedJudgement, InspectedSchool, InspectionTable } from "../schools/inspection.ts";
import { type ListedInspection, type OneInspection, sameInspections } from "../schools/same-inspection.ts";
import { isSchoolName } from "../schools/unnamed-school.ts";
import { compareUrns } from "../schools/urn.ts";
import { type InspectionCells, inspectionCells, renamedHere } from "./inspection-columns.ts";
import { readInspectionDate } from "./inspection-date.ts";
import type { Slot, SlotRole } from "./inspection-layout.ts";
import { type InspectionQuestion, lossOfJudgement, noInspection, slotOfRow } from "./inspection-of-row.ts";
import { closeLedger, type FileLedger, type LedgerEntry } from "./ledger.ts";
import type { OpenTable } from "./open-table.ts";
import { dayWritten, type SchoolOfRow, schoolOfRow } from "./school-of-row.ts";

/** The table of judgements, and what became of every row. */
export interface ReadInspections {
  readonly table: InspectionTable;
  readonly ledgers: readonly FileLedger[];
  readonly entries: readonly LedgerEntry[];
}

/** A file with what the entry says that it belongs to. */
export interface InspectionFile {
  readonly table: OpenTable;
  readonly entry: {
    /** Columns that its files call otherwise, by role. */
    readonly renamed: ReadonlyMap<string, string>;
    /** The headers of all its files. */
    readonly headers: readonly (readonly string[])[];
    /** Where the study names a column. */
    readonly at: (column: string) => string;
  };
}

/** Why a judgement of a row is not counted, or counted with a doubt, in words of the ledger. */
const words = {
  twoGrades: "different grades for one inspection: none is used",
  nothingNew: "nothing new: its judgements are in an earlier record",
  nearDays: "the inspection of another record, by its days and grade: no number in common",
  twoUrns: "one inspection under two URNs: counted once, under the smaller",
  misdated: "opened after an inspection of its own, or before one of a predecessor: the opening is not used",
} as const;

/** A judgement of a row, with its position in the list of all of them; or why the row has none there. */
type Judged =
  | { readonly kind: "judged"; readonly at: number; readonly slot: Slot["slot"] }
  | {
      readonly kind: "wrong";
      readonly slot: Slot["slot"];
      readonly role: SlotRole;
      readonly reason: string;
      readonly value: string;
    };

interface Row {
  readonly row: number;
  readonly school: SchoolOfRow;
  readonly judged: readonly Judged[];
}

interface Rows {
  readonly file: InspectionFile;
  readonly cells: InspectionCells;
  readonly rows: readonly Row[];
}

/** What all files together say about inspections and schools. For facts about a school the first file counts. */
class Gathered {
  /** The inspection of each judgement of the files, by its position in the list. */
  readonly of: readonly OneInspection[];
  readonly schools = new Map<string, Map<string, string>>();
  readonly inherited = new Map<string, InheritedJudgement>();
  readonly #told = new Set<OneInspection>();

  constructor(listed: readonly ListedInspection[]) {
    const of: OneInspection[] = new Array(listed.length);
    for (const one of sameInspections(listed)) for (const at of one.records) of[at] = one;
    this.of = of;
  }

  /** @returns whether the inspection was not known yet */
  add(one: OneInspection): boolean {
    const isNew = !this.#told.has(one);
    this.#told.add(one);
    return isNew;
  }

  about(urn: string, facts: ReadonlyMap<string, string>): void {
    const known = this.schools.get(urn) ?? new Map<string, string>();
    for (const [role, text] of facts) if (!known.has(role)) known.set(role, text);
    this.schools.set(urn, known);
  }
}

/** Reads the judgements of a file's rows, in the order of the rows, into the list of all. */
function judgementsOf(
  file: InspectionFile,
  cells: InspectionCells,
  question: InspectionQuestion,
  listed: ListedInspection[],
): Rows {
  const rows = Array.from({ length: file.table.rows }, (_, row): Row => {
    const school = schoolOfRow(cells, row);
    const judged = cells.slots.flatMap((slot): readonly Judged[] => {
      const read = isSchoolName(school.urn) ? slotOfRow(cells, slot, row, school, question) : null;
      if (read === null || read.kind === "empty") return [];
      if (read.kind === "wrong") return [{ ...read, slot }];
      return [{ kind: "judged", slot, at: listed.push(read.inspection) - 1 }];
    });
    return { row, school, judged };
  });
  return { file, cells, rows };
}

/** Facts that a row has about its school; of its opening only what its own inspections allow. */
function factsOf(cells: InspectionCells, { row, school }: Row): ReadonlyMap<string, string> {
  return new Map(
    cells.schoolRoles.flatMap((role) => {
      const text = role === "urn" || (role === "opened" && school.opened === null) ? "" : cells.ofSchool(role, row);
      return text === "" ? [] : [[role, text] as const];
    }),
  );
}

/**
 * The changes of URN that a row shows, from the school of today back: it opened on its day after the last of those
 * before it; when one of those became another is not known.
 */
function lineOf(
  cells: InspectionCells,
  { row, school, judged }: Row,
  gathered: Gathered,
): readonly InheritedJudgement[] {
  const met = cells.slots.flatMap((slot) => {
    const day = readInspectionDate(dayWritten(cells, slot, row));
    if (day === null) return [];
    const one = judged.find((each) => each.kind === "judged" && each.slot === slot);
    const own = school.inspected(slot);
    const urn = (one?.kind === "judged" ? gathered.of[one.at]?.inspection?.urn : undefined) ?? own.urn;
    // Where another record names a later URN as the one inspected, the row shows no change.
    const isEarlier = own.urn === urn || compareUrns(urn, school.urn) < 0;
    return isSchoolName(urn) && isEarlier ? [{ urn, day }] : [];
  });
  met.sort((a, b) => (a.day > b.day ? -1 : a.day < b.day ? 1 : 0));
  const line: InheritedJudgement[] = [];
  let after = school.urn;
  for (const { urn } of met) {
    if (urn === after) continue;
    if (urn === school.urn) break;
    line.push({ urn: after, before: urn, on: after === school.urn ? school.opened : null });
    after = urn;
  }
  return line;
}

function readRows({ file, cells, rows }: Rows, gathered: Gathered) {
  const { table } = file;
  const entries: LedgerEntry[] = [...table.refused];
  let used = 0;
  for (const line of rows) {
    const { row, school, judged } = line;
    const entry = (column: string, reason: string, value: string, how: LedgerEntry["used"]) => {
      const loss = reason === words.nothingNew ? "left out by the study" : lossOfJudgement(reason);
      entries.push({ file: table.source.file, record: table.recordOf(row), column, reason, value, used: how, loss });
    };
    if (!isSchoolName(school.urn)) {
      entry(cells.columnOf("latest", "urn"), "not a URN", school.urn, "no");
      continue;
    }
    const wrong: { readonly column: string; readonly reason: string; readonly value: string }[] = [];
    const doubts: { readonly column: string; readonly reason: string; readonly value: string }[] = [];
    let counted = 0;
    let fresh = 0;
    if (school.misdated)
      doubts.push({
        column: cells.columnOfSchool("opened"),
        reason: words.misdated,
        value: cells.ofSchool("opened", row),
      });
    for (const one of judged) {
      if (one.kind === "wrong") {
        wrong.push({ column: cells.columnOf(one.slot, one.role), reason: one.reason, value: one.value });
        continue;
      }
      const found = gathered.of[one.at];
      const day = cells.columnOf(one.slot, "inspected") || cells.columnOf(one.slot, "ended");
      const [first] = found?.records ?? [];
      if (found === undefined || found.inspection === null) {
        wrong.push({ column: day, reason: words.twoGrades, value: school.urn });
        continue;
      }
      counted += 1;
      if (gathered.add(found)) fresh += 1;
      if (found.urnsDiffer)
        doubts.push({ column: cells.columnOf(one.slot, "urn"), reason: words.twoUrns, value: school.urn });
      if (found.alike === "near days" && first !== one.at)
        doubts.push({ column: day, reason: words.nearDays, value: school.urn });
      const { urn } = found.inspection;
      const typed = cells.ofSlot(one.slot, "school_type", row);
      if (urn !== school.urn && typed !== "") gathered.about(urn, new Map([["education", typed]]));
    }
    for (const one of lineOf(cells, line, gathered)) gathered.inherited.set(`${one.urn} ${one.before}`, one);
    gathered.about(school.urn, factsOf(cells, line));
    const [first] = wrong;
    if (counted === 0)
      entry(
        first?.column ?? cells.columnOf("latest", "inspected"),
        first?.reason ?? noInspection,
        first?.value ?? "",
        "no",
      );
    else if (fresh === 0) entry("", words.nothingNew, school.urn, "no");
    else {
      used += 1;
      for (const part of [...wrong, ...doubts]) entry(part.column, part.reason, part.value, "in part");
    }
  }
  const ledger = closeLedger(table.source, table.rows + table.refused.length, used, entries);
  return { ledger: { ...ledger, columns: cells.profiles() }, entries };
}

/**
 * Combines files of inspections into one table of judgements. They may be snapshots, files with the latest and previous
 * judgement side by side, or long histories.
 *
 * A judgement that appears in several rows or files counts once, with its earliest date of publication. An inspection
 * with two different grades is left out, because it is not known which is right. Every row is used, or is listed in the
 * ledger with the reason.
 *
 * @throws ColdspotError (3) for a file without URNs, or without dates and grades
 */
export async function readInspections(
  files: readonly InspectionFile[],
  question: InspectionQuestion,
): Promise<ReadInspections> {
  const all: Rows[] = [];
  const listed: ListedInspection[] = [];
  for (const file of files) {
    const { renamed, headers, at } = file.entry;
    const own = renamedHere(file.table.header, headers, renamed);
    const cells = await inspectionCells(file.table, own, question.grade, at);
    all.push(judgementsOf(file, cells, question, listed));
  }
  const gathered = new Gathered(listed);
  const read = all.map((rows) => readRows(rows, gathered));
  const schools = [...gathered.schools].map(([urn, facts]): InspectedSchool => ({ urn, facts }));
  return {
    table: {
      inspections: [...new Set(gathered.of)]
        .flatMap(({ inspection }) => inspection ?? [])
        .sort((a, b) => compareUrns(a.urn, b.urn) || compareJudgements(a, b)),
      schools: schools.sort((a, b) => compareUrns(a.urn, b.urn)),
      inherited: [...gathered.inherited.values()].sort(
        (a, b) => compareUrns(a.urn, b.urn) || compareUrns(a.before, b.before),
      ),
    },
    ledgers: read.map(({ ledger }) => ledger),
    entries: read.flatMap(({ entries }) => entries),
  };
}
