import { shownNames } from "../effects/words-of-files.ts";
import { delimiterWords } from "./delimiter.ts";
import type { FileSurvey } from "./file-survey.ts";
import type { TableShape } from "./table-shape.ts";

type Surveyed = Pick<FileSurvey, "format" | "shape" | "encoding" | "header" | "sheet">;

const lines = (count: number) => `${count} ${count === 1 ? "line" : "lines"}`;

function setAsideWords({ above, below }: TableShape): readonly string[] {
  const places = [
    ...(above === 0 ? [] : [`${lines(above)} above the names of the columns`]),
    ...(below === 0 ? [] : [`${lines(below)} below the table`]),
  ];
  return places.length === 0 ? [] : [`${places.join(" and ")} set aside`];
}

/** Without counts, which may be of pupils. */
function sheetWords({ sheet }: Surveyed): readonly string[] {
  if (sheet === undefined) return [];
  const { errors, unworked, long } = sheet.odd;
  return [
    ...(sheet.named ? [] : ["the only sheet with a table"]),
    ...(errors === 0 ? [] : ["cells that show an error are read as that error"]),
    ...(unworked === 0 ? [] : ["formulas without a stored value are read as that, not as blank"]),
    ...(long === 0 ? [] : ["some whole numbers have more than 15 digits, of which a workbook keeps 15"]),
  ];
}

/**
 * How a file is read where it is not simply a table with commas or tabs between cells, in a sentence without its first
 * capital and full stop; blank where it is.
 *
 * @example "semicolons between cells; 3 lines above the names of the columns set aside"
 */
export function shapeWords(survey: Surveyed): string {
  const { shape, format } = survey;
  if (format === "parquet") return "";
  const isUsual = survey.sheet !== undefined || shape.delimiter === "," || shape.delimiter === "\t";
  return [
    ...(isUsual ? [] : [`${delimiterWords(shape.delimiter)} between cells`]),
    ...(shape.sepLine ? ["the delimiter that its first line names"] : []),
    ...setAsideWords(shape),
    ...(shape.headings === 2 ? ["names of columns put together from two rows"] : []),
    ...sheetWords(survey),
  ].join("; ");
}

/** Names that were put together from two rows, as far as they may be shown. */
export function joinedNames({ shape, header }: Surveyed): readonly string[] {
  return shape.headings === 2 ? shownNames(header) : [];
}
