import { ColdspotError } from "../effects/coldspot-error.ts";
import { summerOf } from "../schools/academic-year.ts";
import { plainSchoolId } from "../schools/plain-id.ts";
import type { FileSpec } from "../study/study.ts";
import { refuseContradictions } from "./against-itself/all-and-parts.ts";
import { refuseSums } from "./against-itself/sums-of-rows.ts";
import { refuseTwins } from "./against-itself/twins.ts";
import type { CheckedSchoolTable, NotUsedSchool, SchoolInYear } from "./checked-school-table.ts";
import { refuseFarMeans } from "./far-values/refuse-far-values.ts";
import { writtenForms } from "./flag-words.ts";
import { closeLedger, type FileLedger, type LedgerEntry } from "./ledger.ts";
import { type LeftOut, type Stage, stageOf, whyNone } from "./left-out.ts";
import { type Loss, lossOfMeaning } from "./loss.ts";
import { commonTraits, type LooseRow } from "./lost-rows.ts";
import { wordsOfReading } from "./number-columns.ts";
import type { OpenTable } from "./open-table.ts";
import { excessOfParts } from "./parts-of-all.ts";
import { type ColumnProfile, profilesOfCells, wantedOfRole } from "./profile/column-profile.ts";
import { suppressionCodes } from "./published-codes.ts";
import { type PrintedCounts, roundingOfCounts } from "./rounded-counts.ts";
import { SchoolCollector } from "./school-collector.ts";
import { type GroupCell, type GroupValue, readGroupCell } from "./school-row.ts";
import {
  type Columns,
  kindsIn,
  type Numbers,
  numberAt,
  numbersOf,
  type OwnColumns,
  ownGroups,
  readColumns,
  refuseWrongColumns,
  type SchoolTableQuestion,
  shownOf,
} from "./school-table-columns.ts";
import { ofData, type Sentence, sentence } from "./sentence.ts";
import { readWitness, type WitnessRule, witnessRule } from "./witness-rows.ts";

/** An open file and the year its rows belong to (null where a column gives the year). */
export interface TableOfYear {
  readonly table: OpenTable;
  readonly year: number | null;
}

const refused = (message: string, advice: string) => new ColdspotError(message, { exitCode: 3, advice });

interface JudgedTable {
  readonly ledger: FileLedger;
  readonly left: readonly LeftOut[];
  readonly told: readonly Sentence[];
  readonly notUsed: readonly NotUsedSchool[];
}

/** A table whose columns are read and whose rows are not judged yet. */
interface ReadTable extends TableOfYear {
  readonly columns: Columns;
  /** The column by which a row is left out, and the values that are kept; undefined for a row that is kept. */
  readonly outsideOf: (row: number) => readonly [string, ReadonlySet<string>] | undefined;
  readonly keep: readonly (readonly [string, ReadonlySet<string>])[];
  readonly numbers: Numbers;
  readonly yearOf: (row: number) => number | null;
  readonly totalOf: (row: number) => WitnessRule | null;
  /** Rows that the study keeps, schools or totals. */
  readonly kept: readonly number[];
}

async function readTable(question: SchoolTableQuestion, { table, year }: TableOfYear): Promise<ReadTable> {
  const { spec } = question;
  const columns = await readColumns(question, table);
  if (table.rows === 0 && table.refused.length === 0)
    throw refused(`no rows under the header: ${table.source.file}`, "check whether it was saved completely");
  const textAt = (row: number) => (column: string) => columns.get(column)?.[row] ?? null;
  const keep = [...spec.keep].map(([column, values]) => [column, new Set(values.flatMap(writtenForms))] as const);
  const outsideOf = (row: number) => keep.find(([column, values]) => !values.has((textAt(row)(column) ?? "").trim()));
  const kept = Array.from({ length: table.rows }, (_, row) => row).filter((row) => outsideOf(row) === undefined);
  const numbers = numbersOf(question, columns, kept);
  refuseWrongColumns(question, table, columns, numbers, kept);
  const yearColumn = spec.columns.get("year") ?? "";
  return {
    table,
    year,
    columns,
    keep,
    kept,
    outsideOf,
    numbers,
    yearOf: (row) => year ?? summerOf(textAt(row)(yearColumn) ?? ""),
    totalOf: (row) => (spec.witnessesFor === null ? witnessRule(spec, textAt(row)) : allWitnesses),
  };
}

/** The counts of rows that are of schools, in the years of the study, with their places in the file. */
function countsOf(tables: readonly ReadTable[], years: readonly number[], spec: FileSpec): readonly PrintedCounts[] {
  return tables.flatMap(({ table, columns, numbers, outsideOf, yearOf, totalOf }, index) => {
    const ofYears = new Map<number, number[]>();
    for (let row = 0; row < table.rows; row++) {
      const year = yearOf(row);
      const isTotal = spec.witnessesFor === null && totalOf(row)?.declared === true;
      if (year === null || !years.includes(year) || outsideOf(row) !== undefined || isTotal) continue;
      const rows = ofYears.get(year) ?? [];
      ofYears.set(year, rows);
      rows.push(row);
    }
    const urns = columns.get(spec.columns.get("urn") ?? "") ?? [];
    return [...ofYears].map(
      ([year, rows]): PrintedCounts => ({
        table: index,
        file: table.source.file,
        year,
        rows,
        columns: [...numbers.counts.values()],
        recordOf: (row) => table.recordOf(row),
        shown: (cell) => shownOf(table, urns, cell),
      }),
    );
  });
}

async function judge(
  question: SchoolTableQuestion,
  read: ReadTable,
  stepIn: (year: number) => number,
  collector: SchoolCollector,
): Promise<JudgedTable> {
  const { spec, roles } = question;
  const { table, year, columns, numbers, keep, kept, outsideOf } = read;
  const textAt = (row: number) => (column: string) => columns.get(column)?.[row] ?? null;
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
  const notUsed: NotUsedSchool[] = [];
  const lost: LooseRow[] = [];
  const looseKept: LooseRow[] = [];
  const studied: number[] = [];
  let used = 0;
  let exceeding = 0;
  for (let row = 0; row < table.rows; row++) {
    const text = textAt(row);
    const record = table.recordOf(row);
    const enter = (column: string, reason: string, value: string | null, loss: Loss, part: InPart = {}) => {
      const own = { file: table.source.file, record, column, reason, value: value ?? "" };
      const entry: LedgerEntry = { ...own, used: "no", loss, ...part };
      entries.push(entry);
      return entry;
    };
    const leave = (stage: Stage, column: string, reason: string, value: string | null, loss: Loss) => {
      const entry = enter(column, reason, value, loss);
      left.push({ stage: stageOf(stage), entry, shown: () => shownOf(table, urns, value ?? "") });
      if (loss === "lost") lost.push(looseRow(question, text));
    };
    const cells = {
      text,
      count: (column: string) => numberAt(numbers.counts, column, row),
      printed: (column: string) => numberAt(numbers.printed, column, row),
    };
    const rowYear = read.yearOf(row);
    const step = rowYear === null ? 1 : stepIn(rowYear);
    const total = read.totalOf(row);
    const outside = outsideOf(row);
    // What the study keeps by other columns holds for totals too: of which pupils, of which breakdown.
    const among = keep.every(
      ([column, values]) =>
        column === total?.column || spec.witnesses.has(column) || values.has((text(column) ?? "").trim()),
    );
    if (total !== null && among && rowYear !== null && collector.years.includes(rowYear)) {
      const place = { file: table.source.file, record, year: rowYear, ofEngland: total.ofEngland };
      const { row: witness, wrong } = readWitness({ spec, roles, step }, cells, place);
      if (witness !== null) collector.witnesses.push(witness);
      if (wrong !== null && total.declared) {
        const reason = `a published total that cannot be read: ${wrong.reason}`;
        leave("kept", wrong.column, reason, wrong.text, "left out by the study");
        continue;
      }
    }
    if (total?.declared === true && among) {
      const { column } = total;
      const reason = `a published total${column === "" ? "" : ` (${column})`}`;
      leave("kept", column, reason, text(column), "left out by the study");
      continue;
    }
    if (outside !== undefined) {
      const reason = `a row that the study leaves out (${outside[0]})`;
      leave("kept", outside[0], reason, text(outside[0]), "left out by the study");
      continue;
    }
    studied.push(row);
    const school = plainSchoolId(text(urnColumn) ?? "");
    if (school === "") {
      leave("school", urnColumn, "no school number", text(urnColumn), "lost");
      continue;
    }
    if (rowYear === null || !collector.years.includes(rowYear)) {
      const [reason, loss]: readonly [string, Loss] =
        rowYear === null
          ? ["not an academic year, nor a summer", "lost"]
          : ["a year that is not in the study", "left out by the study"];
      leave("year", yearColumn, reason, text(yearColumn), loss);
      continue;
    }
    const attributes = new Map(roles.map((role) => [role, oneLine(text(spec.columns.get(role) ?? ""))]));
    const without = (group: string | null, loss: Loss) => {
      if (loss === "lost" || loss === "no value at the source")
        notUsed.push({ file: table.source.file, school, year: rowYear, attributes, group, loss });
    };
    const fitting = ownGroups(spec).filter(([name]) =>
      fits.get(name)?.every(([column, values]) => values.includes((text(column) ?? "").trim())),
    );
    if (fitting.length === 0) {
      leave("group", "", "a group the study does not ask for", "", "left out by the study");
      continue;
    }
    const found = fitting.map(([name, group]) => [name, readGroupCell(group, cells, step)] as const);
    const problem = rowProblem(found);
    if (problem !== null) {
      leave("value", problem.column, problem.reason, problem.text, problem.loss);
      without(null, problem.loss);
      continue;
    }
    const groups = new Map(
      found.flatMap(([name, cell]) => (cell.kind === "value" ? [[name, cell.value] as const] : [])),
    );
    const place = {
      file: table.source.file,
      record,
      says: JSON.stringify(found),
      writes: (text(urnColumn) ?? "").trim(),
      kinds: new Map(kindsIn(table).map((column) => [column, (text(column) ?? "").trim()])),
    };
    const repeated = collector.add({ school, year: rowYear, attributes, groups }, place);
    if (repeated !== null) {
      // The record is in the value and not in the reason, because reasons are counted and the counts are published.
      const where = `record ${repeated.record} of ${repeated.file}`;
      enter(urnColumn, "the same as an earlier record", where, "left out by the study");
      continue;
    }
    used += 1;
    looseKept.push(looseRow(question, text));
    if (table.endsEarly(row))
      enter("", "the record ends early: its last cells were taken as blank", "", "no value at the source", {
        used: "in part",
      });
    if (exceedsAll([...groups])) exceeding += 1;
    for (const [name, cell] of found)
      if (cell.kind !== "value") {
        enter(cell.column, `${name}: ${cell.reason}`, cell.text, lossOf(cell), { used: "in part", group: name });
        without(name, lossOf(cell));
      }
  }
  collector.note(entries);
  const told = [...numbers.counts.values(), ...numbers.printed.values()].flatMap((column) => {
    const words = wordsOfReading(column);
    return words === null ? [] : [[`${spec.name} (${table.source.file}), ${words}`]];
  });
  const exceeds =
    exceeding === 0
      ? []
      : [
          sentence`${spec.name} (${table.source.file}): in ${ofData(exceeding)} rows the groups have more pupils than all, by no more than the rounding of counts allows; these rows are used`,
        ];
  const ledger: FileLedger = {
    ...closeLedger(table.source, table.rows + table.refused.length, used, entries),
    ...(year === null ? {} : { year }),
    ...(lost.length === 0 ? {} : { traits: commonTraits(lost, looseKept) }),
    columns: profilesOfTable(question, columns, spec.witnessesFor === null ? studied : kept),
  };
  return { ledger, left, told: [...told, ...exceeds], notUsed };
}

/** What is in the columns that the study uses, in the rows of schools that it keeps. */
function profilesOfTable(
  { spec, roles }: SchoolTableQuestion,
  columns: Columns,
  rows: readonly number[],
): readonly ColumnProfile[] {
  const of = (column: string) => columns.get(column) ?? [];
  const attributes = ["urn", "year", ...roles].flatMap((role) => {
    const column = spec.columns.get(role);
    return column === undefined ? [] : [{ column, wanted: wantedOfRole(role), cells: of(column), rows }];
  });
  const groups = ownGroups(spec).flatMap(([, group]) => [
    { column: group.pupils, wanted: "count" as const, cells: of(group.pupils), rows },
    { column: valueColumn(group), wanted: "number" as const, cells: of(valueColumn(group)), rows },
    ...[...group.where.keys()].map((column) => ({ column, wanted: wantedOfRole(""), cells: of(column), rows })),
  ]);
  const chosen = [...spec.keep.keys(), ...spec.witnesses.keys()].map((column) => ({
    column,
    wanted: wantedOfRole(""),
    cells: of(column),
    rows: null,
  }));
  return profilesOfCells([...attributes, ...groups, ...chosen], suppressionCodes(spec.codes));
}

/** The column of a group's mean or sum. */
function valueColumn(group: OwnColumns): string {
  return group.kind === "mean" ? group.mean : group.sum;
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

/** Why a whole row cannot be used, or null. A number that is hidden or wrong makes only its own group unusable. */
function rowProblem(
  read: readonly (readonly [string, GroupCell])[],
): { column: string; reason: string; text: string; loss: Loss } | null {
  const values = read.flatMap(([name, cell]) => (cell.kind === "value" ? [{ name, ...cell.value }] : []));
  const wrong = read.find(([, cell]) => cell.kind === "wrong")?.[1];
  const first = wrong ?? read[0]?.[1];
  if (values.length === 0)
    return first === undefined || first.kind === "value" ? null : { ...first, loss: lossOf(first) };
  // A rounded count of 0 with a mean is of a few pupils: the row counts for nothing and is not lost.
  const empty = values.every(({ pupils, within = 0 }) => pupils === 0 && within === 0);
  if (empty && wrong !== undefined && wrong.kind !== "value") return { ...wrong, loss: "lost" };
  if (empty) return { column: "", reason: "no pupils", text: "0", loss: "no figure at the source" };
  const excess = excessOfParts(values.map(({ name, ...value }) => [name, value]));
  if (excess === null || excess.pupils <= excess.allowed) return null;
  const reason = "the groups have more pupils than the school";
  return { column: "", reason, text: `${excess.parts} of ${excess.all}`, loss: "lost" };
}

const exceedsAll = (groups: readonly (readonly [string, GroupValue])[]) => (excessOfParts(groups)?.pupils ?? 0) > 0;

/** Reads the columns of all tables, finds what their counts are rounded to, and then judges row by row. */
async function readAll(
  question: SchoolTableQuestion,
  tables: readonly TableOfYear[],
  collector: SchoolCollector,
): Promise<Pick<CheckedSchoolTable, "told" | "toCheck"> & { readonly read: readonly JudgedTable[] }> {
  const opened: ReadTable[] = [];
  for (const table of tables) opened.push(await readTable(question, table));
  const { stepOf, told, toCheck } = roundingOfCounts(question.spec, countsOf(opened, collector.years, question.spec));
  const read: JudgedTable[] = [];
  for (const [index, table] of opened.entries())
    read.push(await judge(question, table, (year) => stepOf(index, year), collector));
  return { read, told, toCheck };
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
  const { read, told, toCheck } = await readAll(question, tables, collector);
  const rows = collector.rows();
  refuseSums(rows);
  refuseTwins(rows);
  const nearly = question.spec.approximateParts ? new Map() : refuseContradictions(rows);
  const schools: readonly SchoolInYear[] = collector.schools();
  if (schools.length === 0) {
    const files = tables.map(({ table }) => table.source.file).join(", ");
    throw refused(
      `no row of ${files} could be used${whyNone(read.flatMap(({ left }) => left))}`,
      "check whether the columns and the year in the study file fit the file",
    );
  }
  const files = [...new Set(tables.map(({ table }) => table.source.file))];
  refuseFarMeans(question.spec, question.outcome.decimals, files, schools);
  const ledgers = read.map(({ ledger }): FileLedger => {
    const found = nearly.get(ledger.source.file);
    return found === undefined ? ledger : { ...ledger, nearly: found };
  });
  return {
    schools,
    ledgers,
    entries: collector.entries(),
    witnesses: collector.witnesses,
    notUsed: read.flatMap((one) => one.notUsed),
    written: collector.written,
    told: [...told, ...read.flatMap((one) => one.told), ...collector.told(question.spec.name)],
    toCheck,
  };
}

/** What files of published totals give. */
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
  const { read } = await readAll(question, tables, collector);
  return { ledgers: read.map(({ ledger }) => ledger), entries: collector.entries(), witnesses: collector.witnesses };
}
