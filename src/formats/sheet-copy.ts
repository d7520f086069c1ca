import { ColdspotError } from "../effects/coldspot-error.ts";
import { shortWord } from "../effects/words-of-files.ts";
import { csvRecord } from "./csv-text.ts";
import { surveyText } from "./file-survey.ts";
import { looksLikeHeading, wantedIn } from "./find-header.ts";
import { earlyRecord } from "./first-records.ts";
import type { SheetOfFile } from "./sheet-of-file.ts";
import { countSheetRows } from "./sheet-row-count.ts";
import { visibleSheets } from "./sheet-xml.ts";
import type { DeclaredShape } from "./table-shape.ts";
import type { TextFacts } from "./text-survey.ts";
import { readWorkbookSheet, type WorkbookSheet } from "./workbook.ts";

/** A sheet of a workbook as a table. */
export interface SurveyedSheet {
  readonly of: SheetOfFile;
  readonly facts: TextFacts;
  /** Its rows as CSV, every cell letter for letter, and a blank line for a row without text: only this program reads them. */
  readonly text: () => Iterable<Uint8Array>;
}

const rowsTogether = 1000;

function* csvText({ rows }: WorkbookSheet): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  for (let at = 0; at < rows.length; at += rowsTogether)
    yield encoder.encode(
      rows
        .slice(at, at + rowsTogether)
        .map((row) => (row.every((cell) => cell === "") ? "\n" : `${csvRecord(row, ",")}\n`))
        .join(""),
    );
}

async function surveySheet(
  file: string,
  read: WorkbookSheet,
  named: boolean,
  declared: DeclaredShape,
): Promise<SurveyedSheet> {
  const text = () => csvText(read);
  const facts = await surveyText(`${file}, sheet ${shortWord(read.sheet)}`, text(), { ...declared, delimiter: "," });
  return { of: { sheet: read.sheet, named, odd: read.odd }, facts, text };
}

/** Whether a sheet is a table: names of three columns or more over records. Sheets of notes have one column or two. */
function isTable({ facts: { header, records } }: SurveyedSheet): boolean {
  const names = earlyRecord(header);
  return names.filled >= 3 && looksLikeHeading(names) && records.records > 0;
}

const refused = (message: string, advice: string) => new ColdspotError(message, { exitCode: 3, advice });

/** The only sheet with a table, or the only one that has most of the names that the study uses. */
async function onlyTable(
  workbook: { readonly name: string; readonly content: Uint8Array },
  declared: DeclaredShape,
): Promise<SurveyedSheet> {
  const { name, content } = workbook;
  const names = visibleSheets(content);
  const found: SurveyedSheet[] = [];
  for (const sheet of names) {
    // A sheet without cells, such as one with a chart, cannot be the table.
    if (names.length > 1 && countSheetRows(content, sheet)?.filled === 0) continue;
    found.push(await surveySheet(name, await readWorkbookSheet(content, { name, sheet }), false, declared));
  }
  const wanted = ({ facts }: SurveyedSheet) => wantedIn(earlyRecord(facts.header), declared.wanted);
  const most = Math.max(0, ...found.map(wanted));
  const tables = most > 0 ? found.filter((each) => wanted(each) === most) : found.filter(isTable);
  const [only, ...more] = tables.length === 0 && names.length === 1 ? found : tables;
  if (only !== undefined && more.length === 0) return only;
  const listed = (sheets: readonly string[]) => sheets.map(shortWord).join(", ");
  if (only === undefined)
    throw refused(
      `no sheet with a table in ${name}`,
      `name one at this file in the study: sheet: its name; sheets: ${listed(names)}`,
    );
  throw refused(
    `several sheets of ${name} have a table: ${listed(tables.map(({ of }) => of.sheet))}`,
    `name one at this file in the study: sheet: ${JSON.stringify(shortWord(only.of.sheet))}`,
  );
}

/**
 * A sheet of a workbook as a table: the one named, or else the only one with a table. Hidden sheets are read only if
 * they are named.
 *
 * @throws ColdspotError (3) when it is not a workbook, has no such sheet, or has several tables and none is named
 */
export async function surveyWorkbook(
  workbook: { readonly name: string; readonly content: Uint8Array },
  sheet: string | null,
  declared: DeclaredShape,
): Promise<SurveyedSheet> {
  if (declared.delimiter !== null)
    throw refused(
      `a workbook has nothing between its cells: ${workbook.name}`,
      "take delimiter: out of the study file",
    );
  if (sheet === null) return onlyTable(workbook, declared);
  const read = await readWorkbookSheet(workbook.content, { name: workbook.name, sheet });
  return surveySheet(workbook.name, read, true, declared);
}
