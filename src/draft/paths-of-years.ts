import { type DraftFile, yearOf } from "./draft-file.ts";
import { flow, listed, quoted } from "./yaml-words.ts";

/** The summer that a study has where no file says one. */
const withoutYear = 2019;

/** The years of files, and what a person should know about them; null where they are sure. */
export function yearsOfFiles(files: readonly DraftFile[]): {
  readonly years: readonly number[];
  readonly because: string | null;
} {
  const inRows = files.flatMap(({ yearColumn }) => yearColumn?.years ?? []);
  if (inRows.length > 0) return { years: [...new Set(inRows)].sort((a, b) => a - b), because: null };
  const found = files.map((file) => yearOf(file));
  const known = found.flatMap((one) => (one === null ? [] : [one.year]));
  const unsure = found.flatMap((one) => (one === null || one.sure ? [] : [one.because]));
  if (known.length === 0)
    return {
      years: [withoutYear],
      because: "no year was found in the columns or the name; write the summer of the results",
    };
  return {
    years: [...new Set(known)].sort((a, b) => a - b),
    because: unsure.length === 0 ? null : `the summer in which pupils finished; ${[...new Set(unsure)].join("; ")}`,
  };
}

/**
 * `path:` for files of one year, of several years, or with the year in each row.
 *
 * @param severalYears whether the study has other years too, so that the path must say which one it is
 */
export function pathLine(files: readonly DraftFile[], severalYears: boolean): string {
  const paths = (some: readonly DraftFile[]) => {
    const [only, ...more] = some.map(({ path }) => path);
    return only === undefined || more.length > 0 ? listed(some.map(({ path }) => path)) : flow(only);
  };
  const byYear = new Map<number | null, readonly DraftFile[]>();
  for (const file of files) {
    const year = file.yearColumn === null ? (yearOf(file)?.year ?? (severalYears ? withoutYear : null)) : null;
    byYear.set(year, [...(byYear.get(year) ?? []), file]);
  }
  if ((byYear.size > 1 || severalYears) && !byYear.has(null)) {
    const years = [...byYear].sort(([a], [b]) => (a ?? 0) - (b ?? 0));
    return `path: { ${years.map(([year, some]) => `${year}: ${paths(some)}`).join(", ")} }`;
  }
  const [only] = files;
  return files.length === 1 && only !== undefined ? `path: ${quoted(only.path)}` : `path: ${paths(files)}`;
}
