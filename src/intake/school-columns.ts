import { bindColumns } from "./bind-columns.ts";
import type { LedgerEntry } from "./ledger.ts";
import type { OpenTable } from "./open-table.ts";
import { type ColumnProfile, profilesOfCells, wantedOfRole } from "./profile/column-profile.ts";
import { suppressionCodes } from "./published-codes.ts";

/** Texts of a table by role, trimmed, row by row. */
export interface RoleTexts<Role extends string> {
  /** The name of the column for a role. */
  readonly columnOf: (role: Role) => string;
  /** The cell for a role in a row; "" where it is blank or the file has no such column. */
  readonly cell: (role: Role, row: number) => string;
  /** What is in the columns that the file has. */
  readonly profiles: () => readonly ColumnProfile[];
  /** An entry for a row that is left out, or used in part. */
  readonly entry: (row: number, role: Role, reason: string, value: string, used?: LedgerEntry["used"]) => LedgerEntry;
}

/**
 * Reads the columns of a table by role.
 *
 * @param usual names of the columns in the Department for Education's own files
 * @param renamed names of columns that this file calls otherwise
 * @param needed roles that must have a column. A renamed column must be there too; all others may be absent
 * @throws ColdspotError (3) for a column that must be there and is not, or that appears twice
 */
export async function readRoles<Role extends string>(
  table: OpenTable,
  usual: ReadonlyMap<Role, string>,
  renamed: ReadonlyMap<Role, string>,
  needed: readonly Role[],
): Promise<RoleTexts<Role>> {
  const columnOf = (role: Role) => renamed.get(role) ?? usual.get(role) ?? role;
  const must = (role: Role) => needed.includes(role) || renamed.has(role);
  const roles = [...usual.keys()].filter((role) => must(role) || table.header.includes(columnOf(role)));
  const { file } = table.source;
  const wanted = roles.map((role) => ({ column: columnOf(role), at: `${role}:` }));
  const bound = bindColumns(file, table.header, wanted);
  const texts = await table.texts(roles.map((role) => bound.get(columnOf(role)) ?? 0));
  const columns = new Map(roles.map((role, at) => [role, texts[at] ?? []]));
  return {
    columnOf,
    cell: (role, row) => (columns.get(role)?.[row] ?? "").trim(),
    profiles: () =>
      profilesOfCells(
        roles.map((role) => ({
          column: columnOf(role),
          wanted: wantedOfRole(role),
          cells: columns.get(role) ?? [],
          rows: null,
        })),
        suppressionCodes(new Map()),
      ),
    entry: (row, role, reason, value, used = "no") => ({
      file,
      record: table.recordOf(row),
      column: columnOf(role),
      reason,
      value,
      used,
    }),
  };
}
