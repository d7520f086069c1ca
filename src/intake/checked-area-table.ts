import type { FileLedger, LedgerEntry } from "./ledger.ts";
import type { GroupValue } from "./school-row.ts";
import type { Sentence } from "./sentence.ts";

/** What a table of areas publishes for one group of one area. */
export interface AreaGroupValue extends Omit<GroupValue, "pupils"> {
  /** Null where the table shows no numbers of pupils. */
  readonly pupils: number | null;
  /** Published ends of an interval, in the unit of the outcome; null where there are none. */
  readonly limits: { readonly lower: number; readonly upper: number } | null;
}

/** One area in one year, every value checked. */
export interface AreaInYear {
  /** `national`, `regional`, `local authority`, `local authority district`. */
  readonly level: string;
  /** Its code or name, as the table has it. */
  readonly area: string;
  readonly year: number;
  /** Values of the study's other columns, by role. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly groups: ReadonlyMap<string, AreaGroupValue>;
}

/** A table of areas after intake. Sorted by year and area, whatever the order of the rows. */
export interface CheckedAreaTable {
  /** Areas of the level that figures are made of. */
  readonly areas: readonly AreaInYear[];
  /** Published rows of larger areas, such as regions and the nation. */
  readonly larger: readonly AreaInYear[];
  readonly ledgers: readonly FileLedger[];
  readonly entries: readonly LedgerEntry[];
  /** What counts are rounded to, where they are, for the report. */
  readonly told: readonly Sentence[];
  /** What was found about how the table is made that the study does not say. */
  readonly toCheck: readonly Sentence[];
}
