import { statistics } from "./figures.ts";
import { classes } from "./law.ts";
import { freedoms, type Tally } from "./tally.ts";

/** A share with its Monte Carlo error: blocks of nations are the units that could have been drawn otherwise. */
export interface Share {
  readonly value: number;
  readonly error: number;
}

export interface CoverageRow {
  readonly by: Tally["by"];
  readonly group: string;
  readonly statistic: string;
  readonly asked: number;
  readonly shown: number;
  readonly coverage: Share;
  /** Share of intervals that lie wholly above, or below, the truth. */
  readonly above: number;
  readonly below: number;
  readonly published: number;
  readonly publishedCoverage: Share;
  readonly meanWidth: number;
  readonly meanError: Share;
  readonly medianFreedom: number;
}

/** A ratio of sums over blocks, its error by linearisation over blocks. */
function shareOf(tallies: readonly Tally[], top: (one: Tally) => number, bottom: (one: Tally) => number): Share {
  const total = tallies.reduce((sum, one) => sum + bottom(one), 0);
  const value = tallies.reduce((sum, one) => sum + top(one), 0) / total;
  const squares = tallies.reduce((sum, one) => sum + (top(one) - value * bottom(one)) ** 2, 0);
  return { value, error: Math.sqrt((tallies.length / (tallies.length - 1)) * squares) / total };
}

/** The table of all blocks: a row for each statistic in each class, and at each step of degrees of freedom. */
export function coverageTable(tallies: readonly Tally[]): readonly CoverageRow[] {
  const groups = [
    ...classes.map((group) => ({ by: "class" as const, group })),
    ...freedoms.map((group) => ({ by: "freedom" as const, group })),
  ];
  return groups.flatMap(({ by, group }) =>
    statistics.flatMap((statistic): readonly CoverageRow[] => {
      const own = tallies.filter((one) => one.by === by && one.group === group && one.statistic === statistic);
      const sum = (of: (one: Tally) => number) => own.reduce((total, one) => total + of(one), 0);
      const shown = sum((one) => one.shown);
      if (shown === 0) return [];
      const freedom = own.flatMap((one) => (one.shown > 0 ? [one.freedom] : [])).sort((a, b) => a - b);
      const above = sum((one) => one.above) / shown;
      const coverage = shareOf(
        own,
        (one) => one.covered,
        (one) => one.shown,
      );
      return [
        {
          by,
          group,
          statistic,
          asked: sum((one) => one.asked),
          shown,
          coverage,
          above,
          below: 1 - coverage.value - above,
          published: sum((one) => one.published),
          publishedCoverage: shareOf(
            own,
            (one) => one.publishedCovered,
            (one) => one.published,
          ),
          meanWidth: sum((one) => one.widths) / shown,
          meanError: shareOf(
            own,
            (one) => one.errors,
            (one) => one.shown,
          ),
          medianFreedom: freedom[Math.floor(freedom.length / 2)] ?? 0,
        },
      ];
    }),
  );
}
