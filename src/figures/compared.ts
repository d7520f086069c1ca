import { england } from "../study/read-places.ts";
import type { Request } from "../study/request.ts";
import type { Study } from "../study/study.ts";
import type { Figure } from "./figure.ts";

type Shown = Extract<Request, { kind: "show" }>;

/**
 * What a study and its variants are set side by side on: for each measure the gaps asked for in the whole, or the means
 * where there are none, in the last year that has any.
 */
export function comparedRequests(study: Study): readonly Shown[] {
  return [...study.measures.keys()].flatMap((measure) => {
    const asked = study.ask
      .filter((request) => request.kind === "show")
      .filter((request) => request.measure === measure && request.in.includes(england));
    const gaps = asked.filter(({ statistic }) => statistic === "gap");
    const wanted = gaps.length > 0 ? gaps : asked.filter(({ statistic }) => statistic === "mean");
    const last = Math.max(...wanted.flatMap(({ years }) => years));
    return wanted
      .filter(({ years }) => years.includes(last))
      .map((request) => ({ ...request, in: [england], years: [last] }));
  });
}

/** Those of a study's figures that its variants are compared on; a group set against itself is none. */
export function comparedFigures(study: Study, figures: readonly Figure[]): readonly Figure[] {
  const requests = comparedRequests(study);
  return figures.filter(
    ({ with: other, measure, statistic, of, against }) =>
      other === null &&
      of.area.scheme === "national" &&
      of.key !== against?.key &&
      requests.some(
        (request) =>
          request.measure === measure &&
          request.statistic === statistic &&
          request.of.includes(of.population) &&
          request.years.includes(of.year),
      ),
  );
}
