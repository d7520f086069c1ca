import type { Areas } from "../../cells/areas.ts";
import type { DomainCount, Estimated } from "../../estimates/estimate.ts";
import { estimatePupils } from "../../estimates/estimate-pupils.ts";
import { alteredMeans } from "../../estimates/sensitivity/altered-means.ts";
import { type UnseenPupils, withUnseen } from "../../estimates/sensitivity/bounds-without-prior.ts";
import { rankQuantile } from "../../estimates/sensitivity/rank-quantile.ts";
import type { Domain } from "../../figures/domain.ts";
import type { Figure } from "../../figures/figure.ts";
import { domainsOf, ratioIn } from "../../figures/formula.ts";
import { isOfTwoMeans } from "../../figures/reading.ts";
import type { Rescored, Scored } from "../scored.ts";
import type { Choice } from "./choice.ts";
import { isCutByPupils } from "./cut-by-pupils.ts";
import { schoolsOfAll, unseenPupils } from "./pupils-without-prior.ts";

const none = (figure: Figure, cause: "empty" | "arithmetic", reason: string): Estimated => ({
  kind: "none",
  figure,
  cause,
  rests: [],
  reason,
});

/** The unseen pupils of a domain as a count for the rules to check: a bound would give a small count away. */
function countOf({ key, population, area, year }: Domain, unseen: UnseenPupils, score: number): DomainCount {
  const sizes = [...unseen.values()].sort((a, b) => b - a);
  const pupils = sizes.reduce((sum, size) => sum + size, 0);
  return {
    key: `${key}|without prior attainment`,
    population,
    areaKey: area.key,
    areaName: area.name,
    year,
    mean: score,
    se: 0,
    pupils,
    schools: sizes.length,
    effectiveSchools: pupils ** 2 / sizes.reduce((sum, size) => sum + size ** 2, 0),
    largestShares: sizes.slice(0, 3).map((_, index) => sizes.slice(0, index + 1).reduce((a, b) => a + b, 0) / pupils),
  };
}

interface Bound {
  readonly name: string;
  readonly what: string;
  /** Percentile ranks of unseen pupils, of the group and of its comparators; null where there are no ranks. */
  readonly of: (figure: Figure) => number | null;
  readonly against: (figure: Figure) => number | null;
}

function boundsOf({ transforms: [first] }: Rescored, areas: Areas): readonly Bound[] {
  const share = (domain: Domain | null, at: number) =>
    domain === null ? null : rankQuantile(first.on.moments, domain, areas.placesOf(domain.area), at);
  const ends =
    "nothing is assumed about pupils without prior attainment except that a percentile rank lies between 0 and 100:";
  const tails =
    "pupils without prior attainment are put at the 10th or 90th percentile of their own group’s ranks, an assumption:";
  return [
    {
      name: "smallest gap that the ranks allow",
      what: `${ends} the group’s at 100, the comparators’ at 0`,
      of: () => 100,
      against: () => 0,
    },
    {
      name: "largest gap that the ranks allow",
      what: `${ends} the group’s at 0, the comparators’ at 100`,
      of: () => 0,
      against: () => 100,
    },
    {
      name: "high in their group, comparators low",
      what: `${tails} the group’s at the 90th, the comparators’ at the 10th`,
      of: (figure) => share(figure.of, 0.9),
      against: (figure) => share(figure.against, 0.1),
    },
    {
      name: "low in their group, comparators high",
      what: `${tails} the group’s at the 10th, the comparators’ at the 90th`,
      of: (figure) => share(figure.of, 0.1),
      against: (figure) => share(figure.against, 0.9),
    },
  ];
}

/**
 * Unseen pupils with their number rounded up to the step of counts: bounds are then a little wider than they need be,
 * and do not give back the count that was rounded.
 */
function roundedUp(unseen: UnseenPupils, step: number): UnseenPupils {
  const pupils = [...unseen.values()].reduce((sum, count) => sum + count, 0);
  const by = (step * Math.ceil(pupils / step)) / pupils;
  return new Map([...unseen].map(([school, count]) => [school, by * count]));
}

const notCounted = ({ name, what }: Bound): Choice => ({
  alternative: { kind: "without prior attainment", name, what },
  estimator: () => (figure) => none(figure, "arithmetic", "pupils without prior attainment were not counted"),
});

/**
 * A gap under bounds for the pupils without prior attainment, who have no score.
 *
 * @param again with pupils counted whether they have prior attainment or not, where they were
 * @param countStep what the rules round counts to
 */
export function boundsOfUnseen({ study, areas }: Scored, again: Rescored, countStep: number): readonly Choice[] {
  const bounds = boundsOf(again, areas);
  const {
    cells,
    everybody,
    transforms: [first],
  } = again;
  if (everybody === null) return bounds.map(notCounted);
  const unseenOf = unseenPupils(study, { cells, areas }, everybody);
  const { size } = schoolsOfAll(cells, everybody);
  const { means, scales } = first.on;
  return bounds.map(
    ({ name, what, of, against }): Choice => ({
      alternative: { kind: "without prior attainment", name, what },
      estimator: () => (figure) => {
        const [ofUnseen, ofSeen] = [of(figure), against(figure)];
        if (figure.against === null || !isOfTwoMeans(figure))
          return none(figure, "arithmetic", "bounds are of gaps, not of means or comparisons");
        if ([figure.of, figure.against].some(({ area }) => isCutByPupils(study.places, area)))
          return none(figure, "arithmetic", "with other pupils the area would be made of other schools or districts");
        if (first.input !== "percentile-rank points" || ofUnseen === null || ofSeen === null)
          return none(figure, "arithmetic", "scores that are not ranks have no lowest and no highest value");
        const sides = [
          { domain: figure.of, unseen: unseenOf(figure.of), score: ofUnseen },
          { domain: figure.against, unseen: unseenOf(figure.against), score: ofSeen },
        ];
        const counts = sides.map(({ domain, unseen, score }) => countOf(domain, unseen, score));
        const altered = new Map(
          sides.flatMap(({ domain, unseen, score }) => {
            const mean = means.of(domain);
            return mean === null || unseen.size === 0
              ? []
              : [[domain.key, withUnseen(mean, roundedUp(unseen, countStep), score)] as const];
          }),
        );
        if (altered.size < sides.length)
          return none(figure, "empty", "no pupil of the group or of its comparators is without prior attainment");
        const estimated = estimatePupils(
          figure,
          domainsOf(figure.formula),
          alteredMeans(means, altered, size),
          scales,
          ratioIn,
        );
        return { ...estimated, rests: [...estimated.rests, ...counts] };
      },
    }),
  );
}
