import type { VNode } from "preact";
import { leastCoverage } from "../../release/assurance/coverage-found.ts";
import type { ShownAssurance } from "../../release/assurance/shown-assurance.ts";
import { capital } from "../words/words.ts";
import { PlainTable } from "./plain-table.tsx";

/**
 * One cell: in how many of 100 trials the intervals of a kind and size held the true value.
 *
 * @example assuranceWords({ held: { low: 94.1, high: 95.2 }, marked: false }) // "94.1 to 95.2"
 * @example assuranceWords({ held: null, marked: false }) // "not tried"
 */
export function assuranceWords({ held, marked }: Pick<ShownAssurance, "held" | "marked">): string {
  const of =
    held === null
      ? "not tried"
      : held.low === held.high
        ? held.low.toFixed(1)
        : `${held.low.toFixed(1)} to ${held.high.toFixed(1)}`;
  return marked || (held !== null && held.low < leastCoverage) ? `${of}; unreliable` : of;
}

/** Each once, in the order in which they were met. */
const once = (all: readonly string[]): readonly string[] => [...new Set(all)];

/** "8 to 14" before "15 to 39". */
const rising = (steps: readonly string[]): readonly string[] =>
  [...once(steps)].sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10));

/** How often the intervals of each kind and size in a release held the true value in trials, or that this was not tried. */
export function AssuranceTables({ assurances }: { readonly assurances: readonly ShownAssurance[] }): VNode {
  const tables = once(assurances.map(({ scores, nation }) => `${scores}|${nation}`)).map((key) => {
    const own = assurances.filter(({ scores, nation }) => `${scores}|${nation}` === key);
    const steps = rising(own.map(({ schools }) => schools));
    const rows = once(own.map(({ statistic }) => statistic)).map((statistic) => [
      capital(statistic),
      ...steps.map((step) => {
        const found = own.find((one) => one.statistic === statistic && one.schools === step);
        return found === undefined ? "" : assuranceWords(found);
      }),
    ]);
    const [scores, nation] = key.split("|");
    return { key, steps, rows, caption: `${capital(scores ?? "")}, in a whole of ${nation} schools` };
  });
  return (
    <>
      <p>
        We tried how often such intervals are right. We drew many invented sets of schools whose true values are known,
        and worked out every figure as here. The tables say, for each kind of figure in this report and for the number
        of schools in its smallest group, in how many of 100 trials the interval held the true value. They should be 95.
        Two numbers are those of the invented schools that did worst and best. Below {leastCoverage} the figures are
        marked as unreliable. Where it says “not tried”, nothing was drawn of that kind and size, so we do not know how
        often its intervals are right.
      </p>
      {tables.map(({ key, steps, rows, caption }) => (
        <PlainTable
          key={key}
          caption={caption}
          columns={[{ head: "Figure" }, ...steps.map((step) => ({ head: `${step} schools`, numeric: true }))]}
          rows={rows}
        />
      ))}
    </>
  );
}
