import type { VNode } from "preact";
import { leastCoverage } from "../../release/assurance/coverage-found.ts";
import { besideWords, isTooSeldom, type ShownAssurance } from "../../release/assurance/shown-assurance.ts";
import { capital } from "../words/words.ts";
import { PlainTable } from "./plain-table.tsx";

/**
 * One cell: in how many of 100 trials the intervals of a kind and size held the true value.
 *
 * @example assuranceWords({ tried: { held: 94.1, error: 0.4 }, marked: false }) // "94.1 ± 0.4"
 * @example assuranceWords({ tried: null, marked: false }) // "not tried"
 */
export function assuranceWords({ tried, marked }: Pick<ShownAssurance, "tried" | "marked">): string {
  const held = tried === null ? "not tried" : `${tried.held.toFixed(1)} ± ${tried.error.toFixed(1)}`;
  return marked || isTooSeldom({ tried }) ? `${held}; unreliable` : held;
}

/**
 * What a reader must know about areas side by side whose intervals held too seldom: they have no mark of their own.
 *
 * @example // "Unreliable: shrunken gap, 5 to 7 schools, held the true value in 90.8 of 100 trials."
 */
export function besideWarning(assurances: readonly ShownAssurance[]): string {
  const beside = assurances.filter((one) => Object.values(besideWords).some((word) => one.statistic.startsWith(word)));
  const seldom = beside.filter(isTooSeldom);
  const each = seldom.map(
    ({ scores, statistic, schools, tried }) =>
      `${statistic} (${scores}), ${schools} schools, held the true value in ${tried?.held.toFixed(1)} of 100 trials`,
  );
  return each.length === 0 ? "" : `Unreliable: ${each.join("; ")}.`;
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
        of schools in its smallest group, in how many of 100 trials the interval held the true value. It should be 95.
        After “±” is the standard error of the trial itself. Below {leastCoverage} the figures are marked as unreliable.
        Where it says “not tried”, nothing was drawn of that kind and size, so we do not know how often its intervals
        are right. The trials cannot cover every distribution: where a few schools had nearly all pupils of the group,
        intervals of gaps held it in 92.7 of 100.
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
