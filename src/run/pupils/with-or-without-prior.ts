import type { MeasureSpec, Study } from "../../study/study.ts";

/** Whether a measure's scores are residuals from prior attainment, so that pupils without it have none. */
function restsOnPrior(measure: MeasureSpec): boolean {
  return (
    measure.of === "pupils" && measure.prior !== null && measure.method !== "rank" && measure.method !== "threshold"
  );
}

/** The study for all pupils with an outcome, whether they have prior attainment or not; it shows no figure. */
export function withOrWithoutPrior(study: Study): Study {
  const measures = [...study.measures].flatMap(([name, measure]): (readonly [string, MeasureSpec])[] =>
    measure.of === "pupils" && restsOnPrior(measure)
      ? [[name, { ...measure, prior: null, method: "rank", months: null }]]
      : [],
  );
  return {
    ...study,
    measures: new Map(measures),
    ask: [],
    variants: [],
    sensitivity: null,
    decompose: [],
    percentileGaps: [],
    bootstrap: null,
  };
}
