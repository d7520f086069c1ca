import type { WrittenIds } from "./ids-told.ts";
import type { FileLedger, LedgerEntry } from "./ledger.ts";
import type { Loss } from "./loss.ts";
import type { GroupValue } from "./school-row.ts";
import type { Sentence } from "./sentence.ts";
import type { WitnessRow } from "./witness-rows.ts";

/** One school in one year, every value checked. */
export interface SchoolInYear {
  readonly school: string;
  readonly year: number;
  /** Values of the study's other columns (region, authority, share), by role. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly groups: ReadonlyMap<string, GroupValue>;
}

/** A school of which a row, or a group, could not be used although the study wants it. */
export interface NotUsedSchool extends Pick<SchoolInYear, "school" | "year" | "attributes"> {
  readonly file: string;
  /** Null: the whole row. */
  readonly group: string | null;
  readonly loss: Extract<Loss, "lost" | "no value at the source">;
}

/** A school table after intake: what `cells` takes. Sorted by year and school, whatever the order of the rows. */
export interface CheckedSchoolTable {
  readonly schools: readonly SchoolInYear[];
  readonly ledgers: readonly FileLedger[];
  readonly entries: readonly LedgerEntry[];
  readonly notUsed: readonly NotUsedSchool[];
  /** School numbers as the tables write them, by their normal form. */
  readonly written: WrittenIds;
  /** How numbers and school numbers were read where that is not plain, for the report. */
  readonly told: readonly Sentence[];
  /** What was found about how the table is made that the study does not say. */
  readonly toCheck: readonly Sentence[];
  /** Rows with published totals, in the order of the files. */
  readonly witnesses: readonly WitnessRow[];
}
