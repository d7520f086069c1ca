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

/** One error for every column that a file lacks, at the place in the study of the first. */
function missingColumns(
  file: string,
  header: readonly string[],
  wanted: readonly { readonly column: string; readonly at: string }[],
): ColdspotError | null {
  const columns = wanted.map(({ column }) => column);
  const missing = wanted.filter(({ column }) => !header.includes(column));
  const [first] = missing;
  if (first === undefined) return null;
  const names = [...new Set(missing.map(({ column }) => `${column}${nearColumns(column, columns, header)}`))];
  return new ColdspotError(`${first.at} no such column in ${file}: ${names.join("; ")}`, {
    exitCode: 3,
    advice:
      missing.length < wanted.length
        ? "correct the column's name in the study file, or check whether the file is the one meant"
        : "none of the study's columns is in it: check whether its first record holds the names of columns",
  });
}

/**
 * Positions of the wanted columns in a file's header.
 *
 * @param wanted column names as the study writes them, with their place in the study (`study.yaml:11:20`)
 * @throws ColdspotError (3) for columns that are missing (all of them, with the nearest names) or appear twice
 */
export function bindColumns(
  file: string,
  header: readonly string[],
  wanted: Iterable<{ readonly column: string; readonly at: string }>,
): ReadonlyMap<string, number> {
  const bound = new Map<string, number>();
  const all = [...wanted];
  const missing = missingColumns(file, header, all);
  if (missing !== null) throw missing;
  for (const { column, at } of all) {
    const index = header.indexOf(column);
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
