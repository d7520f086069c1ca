import { type Area, slug } from "../../places/area.ts";
import type {
  LeadershipRequest,
  LeadershipSet,
  LeadershipStatistic,
  SchoolMeasure,
} from "../../study/grades-of-schools.ts";
import type { Comparison } from "../../study/statistic.ts";
import type { Study } from "../../study/study.ts";
import { type Domain, domainOf } from "../domain.ts";
import { type AreaBook, areasOf } from "../expand.ts";
import type { Figure, Formula } from "../figure.ts";
import { constant, mean, minus, over } from "../formula.ts";
import { type Before, populationName } from "./set-of-schools.ts";
import { type LeadershipTimes, timesOf } from "./times.ts";

/** Which grades a mean of a figure is the share of: 1 and 2, or 1 alone. */
export type Boundary = "good" | "outstanding";

/** The means of these statistics are shares of grade 1; those of the others of grades 1 and 2. */
export function boundaryOf(statistic: LeadershipStatistic): Boundary {
  return statistic === "share_outstanding" || statistic === "share_lost_outstanding" ? "outstanding" : "good";
}

/** Whose schools one statistic is of: a set, an area and a time. */
interface Question {
  readonly statistic: LeadershipStatistic;
  readonly set: LeadershipSet;
  readonly area: Area;
  readonly at: "first" | "last";
}

const one = constant(1, "the whole");
const rest = (domain: Domain): Formula => minus(one, mean(domain));

function domain(times: LeadershipTimes, { set, area, at }: Question, before: Before): Domain {
  return domainOf(populationName(set, before, at, times), area, times[at].year);
}

/** A statistic as a formula of shares, with the schools that it is of. */
function worked(times: LeadershipTimes, question: Question): { readonly of: Domain; readonly formula: Formula } {
  const last: Question = { ...question, at: "last" };
  switch (question.statistic) {
    case "share_good_or_outstanding":
    case "share_outstanding": {
      const of = domain(times, question, "any");
      return { of, formula: mean(of) };
    }
    case "share_declined": {
      const of = domain(times, last, "good or outstanding");
      return { of, formula: rest(of) };
    }
    case "share_improved": {
      const of = domain(times, last, "weak");
      return { of, formula: mean(of) };
    }
    case "share_lost_outstanding": {
      const of = domain(times, last, "outstanding");
      return { of, formula: rest(of) };
    }
    case "relative_reduction_weak": {
      const [before, of] = [domain(times, { ...question, at: "first" }, "any"), domain(times, last, "any")];
      return { of, formula: over(minus(rest(before), rest(of)), rest(before)) };
    }
  }
}

/** Statistics that compare the two times, so that they have one time only. */
const ofBoth: readonly LeadershipStatistic[] = [
  "share_declined",
  "share_improved",
  "share_lost_outstanding",
  "relative_reduction_weak",
];

function idOf(measure: SchoolMeasure, { statistic }: Question, of: Domain): string {
  return [measure.name, statistic.replaceAll("_", "-"), of.population, of.area.key, of.year]
    .map((part) => slug(String(part)))
    .join("/");
}

function shown(measure: SchoolMeasure, times: LeadershipTimes, question: Question): Figure {
  const { of, formula } = worked(times, question);
  return {
    id: idOf(measure, question, of),
    role: "asked",
    under: null,
    measure: measure.name,
    statistic: question.statistic,
    base: question.statistic,
    of,
    against: null,
    with: null,
    formula,
    unit: question.statistic === "relative_reduction_weak" ? "fraction" : "outcome",
    crosses: [],
  };
}

function compared(
  measure: SchoolMeasure,
  times: LeadershipTimes,
  question: Question,
  other: Question,
  as: Comparison,
): readonly Figure[] {
  const [own, its] = [worked(times, question), worked(times, other)];
  if (own.of.key === its.of.key) return [];
  const changed = [
    ...(own.of.population === its.of.population ? [] : [slug(its.of.population)]),
    ...(own.of.area.key === its.of.area.key ? [] : [its.of.area.key]),
    ...(own.of.year === its.of.year ? [] : [String(its.of.year)]),
  ];
  const ratio = over(own.formula, its.formula);
  const formula =
    as === "difference"
      ? minus(own.formula, its.formula)
      : as === "ratio"
        ? ratio
        : minus(ratio, constant(1, "a ratio of 1 is no difference"));
  return [
    {
      ...shown(measure, times, question),
      id: `${idOf(measure, question, own.of)}/${as}/with-${changed.join("-")}`,
      statistic: as,
      with: its.of,
      formula,
      unit: as === "difference" ? "outcome" : as === "ratio" ? "ratio" : "fraction",
    },
  ];
}

/** What `show: leadership` makes of one set of schools in one area. */
function everything(measure: SchoolMeasure, times: LeadershipTimes, set: LeadershipSet, area: Area) {
  const ask = (statistic: LeadershipStatistic, at: "first" | "last"): Question => ({ statistic, set, area, at });
  const both = (statistic: LeadershipStatistic) =>
    (["first", "last"] as const).map((at) => shown(measure, times, ask(statistic, at)));
  if (set === "all") return both("share_good_or_outstanding");
  const moves = ofBoth.map((statistic) => shown(measure, times, ask(statistic, "last")));
  if (set === "re-inspected") return moves.filter(({ statistic }) => statistic !== "relative_reduction_weak");
  const change = compared(
    measure,
    times,
    ask("share_good_or_outstanding", "last"),
    ask("share_good_or_outstanding", "first"),
    "difference",
  );
  return [...both("share_good_or_outstanding"), ...both("share_outstanding"), ...moves, ...change];
}

function ofRequest(study: Study, measure: SchoolMeasure, request: LeadershipRequest, book: AreaBook) {
  const times = timesOf(study, measure);
  const areas = request.in.flatMap((name) => areasOf(study, book, name, request.path));
  const { compare } = request;
  return request.of.flatMap((set) =>
    areas.flatMap((area): readonly Figure[] => {
      if (compare === null) return everything(measure, times, set, area);
      const [place] =
        compare.with.in === null ? [area] : areasOf(study, book, compare.with.in, [...request.path, "with"]);
      const atOf = (year: number | null) => (times.apart && year === times.first.year ? "first" : "last");
      const question: Question = { statistic: compare.statistic, set, area, at: atOf(compare.year) };
      const other: Question = {
        ...question,
        set: compare.with.of ?? set,
        area: place ?? area,
        at: compare.with.year === null ? question.at : atOf(compare.with.year),
      };
      return compare.as.flatMap((as) => compared(measure, times, question, other, as));
    }),
  );
}

/** Areas that a study asks for grades of, each once, in the order asked. */
export function leadershipAreas(study: Study, measure: SchoolMeasure, book: AreaBook): readonly Area[] {
  const areas = study.ask.flatMap((request) =>
    request.kind !== "leadership" || request.measure !== measure.name || request.compare !== null
      ? []
      : request.in.flatMap((name) => areasOf(study, book, name, request.path)),
  );
  return [...new Map(areas.map((area) => [area.key, area])).values()];
}

/**
 * Multiplies out what the study asks of a measure of grades: every figure once, in the order asked.
 *
 * Every mean is a share of schools, so that errors and covariances follow as for any other figure.
 *
 * @throws ColdspotError (2) for an area that the data do not have
 */
export function leadershipFigures(study: Study, measure: SchoolMeasure, book: AreaBook): readonly Figure[] {
  const figures = new Map<string, Figure>();
  for (const request of study.ask) {
    if (request.kind !== "leadership" || request.measure !== measure.name) continue;
    for (const figure of ofRequest(study, measure, request, book))
      if (!figures.has(figure.id)) figures.set(figure.id, figure);
  }
  return [...figures.values()];
}
