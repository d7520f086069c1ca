import { type Area, slug } from "../../places/area.ts";
import {
  type LeadershipRequest,
  type LeadershipSet,
  type LeadershipStatistic,
  ofBothTimes,
  type SchoolMeasure,
} from "../../study/grades-of-schools.ts";
import { type Comparison, differenceOfChanges } from "../../study/statistic.ts";
import type { Study } from "../../study/study.ts";
import { differenceOfChangesFormula } from "../difference-of-changes.ts";
import { type Domain, domainOf } from "../domain.ts";
import { type AreaBook, areasOf } from "../expand.ts";
import type { Figure, Formula } from "../figure.ts";
import { constant, mean, minus, over } from "../formula.ts";
import { type Before, populationName } from "./set-of-schools.ts";
import { type LeadershipTimes, timesOf } from "./times.ts";

/** The grades whose share a mean of a figure is: 1 and 2, or 1 alone. */
export type Boundary = "good" | "outstanding";

/** Which grades the means of a statistic are shares of: grade 1 for these two, grades 1 and 2 for all others. */
export function boundaryOf(statistic: LeadershipStatistic): Boundary {
  return statistic === "share_outstanding" || statistic === "share_lost_outstanding" ? "outstanding" : "good";
}

/** A statistic and the schools it is about: a set, an area and a time. */
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

/** A statistic as a formula of shares, with the schools it is about. */
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
        : minus(ratio, constant(1, "a ratio of 1 means no difference"));
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

/** How much more a statistic changed between the two times than the same statistic of other schools did. */
function changesCompared(
  measure: SchoolMeasure,
  times: LeadershipTimes,
  question: Question,
  at: Question["at"],
  versus: Question,
): readonly Figure[] {
  const [own, its] = [question, versus].map((one) => ({
    now: worked(times, one),
    before: worked(times, { ...one, at }),
  }));
  if (own === undefined || its === undefined) throw new Error("a difference of changes without two changes");
  if (own.now.of.key === own.before.of.key || own.now.of.key === its.now.of.key) return [];
  const named = [
    ...(own.now.of.population === its.now.of.population ? [] : [slug(its.now.of.population)]),
    ...(own.now.of.area.key === its.now.of.area.key ? [] : [its.now.of.area.key]),
  ];
  const formula = differenceOfChangesFormula(
    { now: own.now.formula, before: own.before.formula },
    { now: its.now.formula, before: its.before.formula },
  );
  return [
    {
      ...shown(measure, times, question),
      id: `${idOf(measure, question, own.now.of)}/difference-of-changes/with-${own.before.of.year}/against-${named.join("-")}`,
      statistic: differenceOfChanges,
      with: own.before.of,
      versus: its.now.of,
      formula,
    },
  ];
}

/** The figures that `show: leadership` gives for one set of schools in one area. */
function everything(measure: SchoolMeasure, times: LeadershipTimes, set: LeadershipSet, area: Area) {
  const ask = (statistic: LeadershipStatistic, at: "first" | "last"): Question => ({ statistic, set, area, at });
  const both = (statistic: LeadershipStatistic) =>
    (["first", "last"] as const).map((at) => shown(measure, times, ask(statistic, at)));
  if (set === "all") return both("share_good_or_outstanding");
  const moves = ofBothTimes.map((statistic) => shown(measure, times, ask(statistic, "last")));
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
      if (compare.against !== null) {
        const [others] =
          compare.against.in === null ? [area] : areasOf(study, book, compare.against.in, [...request.path, "against"]);
        const versus: Question = { ...question, set: compare.against.of ?? set, area: others ?? area };
        return changesCompared(measure, times, question, other.at, versus);
      }
      return compare.as.flatMap((as) => compared(measure, times, question, other, as));
    }),
  );
}

/** The areas for which a study asks for grades, each once, in the order asked. */
export function leadershipAreas(study: Study, measure: SchoolMeasure, book: AreaBook): readonly Area[] {
  const areas = study.ask.flatMap((request) =>
    request.kind !== "leadership" || request.measure !== measure.name || request.compare !== null
      ? []
      : request.in.flatMap((name) => areasOf(study, book, name, request.path)),
  );
  return [...new Map(areas.map((area) => [area.key, area])).values()];
}

/**
 * Expands what the study asks for from a measure of grades into figures, each once, in the order asked.
 *
 * Every mean is a share of schools, so errors and covariances are worked out as for any other figure.
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
