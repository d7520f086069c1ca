import { ColdspotError } from "../../effects/coldspot-error.ts";
import { DomainMeans } from "../../estimates/domain-means.ts";
import type { Estimated } from "../../estimates/estimate.ts";
import { estimatePupils } from "../../estimates/estimate-pupils.ts";
import { alteredMeans } from "../../estimates/sensitivity/altered-means.ts";
import type { Alternative, AlternativesOfFigure } from "../../estimates/sensitivity/alternative.ts";
import { withinBands } from "../../estimates/sensitivity/within-bands.ts";
import type { Domain } from "../../figures/domain.ts";
import type { Figure } from "../../figures/figure.ts";
import { domainsOf, ratioIn } from "../../figures/formula.ts";
import { inOtherYears } from "../../figures/other-years.ts";
import { isOfMembership, isOfTwoMeans } from "../../figures/reading.ts";
import { scoreCells } from "../../scores/score.ts";
import { type TransformQuestion, transformsOf } from "../../scores/transforms.ts";
import type { SensitivitySpec } from "../../study/sensitivity.ts";
import type { Study } from "../../study/study.ts";
import type { Rescored, Scored, ScoredOn } from "../scored.ts";
import { boundsOfUnseen } from "./bounds-without-prior.ts";
import type { Choice } from "./choice.ts";

const none = (figure: Figure, reason: string): Estimated => ({
  kind: "none",
  figure,
  cause: "arithmetic",
  rests: [],
  reason,
});

/** A measure of pupils with its own transform and what is needed to score it again. */
interface OfPupils {
  readonly scored: Scored;
  readonly again: Rescored;
  readonly own: ScoredOn;
}

/** Choices that only a measure has whose scores are residuals from prior attainment. */
function ofPrior({ again }: OfPupils, choices: readonly Choice[]): readonly Choice[] {
  const { method, expectation } = again.question;
  if (expectation !== null && method !== "rank" && method !== "threshold") return choices;
  const reason = "the measure uses outcomes alone, whatever pupils had attained before";
  return choices.map(({ alternative }) => ({ alternative, estimator: () => (figure) => none(figure, reason) }));
}

const titleOf = ({ populations }: Study, name: string) => populations.get(name)?.title ?? name;

function scoreAgain({ scored: { study }, again }: OfPupils, name: string, question: TransformQuestion) {
  try {
    return scoreCells(again.cells, transformsOf(question)[0].method).moments;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new ColdspotError(`${study.at(["sensitivity"])} under the other choice ${name}: ${error.message}`, {
      exitCode: 3,
      advice: "take this choice out of the study",
    });
  }
}

function scoredAgain(
  pupils: OfPupils,
  name: string,
  question: TransformQuestion,
  scales = pupils.own.scales,
): Choice["estimator"] {
  return () => {
    const moments = scoreAgain(pupils, name, question);
    const means = new DomainMeans(moments, ({ area }) => ({ codes: pupils.scored.areas.codesOf(area) }));
    return (figure) => estimatePupils(figure, domainsOf(figure.formula), means, scales, ratioIn);
  };
}

function otherExpectations(pupils: OfPupils, { expectation }: SensitivitySpec): readonly Choice[] {
  const { question, population } = pupils.again;
  const { study } = pupils.scored;
  const of = question.expectation;
  return expectation.map((name): Choice => {
    const label = `expected from: ${titleOf(study, name)}`;
    const what = `a pupil is expected to reach the mean of this population with the same prior attainment: ${titleOf(study, name)}`;
    const asked = { ...question, expectation: of === null ? null : { ...of, expectation: population(name) } };
    return { alternative: { kind: "expectation", name: label, what }, estimator: scoredAgain(pupils, label, asked) };
  });
}

function otherRankings(pupils: OfPupils, { ranked }: SensitivitySpec): readonly Choice[] {
  const { question, population } = pupils.again;
  const { study } = pupils.scored;
  return ranked.map((name): Choice => {
    const label = `ranked among: ${titleOf(study, name)}`;
    const what = `pupils are scored and ranked among this population alone: ${titleOf(study, name)}`;
    const asked = { ...question, ranked: population(name) };
    // Months are made for ranks among all pupils.
    const scales = pupils.own.scales.filter(({ madeFor = null }) => madeFor === null);
    return { alternative: { kind: "ranked", name: label, what }, estimator: scoredAgain(pupils, label, asked, scales) };
  });
}

function errorsOfPrior(pupils: OfPupils, { ks2Reliability }: SensitivitySpec): readonly Choice[] {
  const { question } = pupils.again;
  const { expectation } = question;
  return ks2Reliability.map((reliability): Choice => {
    const name = `reliability ${reliability}`;
    const what = `expectations are made steeper to allow for errors of prior attainment, whose reliability is assumed to be ${reliability}`;
    const asked = { ...question, expectation: expectation === null ? null : { ...expectation, reliability } };
    return {
      alternative: { kind: "errors of prior attainment", name, what },
      estimator: scoredAgain(pupils, name, asked),
    };
  });
}

function insideBands({ scored, own }: OfPupils, { withinBand }: SensitivitySpec): readonly Choice[] {
  if (!withinBand) return [];
  const placesOf = ({ area }: Domain) => scored.areas.placesOf(area);
  const alternative: Choice["alternative"] = {
    kind: "within bands",
    name: "compared within bands",
    what: "each pupil of the group is compared with comparators of the same band of prior attainment; pupils of the group in bands without comparators are left out",
  };
  return [
    {
      alternative,
      estimator: () => (figure) => {
        if (figure.against === null || !isOfTwoMeans(figure))
          return none(figure, "the comparison within bands is of gaps, not of means or comparisons");
        const found = withinBands(own.moments, placesOf, figure.of, figure.against);
        if (found === null) return { ...none(figure, "no band has pupils of both groups"), cause: "empty" };
        const altered = alteredMeans(
          own.means,
          new Map([
            [figure.of.key, found.of],
            [figure.against.key, found.against],
          ]),
        );
        return estimatePupils(figure, domainsOf(figure.formula), altered, own.scales, ratioIn);
      },
    },
  ];
}

function otherCohorts({ study, on }: Scored, { leaveOutCohorts }: SensitivitySpec): readonly Choice[] {
  return leaveOutCohorts.map((year): Choice => {
    const before = Math.max(...study.years.filter((one) => one < year && !leaveOutCohorts.includes(one)));
    const name = `${before} in place of ${year}`;
    const what = `the cohort of ${year} is left out, and figures of that year are for ${before} instead`;
    return {
      alternative: { kind: "cohort left out", name, what },
      estimator: () => (figure) => {
        const other = inOtherYears(figure, (one) => (one === year ? before : one), study.breaks);
        if (other === null) return none(figure, `the comparison would be of ${before} with itself`);
        if (domainsOf(other.formula).every(({ key }, at) => key === domainsOf(figure.formula)[at]?.key))
          return none(figure, `the figure does not use ${year}`);
        const [own] = on(other);
        return estimatePupils(other, domainsOf(other.formula), own.means, own.scales, ratioIn);
      },
    };
  });
}

/** A choice about scores, which play no part in a share of pupils. */
function ofScores({ alternative, estimator }: Choice): Choice {
  return {
    alternative,
    estimator: () => {
      const estimate = estimator();
      return (figure) =>
        isOfMembership(figure) ? none(figure, "scores play no part in a share of pupils") : estimate(figure);
    },
  };
}

/** Choices that score all the pupils again, or some of them differently. */
function choicesOfPupils(pupils: OfPupils, sensitivity: SensitivitySpec, countStep: number): readonly Choice[] {
  const choices = [
    ...ofPrior(pupils, otherExpectations(pupils, sensitivity)),
    ...otherRankings(pupils, sensitivity),
    ...ofPrior(pupils, errorsOfPrior(pupils, sensitivity)),
    ...ofPrior(pupils, insideBands(pupils, sensitivity)),
    ...(sensitivity.withoutKs2 ? ofPrior(pupils, boundsOfUnseen(pupils.scored, pupils.again, countStep)) : []),
  ];
  return choices.map(ofScores);
}

/**
 * Figures of a measure under every other choice that its own files allow, on the scales of its first transform.
 *
 * @param countStep what the rules round counts to
 */
export function alternativesOf(
  scored: Scored,
  figures: readonly Figure[],
  countStep: number,
): readonly AlternativesOfFigure[] {
  const { study, measure, again } = scored;
  const { sensitivity } = study;
  if (sensitivity === null) return [];
  const found = new Map<string, Alternative[]>(figures.map(({ id }) => [id, []]));
  if (figures.length === 0) return [];
  const pupils = again === null ? null : { scored, again, own: again.transforms[0].on };
  const choices = [
    ...(pupils === null ? [] : choicesOfPupils(pupils, sensitivity, countStep)),
    // Grades are for two dates, and have no cohorts.
    ...(measure.of === "schools" ? [] : otherCohorts(scored, sensitivity)),
  ];
  for (const { alternative, estimator } of choices) {
    const estimate = estimator();
    for (const figure of figures) found.get(figure.id)?.push({ ...alternative, estimated: estimate(figure) });
  }
  return [...found].map(([figure, alternatives]) => ({ figure, alternatives }));
}
