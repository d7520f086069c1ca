import { ColdspotError } from "../effects/coldspot-error.ts";
import { didYouMean } from "../effects/did-you-mean.ts";
import { type Area, slug } from "../places/area.ts";
import type { Request } from "../study/request.ts";
import {
  differenceOfChanges,
  type ShownStatistic,
  type StatisticSpec,
  statisticSpec,
  statistics,
} from "../study/statistic.ts";
import type { PupilMeasure, Study } from "../study/study.ts";
import type { StudyPath } from "../study/study-path.ts";
import { adjustedGap, type FindCells } from "./adjusted-gap.ts";
import { differenceOfChangesFormula } from "./difference-of-changes.ts";
import { type Covered, type Domain, domainOf, shareOf } from "./domain.ts";
import type { Figure, Formula } from "./figure.ts";
import { constant, domainsOf, mean, minus, over } from "./formula.ts";
import { isOfMembership } from "./reading.ts";

/** What a name after `in` means: one area, or all members of a scheme. */
export interface AreaBook {
  readonly find: (name: string) => readonly Area[];
  readonly names: readonly string[];
  /** What finds the cells of an adjusted gap; absent where groups have no pupil in common. */
  readonly findCells?: FindCells;
}

/**
 * The areas that a name in the study means.
 *
 * @throws ColdspotError (2) where the data have no such area
 */
export function areasOf(study: Study, book: AreaBook, name: string, path: StudyPath): readonly Area[] {
  const areas = book.find(name);
  if (areas.length > 0) return areas;
  throw new ColdspotError(
    `${study.at([...path, "in"])} no such area in the data: ${name}${didYouMean(name, book.names)}`,
    {
      exitCode: 2,
      advice: "an area is england, a group of the study, a scheme, or a scheme and one of its members",
    },
  );
}

/** A request about pupils. */
type Asked = Exclude<Request, { kind: "leadership" }>;

interface Base {
  readonly formula: Formula;
  readonly against: Domain | null;
  /** In an adjusted gap: the part of the group that is compared. */
  readonly covered?: Covered;
}

/** The domain that a statistic sets the group against; null for none. */
function otherDomain(
  study: Study,
  book: AreaBook,
  { against }: PupilMeasure,
  other: StatisticSpec["against"],
  { area, year }: Domain,
  path: StudyPath,
): Domain | null {
  if (other === "all pupils of the whole") {
    const [whole] = areasOf(study, book, "england", path);
    if (whole === undefined) throw new Error("no area for the whole");
    return domainOf("all", whole, year);
  }
  if (other === null || against === null) return null;
  const [reference] = areasOf(study, book, against.in, path);
  const place = other === "comparison in the same area" || reference === undefined ? area : reference;
  return domainOf(against.population, place, year);
}

function baseFormula(
  study: Study,
  book: AreaBook,
  measure: PupilMeasure,
  statistic: ShownStatistic,
  of: Domain,
  { adjustedFor, path }: Pick<Asked, "adjustedFor" | "path">,
): Base {
  const { against: other, reads, averages, adjusts }: StatisticSpec = statistics[statistic];
  const against = otherDomain(study, book, measure, other, of, path);
  if (against === null) return { formula: mean(averages === "membership" ? membershipOf(of) : of), against };
  if (adjusts === true) {
    if (book.findCells === undefined) throw new Error(`no cells to adjust a gap in: ${measure.name}`);
    return { ...adjustedGap(book.findCells({ of, against, adjustedFor }), of, against), against };
  }
  return { formula: reads === "gap" ? minus(mean(against), mean(of)) : minus(mean(of), mean(against)), against };
}

/** Pupils of a group among all pupils of its area and year, as a domain whose mean is their share. */
const membershipOf = ({ population, area, year }: Domain): Domain => shareOf(population, "all", area, year);

function crossed(study: Study, formula: Formula): Figure["crosses"] {
  const years = domainsOf(formula).map(({ year }) => year);
  return study.breaks.filter(({ year }) => Math.min(...years) < year && year <= Math.max(...years));
}

function figureOf(study: Study, book: AreaBook, request: Asked, measure: PupilMeasure, of: Domain): readonly Figure[] {
  const { statistic, path } = request;
  const base = baseFormula(study, book, measure, statistic, of, request);
  const plain = [measure.name, statistic.replaceAll("_", "-"), of.population, of.area.key, of.year]
    .map((part) => slug(String(part)))
    .join("/");
  const id = request.adjustedFor.length === 0 ? plain : `${plain}/for-${request.adjustedFor.map(slug).join("-")}`;
  const common = {
    role: "asked",
    under: null,
    measure: measure.name,
    base: statistic,
    of,
    against: base.against,
    ...(isOfMembership({ base: statistic }) ? { countedBy: membershipOf(of) } : {}),
    ...(base.covered === undefined ? {} : { countedBy: base.covered.part }),
  } as const;
  const adjusted = (...bases: readonly Base[]) =>
    base.covered === undefined
      ? {}
      : { adjusted: { for: request.adjustedFor, covered: bases.flatMap(({ covered }) => covered ?? []) } };
  if (request.kind === "show") {
    return [
      { ...common, ...adjusted(base), id, statistic, with: null, formula: base.formula, unit: "outcome", crosses: [] },
    ];
  }
  const [area] = request.with.in === null ? [of.area] : areasOf(study, book, request.with.in, [...path, "with"]);
  const other = domainOf(request.with.of ?? of.population, area ?? of.area, request.with.year ?? of.year);
  if (other.key === of.key) return [];
  const baseOf = (domain: Domain) => baseFormula(study, book, measure, statistic, domain, request);
  const second = baseOf(other);
  const changed = [
    ...(request.with.of === null ? [] : [slug(other.population)]),
    ...(request.with.in === null ? [] : [other.area.key]),
    ...(request.with.year === null ? [] : [String(other.year)]),
  ];
  if (request.against !== null) {
    const [place] =
      request.against.in === null ? [of.area] : areasOf(study, book, request.against.in, [...path, "against"]);
    const versus = domainOf(request.against.of ?? of.population, place ?? of.area, of.year);
    if (versus.key === of.key) return [];
    const before = domainOf(versus.population, versus.area, other.year);
    const its = { now: baseOf(versus), before: baseOf(before) };
    const formula = differenceOfChangesFormula(
      { now: base.formula, before: second.formula },
      { now: its.now.formula, before: its.before.formula },
    );
    const named = [
      ...(request.against.of === null ? [] : [slug(versus.population)]),
      ...(request.against.in === null ? [] : [versus.area.key]),
    ];
    return [
      {
        ...common,
        ...adjusted(base, second, its.now, its.before),
        id: `${id}/difference-of-changes/with-${changed.join("-")}/against-${named.join("-")}`,
        statistic: differenceOfChanges,
        with: other,
        versus,
        formula,
        unit: "outcome",
        crosses: crossed(study, formula),
      },
    ];
  }
  return request.as.map((comparison): Figure => {
    const formula =
      comparison === "difference"
        ? minus(base.formula, second.formula)
        : comparison === "ratio"
          ? over(base.formula, second.formula)
          : minus(over(base.formula, second.formula), constant(1, "a ratio of 1 means no difference"));
    return {
      ...common,
      ...adjusted(base, second),
      id: `${id}/${comparison}/with-${changed.join("-")}`,
      statistic: comparison,
      with: other,
      formula,
      unit: comparison === "difference" ? "outcome" : comparison === "ratio" ? "ratio" : "fraction",
      crosses: crossed(study, formula),
    };
  });
}

/** An adjusted gap under `show` is shown with the gap as it is; a claim is about the adjusted gap alone. */
function besideRaw(request: Asked): readonly Asked[] {
  return request.path[0] === "show" && request.kind === "show" && statisticSpec(request.statistic)?.adjusts === true
    ? [{ ...request, statistic: "gap", adjustedFor: [] }, request]
    : [request];
}

/**
 * Expands what the study asks for from one measure into figures, each once, in the order asked.
 *
 * @throws ColdspotError (2) for an area that the data do not have
 */
export function expandStudy(study: Study, measure: PupilMeasure, book: AreaBook): readonly Figure[] {
  const figures = new Map<string, Figure>();
  for (const request of study.ask) {
    if (request.kind === "leadership" || request.measure !== measure.name) continue;
    const areas = request.in.flatMap((name) => areasOf(study, book, name, request.path));
    for (const population of request.of)
      for (const area of areas)
        for (const year of request.years)
          for (const one of besideRaw(request))
            for (const figure of figureOf(study, book, one, measure, domainOf(population, area, year)))
              if (!figures.has(figure.id)) figures.set(figure.id, figure);
  }
  return [...figures.values()];
}
