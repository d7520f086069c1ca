import type { LeadershipStatistic } from "../study/grades-of-schools.ts";
import { requestsOfVariants } from "../study/requests-of-variants.ts";
import type { Study } from "../study/study.ts";
import type { Figure } from "./figure.ts";
import { isAtLastTime } from "./grades/set-of-schools.ts";
import { timesOf } from "./grades/times.ts";

/** Which statistics of grades are compared: grades at the last time, and what became of the schools since the first. */
const ofGrades: readonly LeadershipStatistic[] = [
  "share_good_or_outstanding",
  "share_declined",
  "share_improved",
  "relative_reduction_weak",
];

/** Whether a figure is one that is compared with variants, wherever in the study it was asked for. */
function isOfVariants(study: Study, { measure: name, statistic, of, against, with: other }: Figure): boolean {
  if (other !== null || of.area.scheme !== "national" || of.key === against?.key) return false;
  const measure = study.measures.get(name);
  if (measure?.of === "schools")
    return ofGrades.some((one) => one === statistic) && isAtLastTime(of, timesOf(study, measure));
  return true;
}

/** The figures of a study on which its variants are compared; a group set against itself has none. */
export function figuresOfVariants(study: Study, figures: readonly Figure[]): readonly Figure[] {
  const requests = requestsOfVariants(study);
  return figures.filter((figure) => {
    const { measure, statistic, of } = figure;
    if (!isOfVariants(study, figure)) return false;
    return requests.some((request) => {
      if (request.measure !== measure) return false;
      if (request.kind === "leadership") return request.of.some((set) => of.population.split(", ")[0] === set);
      return request.statistic === statistic && request.of.includes(of.population) && request.years.includes(of.year);
    });
  });
}
