import { ColdspotError } from "../effects/coldspot-error.ts";
import { shownKey } from "../effects/words-of-files.ts";
import { clearer, districtOfLsoaName, plainLsoa, plainPostcode, sameDistrict, saysNothing } from "../places/lookup.ts";
import { plainAreaCode } from "../schools/plain-id.ts";
import type { FileSpec } from "../study/study.ts";
import { bindColumns } from "./bind-columns.ts";
import { closeLedger, type FileLedger, type LedgerEntry } from "./ledger.ts";
import type { Loss } from "./loss.ts";
import type { OpenTable } from "./open-table.ts";
import { profilesOfCells, wantedOfRole } from "./profile/column-profile.ts";
import { suppressionCodes } from "./published-codes.ts";

/** The district of each postcode or small area (LSOA), as the files give it: codes or names of districts. */
export interface Lookup {
  readonly byPostcode: Map<string, string>;
  readonly byLsoa: Map<string, string>;
  /** The small area of postcodes, whose district another file may have. */
  readonly lsoaOf: Map<string, string>;
}

/** A lookup that holds no file yet. */
export function emptyLookup(): Lookup {
  return { byPostcode: new Map(), byLsoa: new Map(), lsoaOf: new Map() };
}

interface Told {
  readonly what: "district" | "small area";
  readonly same: (one: string, other: string) => boolean;
  readonly better: (one: string, other: string) => string;
}

/**
 * Reads one file of postcodes or LSOAs into a lookup that may hold earlier files already.
 *
 * A row is used when it has a key, and a district or, for a postcode, a small area. A key that appears again must have
 * the same district, by its code or its name of any day; of several texts the one that shows the district of the
 * study's day is kept. Cells such as `**UNMATCHED**` say nothing.
 *
 * @param on the study's day for districts, or null
 * @throws ColdspotError (3) when a key has two districts, or a postcode two small areas
 */
export async function readLookup(
  spec: FileSpec,
  table: OpenTable,
  at: (column: string) => string,
  into: Lookup,
  on: string | null = null,
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
  const written = (role: string, row: number) => (texts[roles.indexOf(role)]?.[row] ?? "").trim();
  const cell = (role: string, row: number) => {
    const text = written(role, row);
    return saysNothing(text) ? "" : text;
  };
  const entries: LedgerEntry[] = [...table.refused];
  let used = 0;
  for (let row = 0; row < table.rows; row++) {
    const record = table.recordOf(row);
    const leave = (role: string, reason: string, loss: Loss) => {
      const column = spec.columns.get(role) ?? "";
      entries.push({ file, record, column, reason, value: written(role, row), used: "no", loss });
    };
    const named = cell("lsoa_name", row);
    const district = plainAreaCode(cell("district", row)) || (districtOfLsoaName(named) ?? "");
    const postcode = plainPostcode(cell("postcode", row));
    const lsoa = plainLsoa(cell("lsoa", row));
    const put = (map: Map<string, string>, key: string, text: string, role: string, told: Told) => {
      const before = map.get(key);
      if (before !== undefined && !told.same(before, text))
        throw new ColdspotError(
          `${file}, record ${record}, column ${spec.columns.get(role) ?? ""}: ${shownKey(key)} has two ${told.what}s, ${shownKey(before)} and ${shownKey(text)}`,
          { exitCode: 3, advice: "keep the record that is right on the study's day" },
        );
      map.set(key, before === undefined ? text : told.better(before, text));
    };
    if (postcode === "" && lsoa === "") {
      leave(roles[0] ?? "", "no postcode or small area", "lost");
      continue;
    }
    if (district === "" && (postcode === "" || lsoa === "")) {
      const role = roles.includes("district") ? "district" : roles.includes("lsoa_name") ? "lsoa_name" : "lsoa";
      leave(
        role,
        named !== ""
          ? "not the name of a small area"
          : roles.includes(role) && role !== "lsoa"
            ? "no district"
            : "no small area",
        named === "" ? "no value at the source" : "lost",
      );
      continue;
    }
    const ofDistrict: Told = {
      what: "district",
      same: (one, other) => sameDistrict(one, other, on),
      better: (one, other) => clearer(one, other, on),
    };
    if (district !== "") {
      if (postcode !== "") put(into.byPostcode, postcode, district, "postcode", ofDistrict);
      if (lsoa !== "") put(into.byLsoa, lsoa, district, "lsoa", ofDistrict);
    }
    if (postcode !== "" && lsoa !== "" && district === "")
      put(into.lsoaOf, postcode, lsoa, "postcode", {
        what: "small area",
        same: (one, other) => one === other,
        better: (one) => one,
      });
    used += 1;
  }
  const profiles = profilesOfCells(
    roles.map((role, index) => ({
      column: columns[index] ?? "",
      wanted: wantedOfRole(role),
      cells: texts[index] ?? [],
      rows: null,
    })),
    suppressionCodes(spec.codes),
  );
  const ledger = closeLedger(table.source, table.rows + table.refused.length, used, entries);
  return { ledger: { ...ledger, columns: profiles }, entries };
}
