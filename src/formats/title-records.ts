import type { FileSurvey } from "./file-survey.ts";
import { cellsOfRecord } from "./first-record.ts";

/** The most records that may come before the names of the columns. */
const mostTitles = 12;

/** Where the record after the first one of a text begins; its length where there is none. */
function nextRecord(text: string): number {
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at];
    if (letter === '"') quoted = !quoted;
    else if (!quoted && letter === "\n") return at + 1;
  }
  return text.length;
}

/**
 * The number of records before the names of the columns, such as a title and a blank line.
 *
 * @param text the beginning of a file, with `\n` at line ends
 * @param isName whether a cell is the name of a column
 * @returns 0 where no record near the beginning has at least two names
 */
export function titleRecords(
  text: string,
  { delimiter }: Pick<FileSurvey, "delimiter">,
  isName: (cell: string) => boolean,
): { readonly records: number; readonly characters: number } {
  let from = 0;
  for (let records = 0; records <= mostTitles && from < text.length; records++) {
    const rest = text.slice(from);
    const names = cellsOfRecord(rest, delimiter).filter((cell) => isName(cell));
    if (names.length >= 2) return { records, characters: from };
    from += nextRecord(rest);
  }
  return { records: 0, characters: 0 };
}
