import type { PriorSpec, PupilMeasure, Study } from "../../study/study.ts";
import { populationNoun } from "./words.ts";

function bandWords({ column, bands, minimum }: PriorSpec): string {
  const merged = `a band of fewer than ${minimum} pupils is merged with a neighbour`;
  switch (bands.kind) {
    case "each score":
      return `with the same ${column} (${merged})`;
    case "width":
      return `in the same band of ${column}, ${bands.points} wide (${merged})`;
    case "quantiles":
      return `in the same one of ${bands.groups} groups of about equal size by ${column} (equal scores stay together; ${merged})`;
    case "given":
      return `in the same band of ${column}, cut at ${bands.points.join(", ")} (${merged})`;
  }
}

function publishedAreaWords({ of }: PupilMeasure["outcome"], alone: boolean): string {
  const together = alone
    ? "The table has no numbers of pupils, so no areas or groups are put together."
    : "The mean of several areas is the sum of their pupils’ scores divided by the number of their pupils.";
  return `The score is the published mean ${of.replaceAll("_", " ")} of the pupils of each area, which already compares pupils with others of the same prior attainment. ${together}`;
}

/** Scores within the distribution of a nation, which is taken as given. */
function nationWords(outcome: string, prior: PriorSpec | null): string {
  const ties = "equal ones share the mean of their ranks. The nation’s distribution is taken as given";
  if (prior === null)
    return `A pupil’s score is the percentile rank of ${outcome} among all pupils of the nation of the year; ${ties}.`;
  return `A pupil’s residual is ${outcome} minus the mean ${outcome} of all pupils of the nation of the year ${bandWords(prior)}. The score is the percentile rank of the residual among those of all pupils of the nation; ${ties}.`;
}

/**
 * How pupils get the scores that are averaged, in words.
 *
 * @example scoreWords({ method: "rank", prior: null, ... }, study)
 * // "A pupil’s score is the percentile rank of points among all pupils of the year; ... Prior attainment plays no part."
 */
export function scoreWords(
  { method, prior, outcome, ranked, expectation, atLeast, file, nation }: PupilMeasure,
  study: Study,
): string {
  if (nation !== null) return nationWords(outcome.of, method === "rank" ? null : prior);
  const among = `among ${populationNoun(study, ranked)} of the year`;
  const ties = "equal ones share the mean of their ranks";
  const alone = " Prior attainment plays no part.";
  const areaTable = study.files.get(file)?.areaTable;
  if (areaTable !== undefined) return publishedAreaWords(outcome, !areaTable.counted);
  if (method === "published") {
    return `The score is the published mean ${outcome.of.replaceAll("_", " ")} of each school’s pupils, which already compares pupils with others of the same prior attainment. The mean of an area is the mean of its schools, each weighted by its pupils.`;
  }
  if (method === "threshold")
    return `The score is the share of pupils with ${outcome.of} of ${atLeast} or more.${alone}`;
  if (method === "national rank")
    return `A pupil’s score is the percentile rank in the nation that the file gives as ${outcome.of}, from 0 to 100; nothing is ranked again.`;
  if (method === "rank" || prior === null) {
    const score = method === "rank" ? `the percentile rank of ${outcome.of} ${among}; ${ties}` : `${outcome.of} itself`;
    return `A pupil’s score is ${score}.${alone}`;
  }
  const residual = `A pupil’s residual is ${outcome.of} minus the mean ${outcome.of} of ${populationNoun(study, expectation)} of the year ${bandWords(prior)}.`;
  const score =
    method === "rank of residual"
      ? `the percentile rank of the residual ${among}; ${ties}`
      : method === "standardised residual"
        ? `the residual divided by the standard deviation of residuals ${among}`
        : "the residual";
  return `${residual} The score is ${score}.`;
}
