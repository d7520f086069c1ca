import { ColdspotError } from "../../effects/coldspot-error.ts";
import type { Effects } from "../../effects/effects.ts";
import { shortWord } from "../../effects/words-of-files.ts";
import { type FileSurvey, surveyFile } from "../../formats/file-survey.ts";
import { startsAs } from "../../formats/magic.ts";
import { surveyWorkbook } from "../../formats/sheet-copy.ts";
import type { DeclaredShape } from "../../formats/table-shape.ts";
import type { FileSpec } from "../../study/study.ts";
import { declaredShape } from "./wanted-names.ts";
import { readWhole } from "./whole-file.ts";

/** A file as it was found to be; the text of a sheet is to be written before it can be read. */
export interface SurveyedTable {
  readonly survey: FileSurvey;
  /** The rows of a sheet of a workbook as CSV; null for a file that is read where it lies. */
  readonly text: (() => Iterable<Uint8Array>) | null;
}

/**
 * Looks at a file: text, Parquet, or a sheet of a workbook, whose name, size and hash are those of the workbook.
 *
 * @param path the file; a workbook is read as one where its name ends in .xlsx or .xlsm, or a sheet is named
 * @param sheet null for the only sheet with a table
 * @throws ColdspotError (2) when there is no such file, (3) when it is not a table, or it is not clear how to read it
 */
export async function surveyPath(
  effects: Effects,
  path: string,
  declared: DeclaredShape,
  sheet: string | null,
): Promise<SurveyedTable> {
  if (sheet === null && !/\.xls[xm]$/i.test(path))
    return { survey: await surveyFile(effects, path, declared), text: null };
  const workbook = await readWhole(effects, path);
  const kind = startsAs(workbook.content);
  if (sheet === null && kind !== "xlsx" && kind !== "zip")
    return { survey: await surveyFile(effects, path, declared), text: null };
  const { of, facts, text } = await surveyWorkbook(workbook, sheet, declared);
  const { bytes, sha256, changed } = workbook;
  const name = `${workbook.name}, sheet ${shortWord(of.sheet)}`;
  return { survey: { ...facts, path, name, format: "csv", bytes, sha256, changed, gzip: false, sheet: of }, text };
}

/**
 * Looks at a file of a study, as `surveyPath`.
 *
 * @param own names of columns of this file's own, by role or by the name that the entry uses
 * @throws ColdspotError as it does, and (3) for a Parquet file with a delimiter or lines of names in the study
 */
export async function surveyTable(
  effects: Effects,
  spec: FileSpec,
  path: string,
  own: ReadonlyMap<string, string>,
): Promise<SurveyedTable> {
  const found = await surveyPath(effects, path, declaredShape(spec, own), spec.sheet);
  if (found.survey.format !== "parquet" || (spec.delimiter === null && spec.header === null)) return found;
  throw new ColdspotError(`a Parquet file has no delimiter and no lines of names: ${found.survey.name}`, {
    exitCode: 3,
    advice: "take delimiter: and header: out of the study file",
  });
}
