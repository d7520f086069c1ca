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

/**
 * Schemes whose areas are whatever a column of a measure's own file holds: for pupil records every column, whether its
 * cells are names or codes of authorities; for a school table the columns that are not codes of authorities, because
 * which authority a school is in is public. Other schemes ship, or are read from another file.
 *
 * @param file the study's name for the file of the measure
 * @example // places: { schemes: { home: { column: home } } }, with home a column of the pupils' file: "home"
 */
export function schemesOfRecords({ files, places }: Study, file: string): ReadonlySet<string> {
  const own = files.get(file);
  if (own === undefined || own.layout === "ofsted-mi") return new Set();
  const isOwn = (scheme: SchemeSpec) =>
    scheme.kind === "column" &&
    own.columns.has(scheme.column) &&
    (scheme.codes === null || own.layout !== "school-table");
  return new Set([...places.schemes].flatMap(([name, scheme]) => (isOwn(scheme) ? [name] : [])));
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
