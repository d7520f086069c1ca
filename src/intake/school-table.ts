import { ColdspotError } from "../effects/coldspot-error.ts";
import { isPublicKey, shownCell } from "../effects/words-of-files.ts";
import type { FileSpec, Outcome } from "../study/study.ts";
import { refuseContradictions } from "./against-itself/all-and-parts.ts";
import { countStep } from "./against-itself/count-step.ts";
import { refuseSums } from "./against-itself/sums-of-rows.ts";
import { refuseTwins } from "./against-itself/twins.ts";
import { bindColumns } from "./bind-columns.ts";
import type { CheckedSchoolTable, SchoolInYear } from "./checked-school-table.ts";
import { refuseFarMeans } from "./far-values/refuse-far-values.ts";
import { closeLedger, type FileLedger, type LedgerEntry } from "./ledger.ts";
import { type Loss, lossOfMeaning } from "./loss.ts";
import { commonTraits, type LooseRow } from "./lost-rows.ts";
import { notANumber, readNumberCell } from "./number-cell.ts";
import type { OpenTable } from "./open-table.ts";
import { SchoolCollector } from "./school-collector.ts";
import { type GroupCell, readGroupCell } from "./school-row.ts";
import { suppressionCodes } from "./suppression-codes.ts";
import { readWitness, type WitnessRow, type WitnessRule, witnessRule } from "./witness-rows.ts";

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
  return new Set([...attributes, ...spec.keep.keys(), ...spec.witnesses.keys(), ...numbers]);
}

/** Columns that may say what kind of row it is: of a school, an authority, the nation. */
const saysKind = /^(rectype|(geographic_?|row_?|record_?)?(level|type)|area_?type|tier)$/i;

const kindsIn = ({ header }: OpenTable) =>
  header.filter(
    (name, at) => saysKind.test(name.trim()) && header.indexOf(name) === at && header.lastIndexOf(name) === at,
  );

async function readColumns(question: SchoolTableQuestion, table: OpenTable): Promise<Columns> {
  const wanted = [...new Set([...wantedColumns(question), ...kindsIn(table)])];
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

/** Refuses a column of words where numbers are wanted: the column is wrong, and not each of many rows. */
function refuseWrongColumns(
  { spec, outcome, at }: SchoolTableQuestion,
  table: OpenTable,
  columns: Columns,
  codes: ReadonlyMap<string, string>,
): void {
  for (const [, group] of ownGroups(spec)) {
    for (const [column, decimals] of [
      [group.pupils, 0],
      [group.kind === "mean" ? group.mean : group.sum, outcome.decimals],
    ] as const) {
      const cells = (columns.get(column) ?? []).map((cell) => readNumberCell(cell, decimals, codes));
      const words = cells.findIndex((cell) => cell.kind === "wrong" && cell.reason === notANumber);
      const numbers = cells.some(
        (cell) => cell.kind === "number" || (cell.kind === "wrong" && cell.reason !== notANumber),
      );
      if (numbers || words === -1) continue;
      throw refused(
        `${at(column)} ${table.source.file}, record ${table.recordOf(words)}, column ${column}: not a number: ${shownOf(table, columns.get(spec.columns.get("urn") ?? "") ?? [], columns.get(column)?.[words] ?? "")}`,
        "no cell of this column is a number: name the right column in the study file",
      );
    }
  }
}

async function readOne(
  question: SchoolTableQuestion,
  { table, year }: TableOfYear,
  collector: SchoolCollector,
): Promise<FileLedger> {
  const { spec, outcome, roles } = question;
  const codes = suppressionCodes(spec.codes);
  const columns = await readColumns(question, table);
  if (table.rows === 0 && table.refused.length === 0)
    throw refused(`no rows under the header: ${table.source.file}`, "check whether it was saved completely");
  refuseWrongColumns(question, table, columns, codes);
  const entries: LedgerEntry[] = [...table.refused];
  const lost: LooseRow[] = [];
  const kept: LooseRow[] = [];
  let used = 0;
  for (let row = 0; row < table.rows; row++) {
    const cell = (column: string) => columns.get(column)?.[row] ?? null;
    const record = table.recordOf(row);
    const leave = (column: string, reason: string, value: string | null, loss: Loss, part: InPart = {}) =>
      entries.push({ file: table.source.file, record, column, reason, value: value ?? "", used: "no", loss, ...part });
    const rowYear = year ?? readYear(cell(spec.columns.get("year") ?? ""));
    const total = spec.witnessesFor === null ? witnessRule(spec, cell) : allWitnesses;
    const outside = [...spec.keep].find(([column, values]) => !values.includes((cell(column) ?? "").trim()));
    // What the study keeps by other columns holds for totals too: of which pupils, of which breakdown.
    const among = [...spec.keep].every(
      ([column, values]) =>
        column === total?.column || spec.witnesses.has(column) || values.includes((cell(column) ?? "").trim()),
    );
    if (total !== null && among && rowYear !== null && collector.years.includes(rowYear)) {
      const place = { file: table.source.file, record, year: rowYear, ofEngland: total.ofEngland };
      const { row, wrong } = readWitness({ spec, decimals: outcome.decimals, roles, codes }, cell, place);
      if (row !== null) collector.witnesses.push(row);
      if (wrong !== null && total.declared) {
        leave(
          wrong.column,
          `a published total that cannot be read: ${wrong.reason}`,
          wrong.text,
          "left out by the study",
        );
        continue;
      }
    }
    if (total?.declared === true && among) {
      const column = total.column;
      leave(column, `a published total${column === "" ? "" : ` (${column})`}`, cell(column), "left out by the study");
      continue;
    }
    if (outside !== undefined) {
      leave(outside[0], `a row that the study leaves out (${outside[0]})`, cell(outside[0]), "left out by the study");
      continue;
    }
    const urnColumn = spec.columns.get("urn") ?? "";
    const school = (cell(urnColumn) ?? "").trim();
    if (school === "") {
      leave(urnColumn, "no school number", cell(urnColumn), "lost");
      lost.push(looseRow(question, cell));
      continue;
    }
    if (rowYear === null || !collector.years.includes(rowYear)) {
      const column = spec.columns.get("year") ?? "";
      const loss = rowYear === null ? "lost" : "left out by the study";
      leave(column, "a year that is not in the study", cell(column), loss);
      if (loss === "lost") lost.push(looseRow(question, cell));
      continue;
    }
    const fitting = ownGroups(spec).filter(([, group]) =>
      [...group.where].every(([column, value]) => (cell(column) ?? "").trim() === value),
    );
    if (fitting.length === 0) {
      leave("", "a group the study does not ask for", "", "left out by the study");
      continue;
    }
    const read = fitting.map(([name, group]) => [name, readGroupCell(group, cell, outcome.decimals, codes)] as const);
    const problem = rowProblem(read);
    if (problem !== null) {
      leave(problem.column, problem.reason, problem.text, problem.loss);
      if (problem.loss === "lost") lost.push(looseRow(question, cell));
      continue;
    }
    const attributes = new Map(roles.map((role) => [role, oneLine(cell(spec.columns.get(role) ?? ""))]));
    const groups = new Map(
      read.flatMap(([name, found]) => (found.kind === "value" ? [[name, found.value] as const] : [])),
    );
    const kinds = new Map(kindsIn(table).map((column) => [column, (cell(column) ?? "").trim()]));
    const place = { file: table.source.file, record, says: JSON.stringify(read), kinds };
    const repeated = collector.add({ school, year: rowYear, attributes, groups }, place);
    if (repeated !== null) {
      // The record is in the value and not in the reason, because reasons are counted and the counts are published.
      const where = `record ${repeated.record} of ${repeated.file}`;
      leave(urnColumn, "the same as an earlier record", where, "left out by the study");
      continue;
    }
    used += 1;
    kept.push(looseRow(question, cell));
    if (table.endsEarly(row))
      leave("", "the record ends early: its last cells were taken as blank", "", "no value at the source", {
        used: "in part",
      });
    for (const [name, found] of read)
      if (found.kind !== "value")
        leave(found.column, `${name}: ${found.reason}`, found.text, lossOf(found), { used: "in part", group: name });
  }
  collector.note(entries);
  return {
    ...closeLedger(table.source, table.rows + table.refused.length, used, entries),
    ...(year === null ? {} : { year }),
    ...(lost.length === 0 ? {} : { traits: commonTraits(lost, kept) }),
  };
}

/** Every row of a file of published totals is one. */
const allWitnesses: WitnessRule = { column: "", declared: true, ofEngland: false };

/** What is said about a row that was used without a group. */
type InPart = Partial<Pick<LedgerEntry, "used" | "group">>;

function lossOf({ kind, reason }: Exclude<GroupCell, { kind: "value" }>): Loss {
  return kind === "wrong" ? "lost" : lossOfMeaning(reason);
}

/** What lost rows may have in common: the sign and size of each group's mean, its pupils, the year and the area. */
function looseRow({ spec, roles }: SchoolTableQuestion, cell: (column: string) => string | null): LooseRow {
  const text = (column: string) => cell(column) ?? "";
  const numbers = ownGroups(spec).flatMap(([name, group]) => [
    [
      `${group.kind === "mean" ? "a mean" : "a sum"} of ${name}`,
      text(group.kind === "mean" ? group.mean : group.sum),
    ] as const,
    [`a number of pupils of ${name}`, text(group.pupils)] as const,
  ]);
  const texts = ["year", ...roles.filter((role) => areaRoles.includes(role))].flatMap((role) => {
    const column = spec.columns.get(role);
    return column === undefined ? [] : [[role, oneLine(cell(column))] as const];
  });
  return { numbers: new Map(numbers), texts: new Map(texts) };
}

/** Roles of columns that name an area, as the words for what rows have in common. */
const areaRoles: readonly string[] = ["region", "authority", "district"];

/** The name of a place on one line: how a name is broken depends on the file's line ends, not on who wrote it. */
function oneLine(cell: string | null): string {
  return (cell ?? "").trim().replace(/\s+/g, " ");
}

/** The summer of 2019, written as 2019 or by the two ends of its school year: 2018/19, 2018-19, 201819. */
function readYear(cell: string | null): number | null {
  const match = /^(\d{4})(?:[/-]?(\d{2}))?$/.exec((cell ?? "").trim());
  if (match === null) return null;
  const first = Number(match[1]);
  if (match[2] === undefined) return first;
  return Number(match[2]) === (first + 1) % 100 ? first + 1 : null;
}

/** Why a whole row cannot be used, or null. A wrong number makes the row useless, a hidden one only its group. */
function rowProblem(
  read: readonly (readonly [string, GroupCell])[],
): { column: string; reason: string; text: string; loss: Loss } | null {
  const bad = read.find(([, cell]) => cell.kind === "wrong")?.[1];
  if (bad !== undefined && bad.kind !== "value") return { ...bad, loss: "lost" };
  const values = read.flatMap(([name, cell]) => (cell.kind === "value" ? [{ name, ...cell.value }] : []));
  const first = read[0]?.[1];
  if (values.length === 0)
    return first === undefined || first.kind === "value" ? null : { ...first, loss: lossOf(first) };
  if (values.every(({ pupils }) => pupils === 0)) {
    return { column: "", reason: "no pupils", text: "0", loss: "no figure at the source" };
  }
  const all = values.find(({ name }) => name === "all");
  const parts = values.filter(({ name }) => name !== "all").reduce((sum, { pupils }) => sum + pupils, 0);
  if (all !== undefined && parts > all.pupils) {
    const reason = "the groups have more pupils than the school";
    return { column: "", reason, text: `${parts} of ${all.pupils}`, loss: "lost" };
  }
  return null;
}

/**
 * Reads school tables (one row per school, or one per school and group) into one checked table.
 *
 * @throws ColdspotError (3) for a wrong column, a school that appears twice with different values, rows that contradict
 * each other or are sums of others, or no usable row
 */
export async function readSchoolTables(
  question: SchoolTableQuestion,
  tables: readonly TableOfYear[],
  years: readonly number[],
): Promise<CheckedSchoolTable> {
  const collector = new SchoolCollector(years);
  const ledgers: FileLedger[] = [];
  for (const table of tables) ledgers.push(await readOne(question, table, collector));
  const rows = collector.rows();
  refuseSums(rows);
  refuseTwins(rows);
  const nearly = question.spec.approximateParts ? new Map() : refuseContradictions(rows, countStep(rows));
  const schools: readonly SchoolInYear[] = collector.schools();
  if (schools.length === 0) {
    const [most] = ledgers.flatMap((ledger) => ledger.refused);
    throw refused(
      `no row of ${tables.map(({ table }) => table.source.file).join(", ")} could be used: ${most?.reason ?? "no rows"}`,
      "check whether the columns and the year in the study file fit the file",
    );
  }
  const files = [...new Set(tables.map(({ table }) => table.source.file))];
  refuseFarMeans(question.spec, question.outcome.decimals, files, schools);
  const withNearly = ledgers.map((ledger): FileLedger => {
    const found = nearly.get(ledger.source.file);
    return found === undefined ? ledger : { ...ledger, nearly: found };
  });
  return { schools, ledgers: withNearly, entries: collector.entries(), witnesses: collector.witnesses };
}

/** What is read from files that hold nothing but published totals. */
export interface ReadWitnesses extends Pick<CheckedSchoolTable, "ledgers" | "entries" | "witnesses"> {}

/**
 * Reads files of published totals that belong to a school table: no row of them is a school.
 *
 * @throws ColdspotError (3) for a wrong column
 */
export async function readWitnessTables(
  question: SchoolTableQuestion,
  tables: readonly TableOfYear[],
  years: readonly number[],
): Promise<ReadWitnesses> {
  const collector = new SchoolCollector(years);
  const ledgers: FileLedger[] = [];
  for (const table of tables) ledgers.push(await readOne(question, table, collector));
  const witnesses: readonly WitnessRow[] = collector.witnesses;
  return { ledgers, entries: collector.entries(), witnesses };
}
