import type { FileSpec } from "../study/study.ts";
import { type CellsOfRow, type GroupCell, type GroupValue, readGroupCell } from "./school-row.ts";

/** A row with a published total: of an authority, a region or the nation. Its pupils count in no figure. */
export interface WitnessRow {
  readonly file: string;
  readonly record: number;
  readonly year: number;
  /** Whether the source says that it is of all of England, whatever the study covers. */
  readonly ofEngland: boolean;
  /** Texts of the columns that areas are divided by, by role. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly groups: ReadonlyMap<string, GroupValue>;
}

/** Why a row is a witness: the column that says so, and whether the study or the Department's own code does. */
export interface WitnessRule {
  readonly column: string;
  readonly declared: boolean;
  readonly ofEngland: boolean;
}

type Cell = (column: string) => string | null;

const text = (cell: Cell, column: string) => (cell(column) ?? "").trim();

/** RECTYPE of the performance tables of the Department for Education: 4 an authority, 5 and 7 the nation. */
const isRectype = (column: string) => column.trim().toUpperCase() === "RECTYPE";
const ofAuthority = ["4"];
const ofNation = ["5", "7"];

/**
 * Why a row is a published total, or null. The study says so with `witnesses`; rows with a RECTYPE of 4, 5 or 7 that
 * `keep` leaves out are known to be.
 */
export function witnessRule({ witnesses, keep }: FileSpec, cell: Cell): WitnessRule | null {
  const own = [...witnesses].find(([column, values]) => values.includes(text(cell, column)));
  const known = [...keep].find(
    ([column, values]) =>
      isRectype(column) &&
      !values.includes(text(cell, column)) &&
      [...ofAuthority, ...ofNation].includes(text(cell, column)),
  );
  const [column] = own ?? known ?? [];
  if (column === undefined) return null;
  return {
    column,
    declared: own !== undefined,
    ofEngland: isRectype(column) && ofNation.includes(text(cell, column)),
  };
}

/** What is read of a table besides its cells. */
export interface WitnessQuestion {
  readonly spec: FileSpec;
  readonly roles: readonly string[];
  /** What counts are rounded to; 1 where they are exact. */
  readonly step: number;
}

/** A published total, and the first cell of it that is neither a number nor a code. */
export interface ReadWitness {
  readonly row: WitnessRow | null;
  readonly wrong: Exclude<GroupCell, { kind: "value" }> | null;
}

/** The groups of a published total that can be read in a row; a group in other rows, by `where`, is not among them. */
export function readWitness(
  { spec, roles, step }: WitnessQuestion,
  cells: CellsOfRow,
  place: Pick<WitnessRow, "file" | "record" | "year" | "ofEngland">,
): ReadWitness {
  const cell = cells.text;
  const groups = new Map<string, GroupValue>();
  let wrong: ReadWitness["wrong"] = null;
  for (const [name, group] of spec.groups) {
    if (group.kind === "all-less" || ![...group.where].every(([column, value]) => text(cell, column) === value))
      continue;
    const read = readGroupCell(group, cells, step);
    if (read.kind === "value" && read.value.pupils > 0) groups.set(name, read.value);
    if (read.kind === "wrong") wrong ??= read;
  }
  if (groups.size === 0) return { row: null, wrong };
  const attributes = new Map(
    roles.flatMap((role) => {
      const column = spec.columns.get(role);
      return column === undefined ? [] : [[role, text(cell, column).replace(/\s+/g, " ")] as const];
    }),
  );
  return { row: { ...place, attributes, groups }, wrong };
}
