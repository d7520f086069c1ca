import { ColdspotError } from "../effects/coldspot-error.ts";
import { isPublicKey, shownCell } from "../effects/words-of-files.ts";
import { isReasonOfManner, notANumber } from "../formats/printed-number.ts";
import type { FileSpec, Outcome } from "../study/study.ts";
import { bindColumns } from "./bind-columns.ts";
import type { NumberCell } from "./number-cell.ts";
import { type NumberColumn, numberColumn } from "./number-columns.ts";
import type { OpenTable } from "./open-table.ts";
import { suppressionCodes } from "./published-codes.ts";

export interface SchoolTableQuestion {
  readonly spec: FileSpec;
  readonly outcome: Outcome;
  /** Roles of `spec.columns` that the study uses in addition to the school's number. */
  readonly roles: readonly string[];
  readonly at: (column: string) => string;
}

export type Columns = ReadonlyMap<string, readonly (string | null)[]>;
export type OwnColumns = Exclude<ReturnType<FileSpec["groups"]["get"]>, undefined | { kind: "all-less" }>;

const refused = (message: string, advice: string) => new ColdspotError(message, { exitCode: 3, advice });

export function ownGroups(spec: FileSpec): readonly (readonly [string, OwnColumns])[] {
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

export const kindsIn = ({ header }: OpenTable) =>
  header.filter(
    (name, at) => saysKind.test(name.trim()) && header.indexOf(name) === at && header.lastIndexOf(name) === at,
  );

export async function readColumns(question: SchoolTableQuestion, table: OpenTable): Promise<Columns> {
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
export function shownOf({ rows }: OpenTable, urns: readonly (string | null)[], cell: string): string {
  const schools = new Set(urns.flatMap((urn) => (isPublicKey(urn ?? "") ? [(urn ?? "").trim()] : [])));
  return mostRowsOfSchool * schools.size >= rows ? shownCell(cell) : "(not shown)";
}

/** The numbers of a table: counts and what is printed, by the column's name. */
export interface Numbers {
  readonly counts: ReadonlyMap<string, NumberColumn>;
  readonly printed: ReadonlyMap<string, NumberColumn>;
}

/** Reads the columns of numbers as the rows that are kept show that they are written. */
export function numbersOf({ spec, outcome }: SchoolTableQuestion, columns: Columns, rows: readonly number[]): Numbers {
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
export function refuseWrongColumns(
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

/** The number of a column in a row. */
export function numberAt(columns: ReadonlyMap<string, NumberColumn>, column: string, row: number): NumberCell {
  const found = columns.get(column);
  if (found === undefined) throw new Error(`a column of numbers that was not read: ${column}`);
  return found.at(row);
}
