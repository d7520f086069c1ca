import { ColdspotError } from "../../effects/coldspot-error.ts";
import type { Effects } from "../../effects/effects.ts";
import { shortWord } from "../../effects/words-of-files.ts";
import { type FileSurvey, surveyFile } from "../../formats/file-survey.ts";
import { startsAs } from "../../formats/magic.ts";
import { surveyWorkbook } from "../../formats/sheet-copy.ts";
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
 * Looks at a file of a study: text, Parquet, or a sheet of a workbook, whose name, size and hash are those of the
 * workbook.
 *
 * @param path the file; a workbook is read as one where its name ends in .xlsx or .xlsm, or the study names a sheet
 * @throws ColdspotError (2) when there is no such file, (3) when it is not a table, or it is not clear how to read it
 */
export async function surveyTable(effects: Effects, spec: FileSpec, path: string): Promise<SurveyedTable> {
  const declared = declaredShape(spec);
  if (spec.sheet === null && !/\.xls[xm]$/i.test(path)) {
    const survey = await surveyFile(effects, path, declared);
    if (survey.format === "parquet" && (spec.delimiter !== null || spec.header !== null))
      throw new ColdspotError(`a Parquet file has no delimiter and no lines of names: ${survey.name}`, {
        exitCode: 3,
        advice: "take delimiter: and header: out of the study file",
      });
    return { survey, text: null };
  }
  const workbook = await readWhole(effects, path);
  const kind = startsAs(workbook.content);
  if (spec.sheet === null && kind !== "xlsx" && kind !== "zip")
    return { survey: await surveyFile(effects, path, declared), text: null };
  const { of, facts, text } = await surveyWorkbook(workbook, spec.sheet, declared);
  const { name, bytes, sha256, changed } = workbook;
  return {
    survey: {
      ...facts,
      path,
      name: `${name}, sheet ${shortWord(of.sheet)}`,
      format: "csv",
      bytes,
      sha256,
      changed,
      gzip: false,
      sheet: of,
    },
    text,
  };
}
