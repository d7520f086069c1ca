import { ColdspotError } from "../../effects/coldspot-error.ts";
import { noPublication } from "../../intake/inspection-of-row.ts";
import type { ReadInspections } from "../../intake/read-inspections.ts";
import type { SchoolMeasure } from "../../study/grades-of-schools.ts";
import type { Study } from "../../study/study.ts";

const yearOf = (day: string) => Number(day.slice(0, 4));

/**
 * Refuses files of inspections that say nothing about what is asked: "no school fell" would be said about a time for
 * which nothing is known.
 *
 * @throws ColdspotError (3) where no judgement can be used; (2) where no judgement was published between the dates,
 * none by the first of them, or none in the calendar year of the second or the one before
 */
export function refuseUnusableInspections(
  study: Study,
  measure: SchoolMeasure,
  { table, entries }: ReadInspections,
): void {
  const days = table.inspections.map(({ published, inspected }) => published ?? inspected).sort();
  const [oldest, newest] = [days[0], days.at(-1)];
  if (oldest === undefined || newest === undefined) {
    const counts = new Map<string, number>();
    for (const { reason } of entries) counts.set(reason, (counts.get(reason) ?? 0) + 1);
    const [most] = [...counts].sort(([, a], [, b]) => b - a);
    throw new ColdspotError(
      `${study.at(["files", measure.file])} no judgement of these files can be used${most === undefined ? "" : `; most often: ${most[0]}`}`,
      {
        exitCode: 3,
        advice:
          most?.[0] === noPublication
            ? "write unpublished: as inspected, which counts a judgement from the day of its inspection, or name the column under columns: { published: ... }"
            : "check the columns and grades of the files; grades of another kind are mapped under the measure's grades",
      },
    );
  }
  if (measure.on.kind !== "dates") return;
  const at = study.at(["measures", measure.name, "on"]);
  const advice = "choose dates that the files cover, or add files of the years between";
  if (measure.on.first < oldest)
    throw new ColdspotError(`${at} the oldest judgement is from ${oldest}, after the first date: ${measure.on.first}`, {
      exitCode: 2,
      advice,
    });
  if (newest <= measure.on.first || yearOf(measure.on.last) - yearOf(newest) > 1)
    throw new ColdspotError(
      `${at} the newest judgement is from ${newest}, so nothing is known about the time up to: ${measure.on.last}`,
      { exitCode: 2, advice },
    );
}
