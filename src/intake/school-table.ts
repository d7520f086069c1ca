import { ColdspotError } from "../effects/coldspot-error.ts";
import { summerOf } from "../schools/academic-year.ts";
import { plainSchoolId } from "../schools/plain-id.ts";
import { refuseContradictions } from "./against-itself/all-and-parts.ts";
import { countStep } from "./against-itself/count-step.ts";
import { refuseSums } from "./against-itself/sums-of-rows.ts";
import { refuseTwins } from "./against-itself/twins.ts";
import type { CheckedSchoolTable, SchoolInYear } from "./checked-school-table.ts";
import { refuseFarMeans } from "./far-values/refuse-far-values.ts";
import { writtenForms } from "./flag-words.ts";
import { closeLedger, type FileLedger, type LedgerEntry } from "./ledger.ts";
import { type LeftOut, type Stage, stageOf, whyNone } from "./left-out.ts";
import { type Loss, lossOfMeaning } from "./loss.ts";
import { commonTraits, type LooseRow } from "./lost-rows.ts";
import { wordsOfReading } from "./number-columns.ts";
import type { OpenTable } from "./open-table.ts";
import { type ColumnProfile, profilesOfCells, wantedOfRole } from "./profile/column-profile.ts";
import { suppressionCodes } from "./published-codes.ts";
import { SchoolCollector } from "./school-collector.ts";
import { type GroupCell, readGroupCell } from "./school-row.ts";
import {
  type Columns,
  kindsIn,
  numberAt,
  numbersOf,
  type OwnColumns,
  ownGroups,
  readColumns,
  refuseWrongColumns,
  type SchoolTableQuestion,
  shownOf,
} from "./school-table-columns.ts";
import type { Sentence } from "./sentence.ts";
import { readWitness, type WitnessRule, witnessRule } from "./witness-rows.ts";

/** An open file and the year its rows belong to (null where a column gives the year). */
export interface TableOfYear {
  readonly table: OpenTable;
  readonly year: number | null;
}

const refused = (message: string, advice: string) => new ColdspotError(message, { exitCode: 3, advice });

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
  const lost: LooseRow[] = [];
  const looseKept: LooseRow[] = [];
  const studied: number[] = [];
  let used = 0;
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
    const rowYear = year ?? summerOf(text(yearColumn) ?? "");
    const total = spec.witnessesFor === null ? witnessRule(spec, text) : allWitnesses;
    const outside = outsideOf(row);
    // What the study keeps by other columns holds for totals too: of which pupils, of which breakdown.
    const among = keep.every(
      ([column, values]) =>
        column === total?.column || spec.witnesses.has(column) || values.has((text(column) ?? "").trim()),
    );
    if (total !== null && among && rowYear !== null && collector.years.includes(rowYear)) {
      const place = { file: table.source.file, record, year: rowYear, ofEngland: total.ofEngland };
      const { row: witness, wrong } = readWitness({ spec, roles }, cells, place);
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
    const fitting = ownGroups(spec).filter(([name]) =>
      fits.get(name)?.every(([column, values]) => values.includes((text(column) ?? "").trim())),
    );
    if (fitting.length === 0) {
      leave("group", "", "a group the study does not ask for", "", "left out by the study");
      continue;
    }
    const read = fitting.map(([name, group]) => [name, readGroupCell(group, cells)] as const);
    const problem = rowProblem(read);
    if (problem !== null) {
      leave("value", problem.column, problem.reason, problem.text, problem.loss);
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
    for (const [name, found] of read)
      if (found.kind !== "value")
        enter(found.column, `${name}: ${found.reason}`, found.text, lossOf(found), { used: "in part", group: name });
  }
  collector.note(entries);
  const told = [...numbers.counts.values(), ...numbers.printed.values()].flatMap((column) => {
    const words = wordsOfReading(column);
    return words === null ? [] : [[`${spec.name} (${table.source.file}), ${words}`]];
  });
  const ledger: FileLedger = {
    ...closeLedger(table.source, table.rows + table.refused.length, used, entries),
    ...(year === null ? {} : { year }),
    ...(lost.length === 0 ? {} : { traits: commonTraits(lost, looseKept) }),
    columns: profilesOfTable(question, columns, spec.witnessesFor === null ? studied : kept),
  };
  return { ledger, left, told };
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
  const empty = values.every(({ pupils }) => pupils === 0);
  if (empty && wrong !== undefined && wrong.kind !== "value") return { ...wrong, loss: "lost" };
  if (empty) return { column: "", reason: "no pupils", text: "0", loss: "no figure at the source" };
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
  const read: Awaited<ReturnType<typeof readOne>>[] = [];
  for (const table of tables) read.push(await readOne(question, table, collector));
  const rows = collector.rows();
  refuseSums(rows);
  refuseTwins(rows);
  const nearly = question.spec.approximateParts ? new Map() : refuseContradictions(rows, countStep(rows));
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
    told: [...read.flatMap(({ told }) => told), ...collector.told(question.spec.name)],
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
  const ledgers: FileLedger[] = [];
  for (const table of tables) ledgers.push((await readOne(question, table, collector)).ledger);
  return { ledgers, entries: collector.entries(), witnesses: collector.witnesses };
}
