import type { Problems } from "./problems.ts";
import type { RawFile } from "./raw-study.ts";
import type { Layout, PathOfYear } from "./study.ts";
import type { StudyPath } from "./study-path.ts";

type RawPath = Exclude<RawFile["path"], string | readonly unknown[] | { readonly path: string }>[string];
type OnePath = Extract<RawPath, string | { readonly path: string }>;

/** Layouts whose columns have usual names, so that a role need not be named for every file. */
const usualNames: readonly Layout[] = ["ofsted-mi", "gias", "gias-links"];

/** Layouts whose files are read without names of columns from the study. */
const withoutColumns: readonly Layout[] = ["npd-ks4", "npd-ks2", "npd-census", "boundaries", "achieving-excellence"];

const isOne = (raw: RawFile["path"]): raw is OnePath =>
  typeof raw === "string" || (!Array.isArray(raw) && "path" in raw && typeof raw.path === "string" && onlyPath(raw));
const onlyPath = (raw: object) => Object.keys(raw).every((key) => key === "path" || key === "columns");

function pathOf(raw: OnePath, year: number | null): PathOfYear {
  if (typeof raw === "string") return { year, path: raw, columns: new Map() };
  return { year, path: raw.path, columns: new Map(Object.entries(raw.columns ?? {})) };
}

/** The paths of an entry, each perhaps with names of columns of its own. */
export function readPaths(
  raw: RawFile["path"],
  years: readonly number[],
  at: StudyPath,
  problems: Problems,
): readonly PathOfYear[] {
  if (isOne(raw)) return [pathOf(raw, null)];
  if (Array.isArray(raw)) return raw.map((one) => pathOf(one, null));
  return Object.entries(raw).flatMap(([year, paths]) => {
    if (!years.includes(Number(year)))
      problems.add([...at, year], `a path for a year that is not in the study: ${year}`, true);
    const list = Array.isArray(paths) ? paths : [paths];
    return list.map((one) => pathOf(one, Number(year)));
  });
}

/**
 * The columns of an entry, by role: its own, and those that only its files name. A layout without usual names takes the
 * name in the first file for a role that the entry does not name, so that every file must have it.
 */
export function columnsOfEntry(
  layout: Layout,
  own: ReadonlyMap<string, string>,
  paths: readonly PathOfYear[],
  {
    headings,
    at,
    problems,
  }: { readonly headings: ReadonlySet<string>; readonly at: StudyPath; readonly problems: Problems },
): ReadonlyMap<string, string> {
  const columns = new Map(own);
  for (const { path, columns: ofFile } of paths) {
    if (ofFile.size > 0 && withoutColumns.includes(layout))
      problems.add(at, `a file of the layout ${layout} has no columns of its own: ${path}`);
    for (const [role, column] of ofFile)
      if (!usualNames.includes(layout) && !columns.has(role) && !headings.has(role)) columns.set(role, column);
  }
  return columns;
}
