import { ColdspotError } from "../effects/coldspot-error.ts";
import { isPublicKey, shownCell } from "../effects/words-of-files.ts";
import { isReasonOfManner, notANumber } from "../formats/printed-number.ts";
import { summerOf } from "../schools/academic-year.ts";
import { plainSchoolId } from "../schools/plain-id.ts";
import type { FileSpec, Outcome } from "../study/study.ts";
import { bindColumns } from "./bind-columns.ts";
import type { CheckedSchoolTable, SchoolInYear } from "./checked-school-table.ts";
import { writtenForms } from "./flag-words.ts";
import { closeLedger, type FileLedger, type LedgerEntry } from "./ledger.ts";
import { type LeftOut, type Stage, stageOf, whyNone } from "./left-out.ts";
import type { NumberCell } from "./number-cell.ts";
import { type NumberColumn, numberColumn, wordsOfReading } from "./number-columns.ts";
import type { OpenTable } from "./open-table.ts";
import { suppressionCodes } from "./published-codes.ts";
import { SchoolCollector } from "./school-collector.ts";
import { type GroupCell, readGroupCell } from "./school-row.ts";
import type { Sentence } from "./sentence.ts";

export interface SchoolTableQuestion {
  readonly spec: FileSpec;
  readonly outcome: Outcome;
  /** Roles of `spec.columns` that the study uses in addition to the school's number. */
  readonly roles: readonly string[];
  readonly at: (column: string) => string;
}

/** An open file and the year its rows belong to (null where a column gives the year). */
export interface TableOfYear {
  readonly table: OpenTable;
  readonly year: number | null;
}

type Columns = ReadonlyMap<string, readonly (string | null)[]>;
type OwnColumns = Exclude<ReturnType<FileSpec["groups"]["get"]>, undefined | { kind: "all-less" }>;

const refused = (message: string, advice: string) => new ColdspotError(message, { exitCode: 3, advice });

function ownGroups(spec: FileSpec): readonly (readonly [string, OwnColumns])[] {
  return [...spec.groups].flatMap(([name, group]) => (group.kind === "all-less" ? [] : [[name, group] as const]));
}

function wantedColumns({ spec, roles }: SchoolTableQuestion): ReadonlySet<string> {
  const numbers = ownGroups(spec).flatMap(([, group]) => [
    group.pupils,
    group.kind === "mean" ? group.mean : group.sum,
    ...group.where.keys(),
  ]);
  const attributes = ["urn", "year", ...roles].flatMap((role) => spec.columns.get(role) ?? []);
  return new Set([...attributes, ...spec.keep.keys(), ...numbers]);
}

async function readColumns(question: SchoolTableQuestion, table: OpenTable): Promise<Columns> {
  const wanted = [...wantedColumns(question)];
  const bound = bindColumns(
    table.source.file,
    table.header,
    wanted.map((column) => ({ column, at: question.at(column) })),
  );
  const texts = await table.texts(wanted.map((column) => bound.get(column) ?? 0));
  return new Map(wanted.map((column, index) => [column, texts[index] ?? []]));
}

/** The most rows that a table of schools may have for one school, with its groups one below another. */
const mostRowsOfSchool = 12;

/**
 * A cell of a table of schools, in the form in which an error may show it. The file may really be one of pupils, with
 * many rows per school or no school numbers, and then nothing is shown.
 */
function shownOf({ rows }: OpenTable, urns: readonly (string | null)[], cell: string): string {
  const schools = new Set(urns.flatMap((urn) => (isPublicKey(urn ?? "") ? [(urn ?? "").trim()] : [])));
  return mostRowsOfSchool * schools.size >= rows ? shownCell(cell) : "(not shown)";
}

/** The numbers of a table: counts and what is printed, by the column's name. */
interface Numbers {
  readonly counts: ReadonlyMap<string, NumberColumn>;
  readonly printed: ReadonlyMap<string, NumberColumn>;
}

/** Reads the columns of numbers as the rows that are kept show that they are written. */
function numbersOf({ spec, outcome }: SchoolTableQuestion, columns: Columns, rows: readonly number[]): Numbers {
  const codes = suppressionCodes(spec.codes);
  const groups = ownGroups(spec).map(([, group]) => group);
  const perCent = /^(?:share|proportion|fraction)\b/i.test(outcome.unit) ? "share" : "digits";
  const read = (names: readonly string[], decimals: number | null) =>
    new Map(
      names.map(
        (name) => [name, numberColumn(name, columns.get(name) ?? [], rows, { decimals, perCent }, codes)] as const,
      ),
    );
  return {
    counts: read(
      groups.map(({ pupils }) => pupils),
      null,
    ),
    printed: read(
      groups.map((group) => (group.kind === "mean" ? group.mean : group.sum)),
      outcome.decimals,
    ),
  };
}

function adviceOn(reason: string): string {
  if (reason === notANumber) return "no cell of this column is a number: name the right column in the study file";
  if (reason.startsWith("more than"))
    return "no cell of this column fits: say in the study how many decimals its means or sums have: outcome: { decimals: … }";
  if (isReasonOfManner(reason))
    return "write the numbers of this column in one way, or name another column in the study file";
  return "no cell of this column fits: check whether it is the column meant";
}

/** Refuses a column without a number where numbers are wanted: the column is wrong, and not each of many rows. */
function refuseWrongColumns(
  { spec, at }: SchoolTableQuestion,
  table: OpenTable,
  columns: Columns,
  { counts, printed }: Numbers,
  rows: readonly number[],
): void {
  for (const { column, at: cellAt } of [...counts.values(), ...printed.values()]) {
    const wrong = rows.find((row) => cellAt(row).kind === "wrong");
    const formed = rows.some((row) => cellAt(row).kind === "number");
    const cell = wrong === undefined ? null : cellAt(wrong);
    if (wrong === undefined || formed || cell?.kind !== "wrong") continue;
    const urns = columns.get(spec.columns.get("urn") ?? "") ?? [];
    throw refused(
      `${at(column)} ${table.source.file}, record ${table.recordOf(wrong)}, column ${column}: ${cell.reason}: ${shownOf(table, urns, columns.get(column)?.[wrong] ?? "")}`,
      adviceOn(cell.reason),
    );
  }
}

async function readOne(
  question: SchoolTableQuestion,
  { table, year }: TableOfYear,
  collector: SchoolCollector,
): Promise<{ readonly ledger: FileLedger; readonly left: readonly LeftOut[]; readonly told: readonly Sentence[] }> {
  const { spec, roles } = question;
  const columns = await readColumns(question, table);
  if (table.rows === 0 && table.refused.length === 0)
    throw refused(`no rows under the header: ${table.source.file}`, "check whether it was saved completely");
  const textAt = (row: number) => (column: string) => columns.get(column)?.[row] ?? null;
  const keep = [...spec.keep].map(([column, values]) => [column, new Set(values.flatMap(writtenForms))] as const);
  const outsideOf = (row: number) => keep.find(([column, values]) => !values.has((textAt(row)(column) ?? "").trim()));
  const kept = Array.from({ length: table.rows }, (_, row) => row).filter((row) => outsideOf(row) === undefined);
  const numbers = numbersOf(question, columns, kept);
  refuseWrongColumns(question, table, columns, numbers, kept);
  const urnColumn = spec.columns.get("urn") ?? "";
  const yearColumn = spec.columns.get("year") ?? "";
  const urns = columns.get(urnColumn) ?? [];
  const fits = new Map(
    ownGroups(spec).map(([name, { where }]) => [
      name,
      [...where].map(([column, value]) => [column, writtenForms(value)] as const),
    ]),
  );
  const entries: LedgerEntry[] = [...table.refused];
  const left: LeftOut[] = [];
  let used = 0;
  for (let row = 0; row < table.rows; row++) {
    const text = textAt(row);
    const record = table.recordOf(row);
    const enter = (column: string, reason: string, value: string | null, kind: LedgerEntry["used"] = "no") => {
      const entry = { file: table.source.file, record, column, reason, value: value ?? "", used: kind };
      entries.push(entry);
      return entry;
    };
    const leave = (stage: Stage, column: string, reason: string, value: string | null) => {
      const entry = enter(column, reason, value);
      left.push({ stage: stageOf(stage), entry, shown: () => shownOf(table, urns, value ?? "") });
    };
    const outside = outsideOf(row);
    if (outside !== undefined) {
      leave("kept", outside[0], `a row that the study leaves out (${outside[0]})`, text(outside[0]));
      continue;
    }
    const school = plainSchoolId(text(urnColumn) ?? "");
    if (school === "") {
      leave("school", urnColumn, "no school number", text(urnColumn));
      continue;
    }
    const rowYear = year ?? summerOf(text(yearColumn) ?? "");
    if (rowYear === null || !collector.years.includes(rowYear)) {
      const reason = rowYear === null ? "not an academic year, nor a summer" : "a year that is not in the study";
      leave("year", yearColumn, reason, text(yearColumn));
      continue;
    }
    const fitting = ownGroups(spec).filter(([name]) =>
      fits.get(name)?.every(([column, values]) => values.includes((text(column) ?? "").trim())),
    );
    if (fitting.length === 0) {
      leave("group", "", "a group the study does not ask for", "");
      continue;
    }
    const cells = {
      text,
      count: (column: string) => numberAt(numbers.counts, column, row),
      printed: (column: string) => numberAt(numbers.printed, column, row),
    };
    const read = fitting.map(([name, group]) => [name, readGroupCell(group, cells)] as const);
    const problem = rowProblem(read);
    if (problem !== null) {
      leave("value", problem.column, problem.reason, problem.text);
      continue;
    }
    const attributes = new Map(roles.map((role) => [role, oneLine(text(spec.columns.get(role) ?? ""))]));
    const groups = new Map(
      read.flatMap(([name, found]) => (found.kind === "value" ? [[name, found.value] as const] : [])),
    );
    const place = {
      file: table.source.file,
      record,
      says: JSON.stringify(read),
      writes: (text(urnColumn) ?? "").trim(),
    };
    const repeated = collector.add({ school, year: rowYear, attributes, groups }, place);
    if (repeated !== null) {
      // The record is in the value and not in the reason, because reasons are counted and the counts are published.
      enter(urnColumn, "the same as an earlier record", `record ${repeated.record} of ${repeated.file}`);
      continue;
    }
    used += 1;
    if (table.endsEarly(row)) enter("", "the record ends early: its last cells were taken as blank", "", "in part");
    for (const [name, found] of read)
      if (found.kind !== "value") enter(found.column, `${name}: ${found.reason}`, found.text, "in part");
  }
  collector.note(entries);
  const told = [...numbers.counts.values(), ...numbers.printed.values()].flatMap((column) => {
    const words = wordsOfReading(column);
    return words === null ? [] : [[`${spec.name} (${table.source.file}), ${words}`]];
  });
  return { ledger: closeLedger(table.source, table.rows + table.refused.length, used, entries), left, told };
}

function numberAt(columns: ReadonlyMap<string, NumberColumn>, column: string, row: number): NumberCell {
  const found = columns.get(column);
  if (found === undefined) throw new Error(`a column of numbers that was not read: ${column}`);
  return found.at(row);
}

/** The name of a place on one line: how a name is broken depends on the file's line ends, not on who wrote it. */
function oneLine(cell: string | null): string {
  return (cell ?? "").trim().replace(/\s+/g, " ");
}

/** Why a whole row cannot be used, or null. A number that is hidden or wrong makes only its own group unusable. */
function rowProblem(
  read: readonly (readonly [string, GroupCell])[],
): { column: string; reason: string; text: string } | null {
  const values = read.flatMap(([name, cell]) => (cell.kind === "value" ? [{ name, ...cell.value }] : []));
  const wrong = read.find(([, cell]) => cell.kind === "wrong")?.[1];
  const first = wrong ?? read[0]?.[1];
  if (values.length === 0) return first === undefined || first.kind === "value" ? null : first;
  const empty = values.every(({ pupils }) => pupils === 0);
  if (empty && wrong !== undefined && wrong.kind !== "value") return wrong;
  if (empty) return { column: "", reason: "no pupils", text: "0" };
  const all = values.find(({ name }) => name === "all");
  const parts = values.filter(({ name }) => name !== "all").reduce((sum, { pupils }) => sum + pupils, 0);
  if (all !== undefined && parts > all.pupils) {
    return { column: "", reason: "the groups have more pupils than the school", text: `${parts} of ${all.pupils}` };
  }
  return null;
}

/**
 * Reads school tables (one row per school, or one per school and group) into one checked table.
 *
 * @throws ColdspotError (3) for a wrong column, a school that appears twice with different values, or no usable row
 */
export async function readSchoolTables(
  question: SchoolTableQuestion,
  tables: readonly TableOfYear[],
  years: readonly number[],
): Promise<CheckedSchoolTable> {
  const collector = new SchoolCollector(years);
  const read: Awaited<ReturnType<typeof readOne>>[] = [];
  for (const table of tables) read.push(await readOne(question, table, collector));
  const schools: readonly SchoolInYear[] = collector.schools();
  if (schools.length === 0) {
    const files = tables.map(({ table }) => table.source.file).join(", ");
    throw refused(
      `no row of ${files} could be used${whyNone(read.flatMap(({ left }) => left))}`,
      "check whether the columns and the year in the study file fit the file",
    );
  }
  return {
    schools,
    ledgers: read.map(({ ledger }) => ledger),
    entries: collector.entries(),
    told: [...read.flatMap(({ told }) => told), ...collector.told(question.spec.name)],
  };
}
