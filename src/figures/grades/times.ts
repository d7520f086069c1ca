import type { SchoolMeasure } from "../../study/grades-of-schools.ts";
import type { Study } from "../../study/study.ts";

/** One of the two times that a measure of grades compares. */
export interface LeadershipTime {
  readonly at: "first" | "last";
  /** The year its figures are given for. */
  readonly year: number;
  /** Its name for readers: "2010-03-31", "the previous judgement". */
  readonly title: string;
}

export interface LeadershipTimes {
  readonly first: LeadershipTime;
  readonly last: LeadershipTime;
  /** Whether the two times are known by their years; otherwise they are by the names of sets of schools. */
  readonly apart: boolean;
}

/** The two times of a measure of grades. */
export function timesOf(study: Study, { on }: SchoolMeasure): LeadershipTimes {
  const year = (date: string) => Number(date.slice(0, 4));
  if (on.kind === "dates")
    return {
      first: { at: "first", year: year(on.first), title: on.first },
      last: { at: "last", year: year(on.last), title: on.last },
      apart: true,
    };
  const last = Math.max(...study.years);
  return {
    first: { at: "first", year: last, title: "the previous judgement" },
    last: { at: "last", year: last, title: "the latest judgement" },
    apart: false,
  };
}
