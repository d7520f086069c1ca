import { type Area, slug } from "../../places/area.ts";
import type { SchoolMeasure } from "../../study/grades-of-schools.ts";
import { domainOf, type UnitsDomain } from "../domain.ts";
import type { CountOf, ExactStatistic, FigureId, FormulaOf, OtherFigure, QuantileOf } from "../figure.ts";
import { constant, count, minus, over, plus, quantile } from "../formula.ts";
import {
  type GradeOrNone,
  goodOrOutstanding,
  populationName,
  rated,
  type SetOfSchools,
  unrated,
  weak,
} from "./set-of-schools.ts";
import type { LeadershipTimes } from "./times.ts";

/** Counts of an area's schools by what became of them. */
export const leadershipCounts = [
  "open",
  "ratedAtNeither",
  "ratedFirst",
  "ratedLast",
  "matched",
  "reinspected",
  "changedUrn",
  "together",
  "inherited",
] as const;
export type LeadershipCount = (typeof leadershipCounts)[number];

/** Shares given with the lowest and highest value they could have, whatever the grades of schools without one. */
export const boundedShares = ["good", "declined", "improved", "reduction"] as const;
export type BoundedShare = (typeof boundedShares)[number];

export interface BoundIds {
  readonly lower: FigureId;
  readonly upper: FigureId;
}

/** The figures that describe the schools of one area, by what they count. */
export interface GradeCountIds {
  readonly area: Area;
  readonly counts: Readonly<Record<LeadershipCount, FigureId>>;
  /** Schools rated at the first time and not at the last, by the reason. */
  readonly lost: readonly { readonly why: string; readonly figure: FigureId }[];
  /** Null where there is no last day. */
  readonly medianAge: FigureId | null;
  /** Schools rated both times, by first grade (rows) and last grade (columns). */
  readonly moves: readonly (readonly FigureId[])[];
  readonly matchedFirst: readonly FigureId[];
  readonly matchedLast: readonly FigureId[];
  readonly firstGrades: readonly FigureId[];
  readonly lastGrades: readonly FigureId[];
  readonly bounds: Readonly<Record<BoundedShare, BoundIds>>;
  /** Schools without a grade at the last time. */
  readonly withoutLastGrade: FigureId;
}

/** A set of schools, with its name and year in figures. */
export interface NamedSet {
  readonly domain: Pick<UnitsDomain, "population" | "year">;
  readonly schools: SetOfSchools;
}

export interface GradeCounts {
  readonly figures: readonly OtherFigure[];
  readonly areas: readonly GradeCountIds[];
  readonly sets: readonly NamedSet[];
}

const grades: readonly GradeOrNone[] = [1, 2, 3, 4];

type Counted = FormulaOf<CountOf>;

/** Collects the figures of one area, and the sets they count. */
class CountsOfArea {
  readonly figures = new Map<FigureId, OtherFigure>();
  readonly sets: NamedSet[] = [];
  readonly #measure: string;
  readonly #times: LeadershipTimes;
  readonly #area: Area;

  constructor(measure: string, times: LeadershipTimes, area: Area) {
    this.#measure = measure;
    this.#times = times;
    this.#area = area;
  }

  #domain(name: string, schools: SetOfSchools, at: "first" | "last" = "last"): UnitsDomain {
    const domain = domainOf(name, this.#area, this.#times[at].year);
    this.sets.push({ domain, schools });
    return domain;
  }

  #add(statistic: ExactStatistic, of: UnitsDomain, formula: FormulaOf<CountOf | QuantileOf>, name: string): FigureId {
    const id = [this.#measure, statistic.replaceAll("_", "-"), name, this.#area.key, of.year]
      .map((part) => slug(String(part)))
      .join("/");
    this.figures.set(id, {
      id,
      role: "count",
      under: null,
      measure: this.#measure,
      statistic,
      base: statistic === "median_age" ? "median_age" : "count",
      of,
      against: null,
      with: null,
      formula,
      unit: statistic === "count" ? "units" : statistic === "median_age" ? "years" : "fraction",
      crosses: [],
    });
    return id;
  }

  count(name: string, schools: SetOfSchools, at: "first" | "last" = "last"): FigureId {
    const of = this.#domain(name, schools, at);
    return this.#add("count", of, count(of), of.population);
  }

  medianAge(name: string, schools: SetOfSchools): FigureId {
    const of = this.#domain(name, schools);
    return this.#add("median_age", of, quantile(of, 50, "years since the judgement"), of.population);
  }

  counted(name: string, schools: SetOfSchools): Counted {
    return count(this.#domain(name, schools));
  }

  /** The lowest and the highest value that a share of schools could have. */
  bounds(share: string, lower: Counted, upper: Counted, ...of: readonly [string, SetOfSchools]): BoundIds {
    const domain = this.#domain(...of);
    return {
      lower: this.#add("lowest", domain, lower, share),
      upper: this.#add("highest", domain, upper, share),
    };
  }
}

/** How a grade is called in the name of a set. */
const gradeName = (grade: GradeOrNone) => (grade === 0 ? "no grade" : `grade ${grade}`);

/** A share of schools at its lowest, if no school without a grade had the property, and at its highest, if all had. */
function shareBounds(
  of: CountsOfArea,
  share: string,
  { yes, no, unknown }: Readonly<Record<"yes" | "no" | "unknown", readonly [string, SetOfSchools]>>,
): BoundIds {
  const [having, without, missing] = [of.counted(...yes), of.counted(...no), of.counted(...unknown)];
  const all = plus(plus(having, without), missing);
  return of.bounds(share, over(having, all), over(plus(having, missing), all), ...yes);
}

const withoutLastGrade = ["open, no grade after", { open: true, last: unrated }] as const;

function boundsOf(of: CountsOfArea): GradeCountIds["bounds"] {
  const lostOf = (name: string, first: readonly GradeOrNone[]) =>
    [`${name} before, no grade after`, { first, last: unrated }] as const;
  const move = (before: string, first: readonly GradeOrNone[], after: string, last: readonly GradeOrNone[]) =>
    [`${before} before, ${after} after`, { first, last }] as const;
  const one = constant(1, "the whole");
  const weakBefore = of.counted("weak before", { first: weak });
  const staysWeak = of.counted("rated before, weak after", { first: rated, last: weak });
  const missing = lostOf("rated", rated);
  return {
    good: shareBounds(of, "good or outstanding", {
      yes: ["good or outstanding after", { last: goodOrOutstanding }],
      no: ["weak after", { last: weak }],
      unknown: withoutLastGrade,
    }),
    declined: shareBounds(of, "declined", {
      yes: move("good or outstanding", goodOrOutstanding, "weak", weak),
      no: move("good or outstanding", goodOrOutstanding, "good or outstanding", goodOrOutstanding),
      unknown: lostOf("good or outstanding", goodOrOutstanding),
    }),
    improved: shareBounds(of, "improved", {
      yes: move("weak", weak, "good or outstanding", goodOrOutstanding),
      no: move("weak", weak, "weak", weak),
      unknown: lostOf("weak", weak),
    }),
    reduction: of.bounds(
      "relative reduction weak",
      minus(one, over(plus(staysWeak, of.counted(...missing)), weakBefore)),
      minus(one, over(staysWeak, weakBefore)),
      "weak before",
      { first: weak },
    ),
  };
}

function ofArea(
  of: CountsOfArea,
  area: Area,
  times: LeadershipTimes,
  lost: readonly string[],
  aged: boolean,
): GradeCountIds {
  const both: SetOfSchools = { first: rated, last: rated };
  const name = (set: "all" | "matched" | "re-inspected", at: "first" | "last") => populationName(set, "any", at, times);
  return {
    area,
    counts: {
      open: of.count("open", { open: true }),
      ratedAtNeither: of.count("open, no grade at either time", { open: true, first: unrated, last: unrated }),
      ratedFirst: of.count(name("all", "first"), { first: rated }, "first"),
      ratedLast: of.count(name("all", "last"), { last: rated }),
      matched: of.count(name("matched", "last"), both),
      reinspected: of.count(name("re-inspected", "last"), { ...both, anew: true }),
      changedUrn: of.count("matched, under another URN", { ...both, changedUrn: true }),
      together: of.count("matched, several schools together", { ...both, together: true }),
      inherited: of.count("rated after, grade of a predecessor", { last: rated, inherited: true }),
    },
    lost: lost.map((why) => ({ why, figure: of.count(`lost, ${why}`, { lost: why }) })),
    medianAge: aged ? of.medianAge(name("all", "last"), { last: rated }) : null,
    moves: grades.map((first) =>
      grades.map((last) =>
        of.count(`matched, ${gradeName(first)} before, ${gradeName(last)} after`, { first: [first], last: [last] }),
      ),
    ),
    matchedFirst: grades.map((grade) =>
      of.count(`matched, ${gradeName(grade)} before`, { first: [grade], last: rated }),
    ),
    matchedLast: grades.map((grade) => of.count(`matched, ${gradeName(grade)} after`, { first: rated, last: [grade] })),
    firstGrades: grades.map((grade) => of.count(`${gradeName(grade)} before`, { first: [grade] })),
    lastGrades: grades.map((grade) => of.count(`${gradeName(grade)} after`, { last: [grade] })),
    bounds: boundsOf(of),
    withoutLastGrade: of.count(...withoutLastGrade),
  };
}

/**
 * The counts of schools of a measure of grades. Every count, median age and bound of a share is a figure of its own, so
 * that it is protected, listed, explained and compared like every other figure.
 *
 * @param lostIn by area, the reasons why some of its schools have no grade at the last time, in order
 */
export function gradeCounts(
  { name, on }: SchoolMeasure,
  times: LeadershipTimes,
  areas: readonly Area[],
  lostIn: (area: Area) => readonly string[],
): GradeCounts {
  const made = areas.map((area) => {
    const of = new CountsOfArea(name, times, area);
    return { of, ids: ofArea(of, area, times, lostIn(area), on.kind === "dates") };
  });
  return {
    figures: made.flatMap(({ of }) => [...of.figures.values()]),
    areas: made.map(({ ids }) => ids),
    sets: made.flatMap(({ of }) => of.sets),
  };
}
