import { ColdspotError } from "../effects/coldspot-error.ts";
import { shownKey } from "../effects/words-of-files.ts";
import { districtOfLsoaName, plainPostcode } from "../places/lookup.ts";
import { plainAreaCode } from "../schools/plain-id.ts";
import type { FileSpec } from "../study/study.ts";
import { bindColumns } from "./bind-columns.ts";
import { closeLedger, type FileLedger, type LedgerEntry } from "./ledger.ts";
import type { OpenTable } from "./open-table.ts";

/** The district of each postcode or small area (LSOA), as the files give it: codes or names of districts. */
export interface Lookup {
  readonly byPostcode: Map<string, string>;
  readonly byLsoa: Map<string, string>;
}

/**
 * Reads one file of postcodes or LSOAs into a lookup that may hold earlier files already.
 *
 * A row is used when it has a district and at least one key. A key that appears again must have the same district.
 *
 * @throws ColdspotError (3) when a key has two districts
 */
export async function readLookup(
  spec: FileSpec,
  table: OpenTable,
  at: (column: string) => string,
  into: Lookup,
): Promise<{ readonly ledger: FileLedger; readonly entries: readonly LedgerEntry[] }> {
  const file = table.source.file;
  const roles = ["postcode", "lsoa", "district", "lsoa_name"].filter((role) => spec.columns.has(role));
  const columns = roles.map((role) => spec.columns.get(role) ?? "");
  const bound = bindColumns(
    file,
    table.header,
    columns.map((column) => ({ column, at: at(column) })),
  );
  const texts = await table.texts(columns.map((column) => bound.get(column) ?? 0));
  const cell = (role: string, row: number) => (texts[roles.indexOf(role)]?.[row] ?? "").trim();
  const entries: LedgerEntry[] = [...table.refused];
  let used = 0;
  for (let row = 0; row < table.rows; row++) {
    const record = table.recordOf(row);
    const leave = (role: string, reason: string) => {
      const column = spec.columns.get(role) ?? "";
      entries.push({ file, record, column, reason, value: cell(role, row), used: "no" });
    };
    const named = cell("lsoa_name", row);
    const district = plainAreaCode(cell("district", row)) || (districtOfLsoaName(named) ?? "");
    const keys = [
      { map: into.byPostcode, key: plainPostcode(cell("postcode", row)), role: "postcode" },
      { map: into.byLsoa, key: plainAreaCode(cell("lsoa", row)).toUpperCase(), role: "lsoa" },
    ].filter(({ key }) => key !== "");
    if (keys.length === 0) {
      leave(roles[0] ?? "", "no postcode or small area");
      continue;
    }
    if (district === "") {
      const role = roles.includes("district") ? "district" : "lsoa_name";
      leave(role, named === "" ? "no district" : "not the name of a small area");
      continue;
    }
    for (const { map, key, role } of keys) {
      const before = map.get(key);
      if (before !== undefined && before !== district)
        throw new ColdspotError(
          `${file}, record ${record}, column ${spec.columns.get(role) ?? ""}: ${shownKey(key)} has two districts, ${shownKey(before)} and ${shownKey(district)}`,
          { exitCode: 3, advice: "keep the record that is right on the study's day" },
        );
      map.set(key, district);
    }
    used += 1;
  }
  return { ledger: closeLedger(table.source, table.rows + table.refused.length, used, entries), entries };
}
