import { readLink, type SchoolLink } from "../schools/link.ts";
import { plainSchoolId } from "../schools/plain-id.ts";
import { closeLedger, type FileLedger, type LedgerEntry } from "./ledger.ts";
import type { OpenTable } from "./open-table.ts";
import { readRoles } from "./school-columns.ts";

export type LinkRole = "urn" | "linked" | "type" | "on";

/** Columns of the register's file of links. */
export const linkColumns: ReadonlyMap<LinkRole, string> = new Map([
  ["urn", "URN"],
  ["linked", "LinkURN"],
  ["type", "LinkType"],
  ["on", "LinkEstablishedDate"],
]);

/** Links between schools as a file gives them, and what became of its rows. */
export interface ReadLinks {
  readonly links: readonly SchoolLink[];
  readonly ledger: FileLedger;
  readonly entries: readonly LedgerEntry[];
}

/**
 * Reads a file of links between schools. A row that is not a link is listed in the ledger with the reason, and so is an
 * exact repeat.
 *
 * @param renamed columns that this file calls otherwise, by role
 * @throws ColdspotError (3) when a column is missing or appears twice
 */
export async function readSchoolLinks(
  table: OpenTable,
  renamed: ReadonlyMap<LinkRole, string> = new Map(),
): Promise<ReadLinks> {
  const roles = [...linkColumns.keys()];
  const { cell, entry, profiles } = await readRoles(table, linkColumns, renamed, roles);
  const links: SchoolLink[] = [];
  const seen = new Set<string>();
  const entries: LedgerEntry[] = [...table.refused];
  for (let row = 0; row < table.rows; row++) {
    const urn = plainSchoolId(cell("urn", row));
    const read = readLink(urn, plainSchoolId(cell("linked", row)), cell("type", row), cell("on", row));
    if ("wrong" in read) {
      entries.push(entry(row, read.wrong, read.reason, read.value));
      continue;
    }
    const { link } = read;
    const key = `${link.urn} ${link.linked} ${link.on} ${link.type}`;
    if (seen.has(key))
      entries.push({ ...entry(row, "urn", "the same as an earlier record", urn), loss: "left out by the study" });
    else links.push(link);
    seen.add(key);
  }
  return {
    links,
    ledger: {
      ...closeLedger(table.source, table.rows + table.refused.length, links.length, entries),
      columns: profiles(),
    },
    entries,
  };
}
