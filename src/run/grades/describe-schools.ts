import type { Areas } from "../../cells/areas.ts";
import type { GradedCells } from "../../cells/graded-cells.ts";
import { SchoolCounts } from "../../cells/school-counts.ts";
import type { InsideOf } from "../../cells/units-inside.ts";
import { type ExactFigure, exactFigure } from "../../estimates/exact.ts";
import type { Domain, UnitsDomain } from "../../figures/domain.ts";
import { type GradeCountIds, gradeCounts, type NamedSet } from "../../figures/grades/grade-counts.ts";
import { leadershipPopulations } from "../../figures/grades/set-of-schools.ts";
import type { LeadershipTimes } from "../../figures/grades/times.ts";
import type { Area } from "../../places/area.ts";
import type { FollowedSchool, Lost } from "../../schools/followed-school.ts";
import type { LeadershipSet, SchoolMeasure } from "../../study/grades-of-schools.ts";

/** What describes the schools of a measure of grades, in addition to its shares. */
export interface DescribedSchools {
  readonly exact: readonly ExactFigure[];
  readonly areas: readonly GradeCountIds[];
  /** Every school once, rated or not. */
  readonly frame: SchoolCounts["frame"];
  readonly inside: InsideOf;
  /** The set of schools rated both times that a domain is a part of; null for others. */
  readonly ratedTwice: (domain: Domain) => LeadershipSet | null;
}

/** By area: why schools of it have no grade at the last time. */
function reasonsIn(
  schools: readonly FollowedSchool[],
  placeOf: Int32Array,
  areas: Areas,
): (area: Area) => readonly string[] {
  return (area) => {
    const places = areas.placesOf(area);
    const found = new Set<Lost>();
    for (const [index, { lost }] of schools.entries())
      if (lost !== null && places[placeOf[index] ?? -1] === 1) found.add(lost);
    return [...found].sort();
  };
}

/**
 * Counts the schools of a measure of grades.
 *
 * @param asked the areas in which they are counted
 */
export function describeSchools(
  measure: SchoolMeasure,
  times: LeadershipTimes,
  schools: readonly FollowedSchool[],
  { frame, placeOf }: Pick<GradedCells, "frame" | "placeOf">,
  areas: Areas,
  asked: readonly Area[],
): DescribedSchools {
  const counted = gradeCounts(measure, times, asked, reasonsIn(schools, placeOf, areas));
  const ofShares = leadershipPopulations(times).map(({ name, at, schools: set }): NamedSet => {
    return { domain: { population: name, year: times[at].year }, schools: set };
  });
  const counts = new SchoolCounts(schools, { frame, placeOf }, [...ofShares, ...counted.sets]);
  const { on } = measure;
  const units = {
    count: (domain: UnitsDomain) => counts.count(domain, areas.placesOf(domain.area)),
    quantile: ({ domain }: { readonly domain: UnitsDomain }) =>
      on.kind === "dates" ? counts.medianYearsSince(domain, areas.placesOf(domain.area), on.last) : null,
  };
  return {
    exact: counted.figures.map((figure) => exactFigure(figure, units)),
    areas: counted.areas,
    frame: counts.frame,
    inside: (domain) => {
      const atoms = domain.kind === "units" ? counts.atomsOf(domain) : null;
      return atoms === null ? [] : [{ atoms, places: areas.placesOf(domain.area), year: domain.year }];
    },
    ratedTwice: ({ population, year }) => {
      const set = ofShares.find(({ domain }) => domain.population === population && domain.year === year)?.schools;
      if (set?.first === undefined || set.last === undefined) return null;
      return set.anew === true ? "re-inspected" : "matched";
    },
  };
}
