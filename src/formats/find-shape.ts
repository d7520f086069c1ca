import { ColdspotError } from "../effects/coldspot-error.ts";
import { type Delimiter, delimiters, isDelimiter } from "./delimiter.ts";
import { findDelimiter } from "./find-delimiter.ts";
import { findHeader } from "./find-header.ts";
import { firstRecords, textOf } from "./first-records.ts";
import type { DeclaredShape, ShapeAbove } from "./table-shape.ts";

/** The number of records that are looked at. */
const most = 200;

/** The delimiter that a first line such as `sep=;` names, as Excel reads and writes it; null for any other line. */
function sepOf(line: string): string | null {
  const found = /^"?sep=(.)"?(.*)$/i.exec(line);
  if (found === null) return null;
  const [, delimiter = "", rest = ""] = found;
  return [...rest].every((letter) => letter === delimiter) ? delimiter : null;
}

/** The lines at the beginning of a text. */
function firstLines(bytes: Uint8Array): readonly string[] {
  return textOf(bytes)
    .replace(/^\uFEFF/, "")
    .split(/\r\n?|\n/, most);
}

function declaredHeader(
  name: string,
  header: readonly number[],
  records: number,
): Pick<ShapeAbove, "above" | "headings"> {
  const [first = 1, second] = header;
  if ((second ?? first) <= records) return { above: first - 1, headings: second === undefined ? 1 : 2 };
  throw new ColdspotError(`${name}: fewer records than the study's header: ${second ?? first}`, {
    exitCode: 3,
    advice: "correct the number under header: in the study file, or leave it out",
  });
}

/**
 * What is between the cells of a text, and where the names of its columns are.
 *
 * What the study declares is so. A first line `sep=;` comes next. The rest is found by looking at the first 200 records.
 *
 * @param start the beginning of the text
 * @param whole whether that is all of it
 * @throws ColdspotError (3) when it is not clear what is between the cells
 */
export function findShape(
  name: string,
  start: Uint8Array,
  whole: boolean,
  { delimiter, header, wanted }: DeclaredShape,
): ShapeAbove {
  const lines = firstLines(start);
  const sep = sepOf(lines[0] ?? "");
  if (sep !== null && !isDelimiter(sep) && delimiter === null)
    throw new ColdspotError(`${name}: its first line names a delimiter that is not read: ${sep}`, {
      exitCode: 3,
      advice: `save it with one of these between cells: ${delimiters.map((each) => (each === "\t" ? "tab" : each)).join(" ")}`,
    });
  const from = sep === null ? 0 : 1;
  const split = (by: Delimiter) => firstRecords(start, by, { whole, most });
  const named = sep !== null && isDelimiter(sep) ? sep : null;
  const found = delimiter ?? named ?? findDelimiter(name, split, lines, { from, wanted });
  const records = split(found);
  const place = header === null ? findHeader(records, from, wanted) : declaredHeader(name, header, records.length);
  return { delimiter: found, sepLine: sep !== null, ...place };
}
