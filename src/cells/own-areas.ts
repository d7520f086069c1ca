import type { Area } from "../places/area.ts";
import type { SchemeSpec, Study } from "../study/study.ts";
import type { Cells } from "./cells.ts";

/** How many pupils and schools are counted in an area in one year. */
export interface CountedInYear {
  readonly pupils: number;
  readonly schools: number;
}

/** An area with what is counted in it, one entry for each year that has anything. */
export interface CountedArea {
  readonly area: Area;
  readonly years: readonly CountedInYear[];
}

/** Areas that have their names from the records themselves, by scheme. */
export type OwnAreas = ReadonlyMap<string, readonly CountedArea[]>;

/** Whether a scheme is a column that some file has a role for. */
function isColumnOf(columns: ReadonlySet<string> | ReadonlyMap<string, string>, scheme: SchemeSpec): boolean {
  return scheme.kind === "column" && columns.has(scheme.column);
}

const namesOf = (schemes: Study["places"]["schemes"], passes: (scheme: SchemeSpec) => boolean) =>
  new Set([...schemes].flatMap(([name, scheme]) => (passes(scheme) ? [name] : [])));

/**
 * Schemes whose areas are whatever a column of a file of pupils holds, whether its cells are names or codes of
 * authorities. Other schemes ship, or are read from another file.
 *
 * @param file the study's name for the file of pupils
 * @example // places: { schemes: { home: { column: home } } }, with home a column of the file: "home"
 */
export function schemesOfRecords({ files, places }: Study, file: string): ReadonlySet<string> {
  const columns = files.get(file)?.columns ?? new Map();
  return namesOf(places.schemes, (scheme) => isColumnOf(columns, scheme));
}

/**
 * Schemes whose areas no message names, because their names are texts of pupils' records, of whatever measure; and under
 * rules that hide small counts, areas by a code in a pupil's record.
 *
 * @param file the study's name for the file of pupils that is read
 * @param hidesSmallCounts whether the rules of the study do
 */
export function schemesNotListed(study: Study, file: string, hidesSmallCounts: boolean): ReadonlySet<string> {
  const { files, places } = study;
  const roles = new Set(
    [...files.values()].flatMap(({ layout, columns }) => (layout === "pupils" ? [...columns.keys()] : [])),
  );
  const texts = namesOf(
    places.schemes,
    (scheme) => isColumnOf(roles, scheme) && scheme.kind === "column" && scheme.codes === null,
  );
  return new Set([...texts, ...(hidesSmallCounts ? schemesOfRecords(study, file) : [])]);
}

/**
 * The areas of some schemes with the pupils and schools that are counted in each of them in each year. A row without
 * pupils counts no school.
 *
 * @param areasOf the areas of a scheme
 * @example // 8 pupils of one school in 2018 and 12 of four in 2019: years [{ 8, 1 }, { 12, 4 }]
 */
export function ownAreas(
  { frame, key, n }: Pick<Cells, "frame" | "key" | "n">,
  schemes: ReadonlySet<string>,
  areasOf: (scheme: string) => readonly Area[],
): OwnAreas {
  const own = frame.schemes.filter(({ name }) => schemes.has(name));
  return new Map(
    own.map(({ name, members, memberOf }) => {
      const years = frame.years.keys.length;
      const pupils = new Float64Array(members.length * years);
      const schools = new Map<number, Set<number>>();
      for (const [row, count] of n.entries()) {
        const member = memberOf[key.place[row] ?? -1] ?? -1;
        if (member < 0 || count === 0) continue;
        const at = member * years + (key.year[row] ?? 0);
        pupils[at] = (pupils[at] ?? 0) + count;
        const known = schools.get(at) ?? new Set<number>();
        schools.set(at, known.add(key.school[row] ?? -1));
      }
      const indexOf = new Map(members.map(({ code }, index) => [code, index]));
      const counted = areasOf(name).map((area): CountedArea => {
        const from = (indexOf.get(area.code) ?? -1) * years;
        const cells = frame.years.keys.map((_, year) => ({
          pupils: pupils[from + year] ?? 0,
          schools: schools.get(from + year)?.size ?? 0,
        }));
        return { area, years: cells.filter((one) => one.pupils > 0) };
      });
      return [name, counted] as const;
    }),
  );
}
