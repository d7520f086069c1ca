import { ColdspotError } from "../effects/coldspot-error.ts";
import { parseDecimal } from "../number/decimal.ts";
import { readDate } from "../schools/calendar-date.ts";
import { plainAreaCode, plainAuthorityCode, plainSchoolId } from "../schools/plain-id.ts";
import { type RegisteredSchool, statusMeaning } from "../schools/registered-school.ts";
import { isUrn } from "../schools/urn.ts";
import { closeLedger, type FileLedger, type LedgerEntry } from "./ledger.ts";
import type { OpenTable } from "./open-table.ts";
import { readRoles } from "./school-columns.ts";
import { linkColumns } from "./school-links.ts";

export type RegisterRole = keyof RegisteredSchool;

/** Columns of the register's file of schools. Extracts leave some out; only the URN must be there. */
export const registerColumns: ReadonlyMap<RegisterRole, string> = new Map([
  ["urn", "URN"],
  ["authority", "LA (code)"],
  ["establishment", "EstablishmentNumber"],
  ["type", "TypeOfEstablishment (name)"],
  ["status", "EstablishmentStatus (name)"],
  ["opened", "OpenDate"],
  ["closed", "CloseDate"],
  ["phase", "PhaseOfEducation (name)"],
  ["district", "DistrictAdministrative (code)"],
  ["postcode", "Postcode"],
  ["lsoa", "LSOA (code)"],
  ["easting", "Easting"],
  ["northing", "Northing"],
]);

function isStatus(text: string): boolean {
  return statusMeaning(text) !== "not known";
}

/** Other columns of the register's file that serve where an extract lacks the first: names of districts and small areas. */
const insteadOf: ReadonlyMap<RegisterRole, readonly string[]> = new Map([
  ["district", ["DistrictAdministrative (name)"]],
  ["lsoa", ["LSOA (name)"]],
  ["status", ["EstablishmentStatus (code)"]],
]);

/** The columns that the study names, and others that serve in place of ones that the file lacks. */
function namedColumns(header: readonly string[], renamed: ReadonlyMap<RegisterRole, string>) {
  const others = [...insteadOf].flatMap(([role, names]): [RegisterRole, string][] => {
    const other = names.find((name) => header.includes(name));
    const lacks = !renamed.has(role) && !header.includes(registerColumns.get(role) ?? "");
    return lacks && other !== undefined ? [[role, other]] : [];
  });
  return new Map([...renamed, ...others]);
}

/** The schools of a register, smallest URN first, and what became of its rows. */
export interface ReadRegister {
  readonly schools: readonly RegisteredSchool[];
  readonly ledger: FileLedger;
  readonly entries: readonly LedgerEntry[];
}

function sameSchool(a: RegisteredSchool, b: RegisteredSchool): boolean {
  return [...registerColumns.keys()].every((role) => a[role] === b[role]);
}

/**
 * Reads a register of schools.
 *
 * A row without a URN is left out. An impossible date or coordinate is left out of its row. A URN that appears twice is
 * used once where the rows agree, and not at all where they differ, because it is not known which is right.
 *
 * @param renamed columns that this file calls otherwise, by role
 * @throws ColdspotError (3) for a file of links, and when the column of URNs or a renamed one is missing, or any column
 *   appears twice
 */
export async function readSchoolRegister(
  table: OpenTable,
  renamed: ReadonlyMap<RegisterRole, string> = new Map(),
): Promise<ReadRegister> {
  const ofLinks = linkColumns.get("linked") ?? "";
  if (table.header.includes(ofLinks))
    throw new ColdspotError(`${table.source.file}: links between schools, not a register of them: ${ofLinks}`, {
      exitCode: 3,
      advice: "give the register's file of schools here, with one row per school, and this file as the links",
    });
  const { cell, entry, profiles } = await readRoles(table, registerColumns, namedColumns(table.header, renamed), [
    "urn",
  ]);
  const entries: LedgerEntry[] = [...table.refused];
  const rowsOf = new Map<
    string,
    { readonly row: number; readonly school: RegisteredSchool; readonly parts: readonly LedgerEntry[] }[]
  >();
  const text = (role: RegisterRole, row: number, plain = (written: string) => written) =>
    plain(cell(role, row)) || null;
  let parts: LedgerEntry[] = [];
  const checked = <Value>(role: RegisterRole, row: number, read: (text: string) => Value | null, reason: string) => {
    const written = cell(role, row);
    if (written === "") return null;
    const value = read(written);
    if (value === null) parts.push(entry(row, role, reason, written, "in part"));
    return value;
  };
  const date = (role: RegisterRole, row: number) => checked(role, row, readDate, "not a date");
  const metres = (role: RegisterRole, row: number) =>
    checked(role, row, (written) => parseDecimal(written, 0), "not a whole number");
  for (let row = 0; row < table.rows; row++) {
    const urn = plainSchoolId(cell("urn", row));
    if (!isUrn(urn)) {
      entries.push(entry(row, "urn", "not a URN", urn));
      continue;
    }
    parts = [];
    const school: RegisteredSchool = {
      urn,
      authority: text("authority", row, plainAuthorityCode),
      establishment: text("establishment", row),
      type: text("type", row),
      status: checked("status", row, (said) => (isStatus(said) ? said : null), "an unknown status"),
      opened: date("opened", row),
      closed: date("closed", row),
      phase: text("phase", row),
      district: text("district", row, plainAreaCode),
      postcode: text("postcode", row),
      lsoa: text("lsoa", row, plainAreaCode),
      easting: metres("easting", row),
      northing: metres("northing", row),
    };
    rowsOf.set(urn, [...(rowsOf.get(urn) ?? []), { row, school, parts }]);
  }
  const schools: RegisteredSchool[] = [];
  for (const [urn, [first, ...more]] of rowsOf) {
    if (first === undefined) continue;
    const agree = more.every(({ school }) => sameSchool(first.school, school));
    if (agree) {
      schools.push(first.school);
      entries.push(...first.parts);
    }
    const reason = agree ? "the same as an earlier record" : "a URN that appears twice, with different rows";
    for (const { row } of agree ? more : [first, ...more])
      entries.push({ ...entry(row, "urn", reason, urn), ...(agree ? { loss: "left out by the study" } : {}) });
  }
  schools.sort((a, b) => Number(a.urn) - Number(b.urn));
  return {
    schools,
    ledger: {
      ...closeLedger(table.source, table.rows + table.refused.length, schools.length, entries),
      columns: profiles(),
    },
    entries,
  };
}
