import type { OddCells } from "./odd-cells.ts";

/** A sheet of a workbook that is read as a table. */
export interface SheetOfFile {
  readonly sheet: string;
  /** Whether the study names it; otherwise it is the only one with a table. */
  readonly named: boolean;
  readonly odd: OddCells;
}
