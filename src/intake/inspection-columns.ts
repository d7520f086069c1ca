import { ColdspotError } from "../effects/coldspot-error.ts";
import { bindColumns } from "./bind-columns.ts";
import {
  type InspectionLayout,
  inspectionLayout,
  type KnownNames,
  plainName,
  roleOfSlot,
  type Slot,
  type SlotRole,
  slotRoles,
} from "./inspection-layout.ts";
import type { OpenTable } from "./open-table.ts";
import { type ColumnProfile, profilesOfCells, wantedOfRole } from "./profile/column-profile.ts";
import { suppressionCodes } from "./published-codes.ts";

/** Cells of a file of inspections, found by their roles whatever the file's era calls them. */
export interface InspectionCells {
  /** The judgements that a row may have: the slots for which the file has a date and a grade. */
  readonly slots: readonly Slot["slot"][];
  readonly ofSlot: (slot: Slot["slot"], role: SlotRole, row: number) => string;
  /** A cell of the school itself; "" where the file has no such column. */
  readonly ofSchool: (role: string, row: number) => string;
  readonly schoolRoles: readonly string[];
  /** Name of the column of a role, "" where the file has none. */
  readonly columnOf: (slot: Slot["slot"], role: SlotRole) => string;
  readonly columnOfSchool: (role: string) => string;
  /** What is in the columns that are read. */
  readonly profiles: () => readonly ColumnProfile[];
}

/**
 * The columns named by a study that hold for one file of several: those that it has, and those that no file has, which
 * are refused. A file of another era, without the column, is read by the names that are known.
 */
export function renamedHere(
  header: readonly string[],
  headers: readonly (readonly string[])[],
  renamed: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const has = (names: readonly string[], column: string) => names.some((name) => plainName(name) === plainName(column));
  return new Map(
    [...renamed].filter(([, column]) => has(header, column) || !headers.some((names) => has(names, column))),
  );
}

interface Wanted {
  readonly key: string;
  readonly column: string;
}

function found(header: readonly string[], names: KnownNames): string | null {
  for (const name of Object.keys(names)) {
    const column = header.find((one) => plainName(one) === plainName(name));
    if (column !== undefined) return column;
  }
  return null;
}

/** Names of every column that the layout knows, used to tell the record of names from a title. */
export function knownColumns(layout: InspectionLayout): ReadonlySet<string> {
  const ofSlots = layout.slots.flatMap((slot) => slotRoles.flatMap((role) => Object.keys(slot[role])));
  return new Set([...ofSlots, ...Object.values(layout.school).flatMap((names) => Object.keys(names))].map(plainName));
}

function wantedOf(table: OpenTable, renamed: ReadonlyMap<string, string>): readonly Wanted[] {
  const layout = inspectionLayout();
  const slots = layout.slots.flatMap((slot) =>
    slotRoles.flatMap((role): Wanted[] => {
      const key = roleOfSlot(slot.slot, role);
      const column = renamed.get(key) ?? found(table.header, slot[role]);
      return column === null ? [] : [{ key, column }];
    }),
  );
  const taken = new Set(layout.slots.flatMap((slot) => slotRoles.map((role) => roleOfSlot(slot.slot, role))));
  const roles = new Set([...Object.keys(layout.school), ...[...renamed.keys()].filter((role) => !taken.has(role))]);
  const school = [...roles].flatMap((role): Wanted[] => {
    const column = renamed.get(role) ?? found(table.header, layout.school[role] ?? {});
    return column === null ? [] : [{ key: role, column }];
  });
  return [...slots, ...school];
}

/**
 * Finds the columns of a file of inspections.
 *
 * @param renamed columns that this file calls otherwise, by role; other roles are facts about the school
 * @param grade which grade is wanted
 * @throws ColdspotError (3) for a file without URNs or without dates and grades
 */
export async function inspectionCells(
  table: OpenTable,
  renamed: ReadonlyMap<string, string>,
  grade: "leadership" | "overall",
  at: (column: string) => string,
): Promise<InspectionCells> {
  const wanted = wantedOf(table, renamed);
  const { file } = table.source;
  const nameOf = new Map(wanted.map(({ key, column }) => [key, column]));
  const slots = inspectionLayout()
    .slots.map(({ slot }) => slot)
    .filter((slot) => {
      const dated = nameOf.has(roleOfSlot(slot, "inspected")) || nameOf.has(roleOfSlot(slot, "ended"));
      return dated && nameOf.has(roleOfSlot(slot, grade));
    });
  if (slots.length === 0 || !(nameOf.has("urn") || nameOf.has("latest_urn"))) {
    const lacking = slots.length === 0 ? `a date of inspection and a grade of ${grade}` : "URNs";
    throw new ColdspotError(`no columns with ${lacking} in ${file}`, {
      exitCode: 3,
      advice: `name them in the study: columns: { urn: ..., inspected: ..., published: ..., ${grade}: ... }`,
    });
  }
  const columns = [...new Set(wanted.map(({ column }) => column))];
  const bound = bindColumns(
    file,
    table.header,
    columns.map((column) => ({ column, at: at(column) })),
  );
  const texts = await table.texts(columns.map((column) => bound.get(column) ?? 0));
  const cellsOf = new Map(wanted.map(({ key, column }) => [key, texts[columns.indexOf(column)] ?? []]));
  const cell = (key: string, row: number) => {
    const text = (cellsOf.get(key)?.[row] ?? "").trim();
    return text.toLowerCase() === "null" ? "" : text;
  };
  return {
    slots,
    ofSlot: (slot, role, row) => cell(roleOfSlot(slot, role), row),
    ofSchool: cell,
    schoolRoles: [...cellsOf.keys()].filter(
      (key) => !inspectionLayout().slots.some((slot) => slotRoles.some((role) => roleOfSlot(slot.slot, role) === key)),
    ),
    columnOf: (slot, role) => nameOf.get(roleOfSlot(slot, role)) ?? "",
    columnOfSchool: (role) => nameOf.get(role) ?? "",
    profiles: () =>
      profilesOfCells(
        wanted.map(({ key, column }) => ({
          column,
          wanted: wantedOfRole(key),
          cells: cellsOf.get(key) ?? [],
          rows: null,
        })),
        suppressionCodes(new Map()),
      ),
  };
}
