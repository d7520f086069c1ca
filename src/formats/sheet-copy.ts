import type { Effects } from "../effects/effects.ts";
import { csvRecord } from "./csv-text.ts";
import { readWorkbookSheet, type WorkbookSheet } from "./workbook.ts";

/** Rows of a sheet as CSV, every cell letter for letter: only this program reads the file back. */
function* csvLines({ rows }: WorkbookSheet): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  for (const row of rows) yield encoder.encode(`${csvRecord(row, ",")}\n`);
}

/**
 * Writes a sheet of a workbook as a CSV file.
 *
 * @throws ColdspotError (3) when it is not a workbook or has no such sheet
 */
export async function writeSheet(
  effects: Effects,
  workbook: { readonly name: string; readonly content: Uint8Array },
  sheet: string,
  to: string,
): Promise<void> {
  await effects.write(to, csvLines(await readWorkbookSheet(workbook.content, { name: workbook.name, sheet })));
}
