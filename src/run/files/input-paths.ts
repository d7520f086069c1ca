import { isAbsolute, join } from "node:path";
import { ColdspotError } from "../../effects/coldspot-error.ts";
import { didYouMean } from "../../effects/did-you-mean.ts";
import { timeless } from "../../study/layouts.ts";
import type { FileSpec, Study } from "../../study/study.ts";

/** One path and the year its rows belong to; null where a column gives it. */
export interface InputPath {
  readonly path: string;
  readonly year: number | null;
  /** Names of columns of this file's own, by role or by the entry's heading. */
  readonly columns?: ReadonlyMap<string, string>;
}

/** Paths given on the command line in place of the study's: one, or several to be read one after the other. */
export type Replacements = ReadonlyMap<string, string | readonly string[]>;

/** Refuses `--data` names that the study does not have. */
export function checkReplacements(study: Study, replacements: Replacements): void {
  for (const name of replacements.keys()) {
    if (!study.files.has(name)) {
      throw new ColdspotError(
        `--data names a file that is not in the study: ${name}${didYouMean(name, study.files.keys())}`,
        {
          exitCode: 2,
          advice: "write --data NAME=PATH with a name under files: in the study",
        },
      );
    }
  }
}

/**
 * Where a file of the study lies: paths of the study file are relative to it, those of `--data` to the shell.
 *
 * {year} becomes 2015 and {yy} 15, one path for each year of the study.
 *
 * @throws ColdspotError (2) when one path is for several years and no column gives the year
 */
export function inputPaths(
  study: Study,
  spec: FileSpec,
  folder: string,
  replacement: string | readonly string[] | undefined,
): readonly InputPath[] {
  const given = typeof replacement === "string" ? [replacement] : replacement;
  const written =
    given === undefined ? spec.paths : given.map((path) => ({ year: null, path, columns: new Map<string, string>() }));
  const resolve = (path: string) => (replacement !== undefined || isAbsolute(path) ? path : join(folder, path));
  return written.flatMap(({ year, path, columns }): readonly InputPath[] => {
    if (year !== null) return [{ path: resolve(path), year, columns }];
    if (/\{year\}|\{yy\}/.test(path)) {
      return study.years.map((each) => ({
        path: resolve(path.replaceAll("{year}", String(each)).replaceAll("{yy}", String(each % 100).padStart(2, "0"))),
        year: each,
        columns,
      }));
    }
    // A file of key stage 4 says its academic year in every row.
    if (timeless.includes(spec.layout) || (spec.layout === "npd-ks4" && study.years.length > 1))
      return [{ path: resolve(path), year: null, columns }];
    const [only] = study.years;
    if (study.years.length === 1 && only !== undefined && !spec.columns.has("year"))
      return [{ path: resolve(path), year: only, columns }];
    if (spec.columns.has("year")) return [{ path: resolve(path), year: null, columns }];
    throw new ColdspotError(
      `${study.at(["files", spec.name, "path"])} one path for several years and no year column: ${path}`,
      {
        exitCode: 2,
        advice:
          "put {year} into the path, name the year's column under columns: { year: ... }, or give a path for each year",
      },
    );
  });
}
