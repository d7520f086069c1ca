import type { LeadershipRequest } from "./grades-of-schools.ts";
import { england } from "./read-places.ts";
import type { Request } from "./request.ts";
import type { Study } from "./study.ts";

type Shown = Extract<Request, { kind: "show" }>;

/** For pupils: the gaps requested for the whole, or the means if there are none, in the last year that has any. */
function ofPupils({ ask }: Study, measure: string): readonly Shown[] {
  const asked = ask
    .filter((request) => request.kind === "show")
    .filter((request) => request.measure === measure && request.in.includes(england));
  const gaps = asked.filter(({ statistic }) => statistic === "gap");
  const wanted = gaps.length > 0 ? gaps : asked.filter(({ statistic }) => statistic === "mean");
  const last = Math.max(...wanted.flatMap(({ years }) => years));
  return wanted
    .filter(({ years }) => years.includes(last))
    .map((request) => ({ ...request, in: [england], years: [last] }));
}

/** For grades: the requests for the whole. */
function ofGrades({ ask }: Study, measure: string): readonly LeadershipRequest[] {
  return ask
    .filter((request) => request.kind === "leadership")
    .filter((request) => request.measure === measure && request.compare === null && request.in.includes(england))
    .map((request) => ({ ...request, in: [england] }));
}

/**
 * The figures on which a study and its variants are compared. For a measure of pupils: its gaps in the whole, or its means
 * there if it shows no gap, in the last year that has any. For grades of schools: what is shown for the whole.
 */
export function requestsOfVariants(study: Study): readonly (Shown | LeadershipRequest)[] {
  return [...study.measures.values()].flatMap(({ name, of }): readonly (Shown | LeadershipRequest)[] =>
    of === "schools" ? ofGrades(study, name) : ofPupils(study, name),
  );
}
