import type { DecomposeSpec } from "../../study/decompose.ts";
import type { Request } from "../../study/request.ts";
import type { PupilMeasure, Study } from "../../study/study.ts";
import type { Domain } from "../domain.ts";
import { type AreaBook, expandStudy } from "../expand.ts";
import type { Figure } from "../figure.ts";
import { bandFigures } from "./band-figures.ts";
import type { Decomposition } from "./decomposition.ts";
import { movementFigures, movementOnBaseRanks } from "./movement-figures.ts";
import type { GapFigures, Made } from "./part-figure.ts";
import { placeFigures, schoolFigures } from "./place-figures.ts";
import { restOfBands } from "./rest-of-bands.ts";
import { trendFigures } from "./trend-figures.ts";

export interface Decomposed {
  /** Every figure once, wholes and parts, in order of first use. */
  readonly figures: readonly Figure[];
  readonly decompositions: readonly Decomposition[];
}

/** What decompositions need to know in addition to the study. */
export interface DecomposeFacts {
  /** Whether a group has pupils whose band was not observed. */
  readonly hasRest: (group: string) => boolean;
  /** Whether scores are ranks, so that the figures can also be given on the ranks of a base year. */
  readonly hasBaseRanks: boolean;
  /** Weights of years in the slope of a line. */
  readonly trendWeights: (years: readonly number[]) => readonly number[];
}

/** All gaps and differences of gaps that an entry could need, by statistic and domain. */
function gapFigures(
  study: Study,
  measure: PupilMeasure,
  book: AreaBook,
  spec: DecomposeSpec,
  of: readonly string[],
): GapFigures {
  const years = [...new Set([...study.years.filter((year) => spec.from <= year && year <= spec.to), ...spec.trend])];
  const asked = {
    measure: measure.name,
    adjustedFor: [],
    of,
    in: [...new Set(["england", ...spec.in])],
    path: spec.path,
  };
  const ask: readonly Request[] = [
    { kind: "show", statistic: "gap", ...asked, years, smallAreas: null },
    { kind: "show", statistic: "in_area_gap", ...asked, years: [spec.to], smallAreas: null },
    {
      kind: "compare",
      statistic: "gap",
      ...asked,
      years: [spec.to],
      with: { of: null, in: null, year: spec.from },
      against: null,
      as: ["difference"],
      adjust: null,
    },
  ];
  const known = new Map(
    expandStudy({ ...study, ask }, measure, book).map((figure) => [`${figure.statistic} ${figure.of.key}`, figure]),
  );
  return (statistic, { key }: Pick<Domain, "key">) => {
    const figure = known.get(`${statistic} ${key}`);
    if (figure === undefined) throw new Error(`a decomposition without its ${statistic}: ${key}`);
    return figure;
  };
}

function entryFigures(
  study: Study,
  measure: PupilMeasure,
  book: AreaBook,
  spec: DecomposeSpec,
  { hasRest, hasBaseRanks, trendWeights }: DecomposeFacts,
): readonly Made[] {
  const { parts, from, to, across } = spec;
  const [whole] = book.find("england");
  if (whole === undefined) throw new Error("no area for the whole");
  return spec.of.flatMap((population) => {
    const bands = [...spec.bands, ...(hasRest(population) && spec.bands.length > 0 ? [restOfBands(population)] : [])];
    const gaps = gapFigures(study, measure, book, spec, [population, ...bands]);
    const areas = new Map(spec.in.flatMap((name) => book.find(name)).map((area) => [area.key, area]));
    return [...areas.values()].flatMap((area): readonly Made[] => {
      const where = { measure: measure.name, population, area, from, to, gaps, breaks: study.breaks, across };
      const years = study.years.filter((year) => from < year && year <= to);
      return [
        ...(parts.includes("movement") ? [movementFigures(where)] : []),
        ...(parts.includes("movement") && hasBaseRanks ? [movementOnBaseRanks(where)] : []),
        ...(parts.includes("bands") ? [bandFigures(where, bands, years, whole)] : []),
        ...(parts.includes("within_and_between") ? [schoolFigures(where)] : []),
        ...(parts.includes("area_against_nation") ? placeFigures(where) : []),
        ...(parts.includes("trend") ? [trendFigures(where, spec.trend, trendWeights(spec.trend))] : []),
      ];
    });
  });
}

/**
 * Expands the decompositions that a study asks for from one measure: every figure once, and which of them add up.
 *
 * Gaps and differences have the same ids as under `show` and `compare`, because they are the same figures.
 *
 * @throws ColdspotError (2) for an area that the data do not have
 */
export function expandDecompose(
  study: Study,
  measure: PupilMeasure,
  book: AreaBook,
  facts: DecomposeFacts,
): Decomposed {
  const made = study.decompose
    .filter((spec) => spec.measure === measure.name)
    .flatMap((spec) => entryFigures(study, measure, book, spec, facts));
  const figures = new Map(
    made.flatMap(({ figures: own }) => own.map((figure): [string, Figure] => [figure.id, { ...figure, role: "part" }])),
  );
  const decompositions = new Map(
    made.map(({ decomposition }) => [JSON.stringify(decomposition), decomposition] as const),
  );
  return { figures: [...figures.values()], decompositions: [...decompositions.values()] };
}
