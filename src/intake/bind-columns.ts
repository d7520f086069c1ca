import { ColdspotError } from "../effects/coldspot-error.ts";
import { didYouMean } from "../effects/did-you-mean.ts";
import { shownNames } from "../effects/words-of-files.ts";

/**
 * The end of an error about a missing column: the nearest name in the header, or all its names where none is near.
 *
 * A file without a header has values in its first record, and none of them may be shown. So where the header has none
 * of the wanted columns, only a name that differs just in upper and lower case is shown.
 *
 * @param wanted every column that is wanted
 */
export function nearColumns(column: string, wanted: Iterable<string>, header: readonly string[]): string {
  for (const other of wanted) if (header.includes(other)) return didYouMean(column, shownNames(header));
  const same = header.find((name) => name.toLowerCase() === column.toLowerCase());
  return same === undefined ? "" : `; did you mean ${same}?`;
}

/**
 * Positions of the wanted columns in a file's header.
 *
 * @param wanted column names as the study writes them, with their place in the study (`study.yaml:11:20`)
 * @throws ColdspotError (3) for a column that is missing (with the nearest name) or appears twice
 */
export function bindColumns(
  file: string,
  header: readonly string[],
  wanted: Iterable<{ readonly column: string; readonly at: string }>,
): ReadonlyMap<string, number> {
  const bound = new Map<string, number>();
  const all = [...wanted];
  const columns = all.map(({ column }) => column);
  const named = columns.some((column) => header.includes(column));
  for (const { column, at } of all) {
    const index = header.indexOf(column);
    if (index === -1) {
      const near = nearColumns(column, columns, header);
      throw new ColdspotError(`${at} no such column in ${file}: ${column}${near}`, {
        exitCode: 3,
        advice: named
          ? "correct the column's name in the study file, or check whether the file is the one meant"
          : "none of the study's columns is in it: check whether its first record holds the names of columns",
      });
    }
    if (header.indexOf(column, index + 1) !== -1) {
      throw new ColdspotError(`${at} the column appears twice in ${file}: ${column}`, {
        exitCode: 3,
        advice: "rename one of them in the file",
      });
    }
    bound.set(column, index);
  }
  return bound;
}
