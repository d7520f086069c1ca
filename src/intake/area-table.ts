import { ColdspotError } from "../effects/coldspot-error.ts";
import { shownCell } from "../effects/words-of-files.ts";
import { notANumber, plainManner } from "../formats/printed-number.ts";
import { country } from "../places/regions.ts";
import { summerOf } from "../schools/academic-year.ts";
import type { AreaTableSpec, FileSpec, Outcome } from "../study/study.ts";
import { AreaCollector } from "./area-collector.ts";
import { type AreaGroupCell, type MannerOf, numberColumns, readAreaGroup } from "./area-row.ts";
import { bindColumns } from "./bind-columns.ts";
import type { AreaInYear, CheckedAreaTable } from "./checked-area-table.ts";
import { closeLedger, type FileLedger, type LedgerEntry } from "./ledger.ts";
import { isLarger, levelNamed, levelOfCode } from "./level-of-row.ts";
import { type Loss, lossOfMeaning } from "./loss.ts";
import { mannerOfCells, readCountCell, readNumberCell } from "./number-cell.ts";
import type { OpenTable } from "./open-table.ts";
import { type ColumnProfile, profilesOfCells, wantedOfRole } from "./profile/column-profile.ts";
import { type Codes, suppressionCodes } from "./published-codes.ts";
import { type PrintedCounts, roundingOfCounts } from "./rounded-counts.ts";
import type { TableOfYear } from "./school-table.ts";

export interface AreaTableQuestion {
  readonly spec: FileSpec;
  readonly table: AreaTableSpec;
  readonly outcome: Outcome;
  /** Roles of `spec.columns` that the study uses in addition to the area's own. */
  readonly roles: readonly string[];
  readonly years: readonly number[];
  /** What becomes of rows of larger areas: they are areas of their own, or are compared with the sum of theirs. */
  readonly larger: "areas" | "compared";
  readonly at: (column: string) => string;
}

type Columns = ReadonlyMap<string, readonly (string | null)[]>;
type Cell = (column: string) => string | null;

/** Reasons for rows that are about something else. */
const comparedReason = "a larger area, compared with the sum of its areas";
const otherLevel = "an area of another level";

const refused = (message: string, advice: string) => new ColdspotError(message, { exitCode: 3, advice });

/** Columns that a table of areas is read by. */
export function columnsOfAreaTable(spec: FileSpec, table: AreaTableSpec, roles: readonly string[]): readonly string[] {
  const groups = [...table.groups.values()].flatMap((group) => [...numberColumns(group), ...group.where.keys()]);
  const own = ["area", "name", "year", "level", "region", ...roles].flatMap((role) => spec.columns.get(role) ?? []);
  return [...new Set([...own, ...spec.keep.keys(), ...groups])];
}

async function readColumns(question: AreaTableQuestion, table: OpenTable): Promise<Columns> {
  const wanted = columnsOfAreaTable(question.spec, question.table, question.roles);
  const bound = bindColumns(
    table.source.file,
    table.header,
    wanted.map((column) => ({ column, at: question.at(column) })),
  );
  const texts = await table.texts(wanted.map((column) => bound.get(column) ?? 0));
  return new Map(wanted.map((column, index) => [column, texts[index] ?? []]));
}

/** A cell as an error may show it. The file may really be one of pupils, and then nothing is shown: its row has no known area. */
function shownOf({ spec, table }: AreaTableQuestion, columns: Columns, row: number, cell: string): string {
  const area = columns.get(spec.columns.get("area") ?? "")?.[row] ?? "";
  return levelOfCode(area, levelNamed(table.level)) === null ? "(not shown)" : shownCell(cell);
}

/** Refuses a column of words where numbers are wanted: the column is wrong, and not each of many rows. */
function refuseWrongColumns(
  question: AreaTableQuestion,
  table: OpenTable,
  columns: Columns,
  codes: Codes,
  mannerOf: MannerOf,
): void {
  for (const column of [...question.table.groups.values()].flatMap(numberColumns)) {
    const cells = columns.get(column) ?? [];
    const read = cells.map((cell) => readNumberCell(cell, question.outcome.decimals, codes, mannerOf(column)));
    const words = read.findIndex((cell) => cell.kind === "wrong" && cell.reason === notANumber);
    if (words === -1 || read.some((cell) => cell.kind === "number")) continue;
    throw refused(
      `${question.at(column)} ${table.source.file}, record ${table.recordOf(words)}, column ${column}: not a number: ${shownOf(question, columns, words, cells[words] ?? "")}`,
      "no cell of this column is a number: name the right column in the study file",
    );
  }
}

/** The name of a place on one line. */
function oneLine(cell: string | null): string {
  return (cell ?? "").trim().replace(/\s+/g, " ");
}

/** Which area a row is about, or why it is about none. */
function areaOf(
  { spec, table }: AreaTableQuestion,
  cell: Cell,
): { readonly level: string; readonly area: string } | { readonly reason: string; readonly role: string } {
  const text = (role: string) => oneLine(cell(spec.columns.get(role) ?? ""));
  const unit = levelNamed(table.level);
  const said = spec.columns.has("level") ? text("level") : null;
  const level = said === null ? (levelOfCode(text("area"), unit) ?? unit) : levelNamed(said);
  if (level !== unit && !isLarger(level, unit)) return { reason: otherLevel, role: said === null ? "area" : "level" };
  const known = level === unit || said === null ? text("area") : "";
  const area =
    level === "national"
      ? country().name
      : level === "regional" && level !== unit
        ? text("name") || text("region") || text("area")
        : known;
  return area === "" ? { reason: "no code of the area", role: "area" } : { level, area };
}

/** What is said about a row that was used without a group. */
type InPart = Partial<Pick<LedgerEntry, "used" | "group">>;

function lossOf({ kind, reason }: Exclude<AreaGroupCell, { kind: "value" }>): Loss {
  return kind === "wrong" ? "lost" : lossOfMeaning(reason);
}

/** The reason why no group of a row can be used, or null. A wrong number makes the row useless, a hidden one only its group. */
function rowProblem(
  read: readonly (readonly [string, AreaGroupCell])[],
): { readonly column: string; readonly reason: string; readonly text: string; readonly loss: Loss } | null {
  const bad = read.map(([, cell]) => cell).find((cell) => cell.kind === "wrong");
  if (bad !== undefined && bad.kind !== "value") return { ...bad, loss: "lost" };
  const values = read.flatMap(([, cell]) => (cell.kind === "value" ? [cell.value] : []));
  const first = read[0]?.[1];
  if (values.length === 0)
    return first === undefined || first.kind === "value" ? null : { ...first, loss: lossOf(first) };
  // A rounded count of 0 with a mean is of a few pupils: the row counts for nothing and is not lost.
  return values.every(({ pupils, within = 0 }) => pupils === 0 && within === 0)
    ? { column: "", reason: "no pupils", text: "0", loss: "no figure at the source" }
    : null;
}

interface Collectors {
  readonly areas: AreaCollector;
  readonly larger: AreaCollector;
}

/** A table whose columns are read and whose rows are not judged yet. */
interface ReadTable extends TableOfYear {
  readonly columns: Columns;
  readonly mannerOf: MannerOf;
  /** The column by which the study leaves a row out; undefined for a row that is kept. */
  readonly outsideOf: (row: number) => readonly [string, readonly string[]] | undefined;
  readonly yearOf: (row: number) => number | null;
}

async function readTable(question: AreaTableQuestion, { table, year }: TableOfYear): Promise<ReadTable> {
  const { spec } = question;
  const codes = suppressionCodes(spec.codes);
  const columns = await readColumns(question, table);
  if (table.rows === 0 && table.refused.length === 0)
    throw refused(`no rows under the header: ${table.source.file}`, "check whether it was saved completely");
  const manners = new Map(
    [...question.table.groups.values()]
      .flatMap(numberColumns)
      .map((column) => [column, mannerOfCells(columns.get(column) ?? [], codes)] as const),
  );
  const mannerOf: MannerOf = (column) => manners.get(column) ?? plainManner;
  refuseWrongColumns(question, table, columns, codes, mannerOf);
  const cell = (column: string, row: number) => columns.get(column)?.[row] ?? "";
  return {
    table,
    year,
    columns,
    mannerOf,
    outsideOf: (row) => [...spec.keep].find(([column, values]) => !values.includes(cell(column, row).trim())),
    yearOf: (row) => year ?? summerOf(cell(spec.columns.get("year") ?? "", row)),
  };
}

/** The counts of rows that the study keeps, in its years, with their places in the file. */
function countsOf(question: AreaTableQuestion, tables: readonly ReadTable[]): readonly PrintedCounts[] {
  const codes = suppressionCodes(question.spec.codes);
  const columnsOfCounts = new Set([...question.table.groups.values()].flatMap(({ pupils }) => pupils ?? []));
  return tables.flatMap(({ table, columns, mannerOf, outsideOf, yearOf }, index) => {
    const ofYears = new Map<number, number[]>();
    for (let row = 0; row < table.rows; row++) {
      const year = yearOf(row);
      if (year === null || !question.years.includes(year) || outsideOf(row) !== undefined) continue;
      const rows = ofYears.get(year) ?? [];
      ofYears.set(year, rows);
      rows.push(row);
    }
    return [...ofYears].map(
      ([year, rows]): PrintedCounts => ({
        table: index,
        file: table.source.file,
        year,
        rows,
        columns: [...columnsOfCounts].map((column) => ({
          column,
          at: (row) => readCountCell(columns.get(column)?.[row] ?? null, codes, mannerOf(column)),
        })),
        recordOf: (row) => table.recordOf(row),
        shown: (cell, row) => shownOf(question, columns, row, cell),
      }),
    );
  });
}

function judge(
  question: AreaTableQuestion,
  read: ReadTable,
  stepIn: (year: number) => number,
  { areas, larger }: Collectors,
  entries: LedgerEntry[],
): FileLedger {
  const { spec, outcome, roles } = question;
  const { table, columns, mannerOf } = read;
  const codes = suppressionCodes(spec.codes);
  const unit = levelNamed(question.table.level);
  const own: LedgerEntry[] = [...table.refused];
  const studied: number[] = [];
  let used = 0;
  for (let row = 0; row < table.rows; row++) {
    const cell: Cell = (column) => columns.get(column)?.[row] ?? null;
    const record = table.recordOf(row);
    const enter = (column: string, reason: string, value: string | null, loss: Loss, part: InPart = {}) =>
      own.push({ file: table.source.file, record, column, reason, value: value ?? "", used: "no", loss, ...part });
    const leave = (column: string, reason: string, value: string | null) =>
      enter(column, reason, value, "left out by the study");
    const outside = read.outsideOf(row);
    if (outside !== undefined) {
      leave(outside[0], `a row that the study leaves out (${outside[0]})`, cell(outside[0]));
      continue;
    }
    studied.push(row);
    const yearColumn = spec.columns.get("year") ?? "";
    const rowYear = read.yearOf(row);
    if (rowYear === null || !question.years.includes(rowYear)) {
      if (rowYear === null) enter(yearColumn, "not an academic year, nor a summer", cell(yearColumn), "lost");
      else leave(yearColumn, "a year that is not in the study", cell(yearColumn));
      continue;
    }
    const fitting = [...question.table.groups].filter(([, group]) =>
      [...group.where].every(([column, value]) => (cell(column) ?? "").trim() === value),
    );
    if (fitting.length === 0) {
      leave("", "a group the study does not ask for", "");
      continue;
    }
    const found = areaOf(question, cell);
    if ("reason" in found) {
      const column = spec.columns.get(found.role) ?? "";
      enter(column, found.reason, cell(column), found.reason === otherLevel ? "left out by the study" : "lost");
      continue;
    }
    const step = stepIn(rowYear);
    const cells = fitting.map(
      ([name, group]) => [name, readAreaGroup(group, cell, outcome.decimals, codes, mannerOf, step)] as const,
    );
    const problem = rowProblem(cells);
    if (problem !== null) {
      enter(problem.column, problem.reason, problem.text, problem.loss);
      continue;
    }
    const attributes = new Map(roles.map((role) => [role, oneLine(cell(spec.columns.get(role) ?? ""))]));
    const groups = new Map(cells.flatMap(([name, one]) => (one.kind === "value" ? [[name, one.value] as const] : [])));
    const place = { file: table.source.file, record, says: JSON.stringify(cells) };
    const isUnit = found.level === unit;
    const collector = isUnit ? areas : larger;
    const names = fitting.map(([name]) => name);
    const repeated = collector.add({ ...found, year: rowYear, attributes, groups }, names, place);
    if (repeated !== null) {
      leave(
        spec.columns.get("area") ?? "",
        "the same as an earlier record",
        `record ${repeated.record} of ${repeated.file}`,
      );
      continue;
    }
    if (!isUnit && question.larger === "compared") {
      leave(spec.columns.get("level") ?? spec.columns.get("area") ?? "", comparedReason, found.area);
      continue;
    }
    used += 1;
    if (table.endsEarly(row))
      enter("", "the record ends early: its last cells were taken as blank", "", "no value at the source", {
        used: "in part",
      });
    for (const [name, one] of cells)
      if (one.kind !== "value")
        enter(one.column, `${name}: ${one.reason}`, one.text, lossOf(one), { used: "in part", group: name });
  }
  for (const entry of own) entries.push(entry);
  return {
    ...closeLedger(table.source, table.rows + table.refused.length, used, own),
    columns: profilesOfTable(question, columns, studied),
  };
}

/** What is in the columns that the study uses, in the rows that it keeps. */
function profilesOfTable(
  { spec, table, roles }: AreaTableQuestion,
  columns: Columns,
  rows: readonly number[],
): readonly ColumnProfile[] {
  const numbers = new Set([...table.groups.values()].flatMap(numberColumns));
  const counts = new Set([...table.groups.values()].flatMap(({ pupils }) => pupils ?? []));
  const every = columnsOfAreaTable(spec, table, roles).map(
    (column) =>
      ({
        column,
        wanted: counts.has(column) ? "count" : numbers.has(column) ? "number" : wantedOfRole(""),
        cells: columns.get(column) ?? [],
        rows: spec.keep.has(column) ? null : rows,
      }) as const,
  );
  return profilesOfCells(every, suppressionCodes(spec.codes));
}

/**
 * Reads tables of areas (one row per area and group, or per area) into one checked table.
 *
 * @throws ColdspotError (3) for a wrong column, an area that is there twice with different values, or no usable row
 */
export async function readAreaTables(
  question: AreaTableQuestion,
  tables: readonly TableOfYear[],
): Promise<CheckedAreaTable> {
  const collectors: Collectors = { areas: new AreaCollector(), larger: new AreaCollector() };
  const entries: LedgerEntry[] = [];
  const ledgers: FileLedger[] = [];
  const opened: ReadTable[] = [];
  for (const table of tables) opened.push(await readTable(question, table));
  const { stepOf, told, toCheck } = roundingOfCounts(question.spec, countsOf(question, opened));
  for (const [index, table] of opened.entries())
    ledgers.push(judge(question, table, (year) => stepOf(index, year), collectors, entries));
  const areas = collectors.areas.areas();
  const larger: readonly AreaInYear[] = collectors.larger.areas();
  if (areas.length === 0 && (question.larger === "compared" || larger.length === 0)) {
    const files = tables.map(({ table }) => table.source.file).join(", ");
    const why = ledgers.flatMap(({ refused: reasons }) => reasons)[0]?.reason ?? "no rows";
    throw refused(
      `no row of ${files} could be used as an area of the level ${shownCell(question.table.level)}; most are: ${why}`,
      "check the columns and the year in the study file, and whether it needs level: the level of its areas",
    );
  }
  return { areas, larger, ledgers, entries, told, toCheck };
}
