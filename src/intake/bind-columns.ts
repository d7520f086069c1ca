import { ColdspotError } from "../effects/coldspot-error.ts";
import { didYouMean } from "../effects/did-you-mean.ts";

/**
 * Positions of the wanted columns in a file's header.
 *
 * @param wanted column names as the study writes them, with where it does (`study.yaml:11:20`)
 * @throws ColdspotError (3) for a column that is missing (with the nearest name) or stands twice
 */
export function bindColumns(
  file: string,
  header: readonly string[],
  wanted: Iterable<{ readonly column: string; readonly at: string }>,
): ReadonlyMap<string, number> {
  const bound = new Map<string, number>();
  const all = [...wanted];
  // A file without a header has values in its first record: none of them may be told.
  const named = all.some(({ column }) => header.includes(column));
  for (const { column, at } of all) {
    const index = header.indexOf(column);
    if (index === -1) {
      throw new ColdspotError(`${at} no such column in ${file}: ${column}${named ? didYouMean(column, header) : ""}`, {
        exitCode: 3,
        advice: named
          ? "correct the column's name in the study file, or look whether the file is the one meant"
          : "none of the study's columns is in it: look whether its first record holds the names of columns",
      });
    }
    if (header.indexOf(column, index + 1) !== -1) {
      throw new ColdspotError(`${at} the column stands twice in ${file}: ${column}`, {
        exitCode: 3,
        advice: "rename one of them in the file",
      });
    }
    bound.set(column, index);
  }
  return bound;
}
