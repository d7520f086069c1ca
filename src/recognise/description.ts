import { knownColumns } from "../intake/inspection-columns.ts";
import { inspectionLayout } from "../intake/inspection-layout.ts";
import { columns, found, type Recognised, someOf } from "./recognised.ts";
import { cellsSeen, lettersOf, plainColumn, type SeenFile } from "./seen-file.ts";
import { tableLayouts } from "./table-layout.ts";

/** Headings over names of columns, and over what they mean. */
const overNames =
  /^(columns?|fields?|variables?|colname|(column|field|variable)s?names?|metafileheading|heading|item)$/;
const overMeanings = /(description|meaning|label|definition|explanation|notes?)$/;
/** Names that people give to files which describe others. */
const inFileName = /meta|methodolog|read.?me|descri|dictionary|abbreviation|guidance|glossary|codebook|column.?names/i;

let known: ReadonlySet<string> | null = null;

function namesOfColumns(): ReadonlySet<string> {
  known ??= new Set(
    [
      ...tableLayouts().flatMap(({ signs, roles, rows, measures }) => [
        ...signs,
        ...Object.values(roles).flat(),
        ...(rows === null ? [] : [rows.column]),
        ...measures.flatMap(({ columns: sets }) =>
          sets.flatMap(({ all, disadvantaged }) => [all.mean, disadvantaged.mean]),
        ),
      ]),
      ...knownColumns(inspectionLayout()),
    ].map(plainColumn),
  );
  return known;
}

/** The column whose cells are names of columns that are known, with some of them. */
function namesListed(seen: SeenFile): readonly string[] {
  for (const column of seen.header) {
    const cells = [...new Set(cellsSeen(seen, column))].filter((cell) => namesOfColumns().has(plainColumn(cell)));
    if (cells.length >= 3) return cells;
  }
  return [];
}

const isNumber = (cell: string) => /^-?[\d.,]+%?$/.test(cell);

/**
 * A file that describes others and holds no data: column names with their meanings, metadata of Explore Education
 * Statistics, notes on method.
 */
export function recogniseDescription(seen: SeenFile): Recognised | null {
  const plain = seen.header.map(lettersOf);
  if (plain.includes("colname") && plain.includes("coltype"))
    return found("description", "certain", [columns(["col_name", "col_type"])]);
  const listed = namesListed(seen);
  const names = seen.header.filter((name) => overNames.test(lettersOf(name)));
  const meanings = seen.header.filter((name) => overMeanings.test(lettersOf(name)));
  if (listed.length >= 3 && (names.length > 0 || meanings.length > 0))
    return found("description", "certain", [`its cells are names of columns: ${someOf(listed)}`]);
  const numbers = seen.header.filter(
    (name) => cellsSeen(seen, name).length > 0 && cellsSeen(seen, name).slice(0, 50).every(isNumber),
  ).length;
  if (names.length > 0 && meanings.length > 0 && numbers <= 1)
    return found("description", "likely", [columns([...names, ...meanings])]);
  const filled = seen.header.filter((name) => name.trim() !== "").length;
  if (inFileName.test(seen.name) && numbers === 0 && filled > 0)
    return found("description", filled === 1 ? "certain" : "likely", ["its name, and no column of numbers"]);
  return null;
}
