import { ColdspotError } from "../effects/coldspot-error.ts";
import { shownKey } from "../effects/words-of-files.ts";
import { plainAreaCode, plainSchoolId } from "../schools/plain-id.ts";
import type { FileSpec } from "../study/study.ts";
import { bindColumns } from "./bind-columns.ts";
import type { WrittenIds } from "./ids-told.ts";
import { closeLedger, type FileLedger, type LedgerEntry } from "./ledger.ts";
import type { Loss } from "./loss.ts";
import type { OpenTable } from "./open-table.ts";
import { profilesOfCells, wantedOfRole } from "./profile/column-profile.ts";
import { suppressionCodes } from "./published-codes.ts";

/** A small table of facts (schools, districts, chains) by its key: the other columns of the study, by role. */
export interface FactTable {
  readonly rows: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly ledger: FileLedger;
  readonly entries: readonly LedgerEntry[];
  /** The keys as the file writes them. */
  readonly written: WrittenIds;
  /** The record in which a key first appears; 0 for a key that does not appear. */
  readonly recordOf: (key: string) => number;
}

/** Roles that hold the number of another school: the chain of a school is named by one of its numbers. */
const schoolRoles: readonly string[] = ["chain"];
const areaRoles: readonly string[] = ["district", "lsoa"];

function plainFact(role: string, cell: string): string {
  if (schoolRoles.includes(role)) return plainSchoolId(cell);
  return areaRoles.includes(role) ? plainAreaCode(cell) : cell;
}

/**
 * Reads a table of facts with one row per key; an exact repeat is left out.
 *
 * @param key role of the key: `urn` of schools and chains, `district` of areas
 * @throws ColdspotError (3) when a key appears twice with different facts
 */
export async function readFactTable(
  spec: FileSpec,
  key: string,
  table: OpenTable,
  at: (column: string) => string,
): Promise<FactTable> {
  const roles = [key, ...[...spec.columns.keys()].filter((role) => role !== key)];
  const columns = roles.map((role) => spec.columns.get(role) ?? "");
  const bound = bindColumns(
    table.source.file,
    table.header,
    columns.map((column) => ({ column, at: at(column) })),
  );
  const texts = await table.texts(columns.map((column) => bound.get(column) ?? 0));
  const plain = key === "district" ? plainAreaCode : plainSchoolId;
  const rows = new Map<string, ReadonlyMap<string, string>>();
  const written = new Map<string, Set<string>>();
  const recordOf = new Map<string, number>();
  const entries: LedgerEntry[] = [...table.refused];
  for (let row = 0; row < table.rows; row++) {
    const [first = "", ...cells] = texts.map((column) => (column[row] ?? "").trim());
    const own = plain(first);
    written.set(own, (written.get(own) ?? new Set()).add(first));
    const record = table.recordOf(row);
    const facts = new Map(roles.slice(1).map((role, index) => [role, plainFact(role, cells[index] ?? "")]));
    const known = rows.get(own);
    const leave = (reason: string, loss: Loss) =>
      entries.push({ file: table.source.file, record, column: columns[0] ?? "", reason, value: own, used: "no", loss });
    if (own === "") leave(`nothing in the column ${columns[0]}`, "lost");
    else if (known === undefined) {
      rows.set(own, facts);
      recordOf.set(own, record);
    } else if ([...facts].every(([role, value]) => known.get(role) === value))
      leave("the same as an earlier record", "left out by the study");
    else {
      const differs = [...facts].filter(([role, value]) => known.get(role) !== value).map(([role]) => role);
      throw new ColdspotError(
        `${table.source.file}, records ${recordOf.get(own)} and ${record}: ${shownKey(own)} appears twice, with different ${differs.join(", ")}`,
        {
          exitCode: 3,
          advice: "keep one of the two records",
        },
      );
    }
  }
  return {
    rows,
    ledger: {
      ...closeLedger(table.source, table.rows + table.refused.length, rows.size, entries),
      columns: profilesOfCells(
        roles.map((role, index) => ({
          column: columns[index] ?? "",
          wanted: wantedOfRole(role),
          cells: texts[index] ?? [],
          rows: null,
        })),
        suppressionCodes(spec.codes),
      ),
    },
    entries,
    written,
    recordOf: (own) => recordOf.get(own) ?? 0,
  };
}
