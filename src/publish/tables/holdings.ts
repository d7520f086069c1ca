import type { AnyFigure, AnyFormula } from "../../figures/figure.ts";
import { isOfMembership } from "../../figures/reading.ts";
import { countedOf, type Finding, type Counted as FindingCounted, isShown, isValue } from "../../release/finding.ts";
import type { Study } from "../../study/study.ts";
import { isOfSchools } from "../words/words.ts";

/** Kinds of statistics that an output checker distinguishes, in the order in which they are listed. */
export const statisticKinds = [
  "means",
  "differences of means",
  "ratios of means",
  "shares",
  "differences of shares",
  "ratios of shares",
  "bounds of shares",
  "differences of percentiles",
  "smallest and largest values",
  "shrunken estimates",
  "standard errors",
  "intervals",
  "test statistics",
  "p values",
  "ranks",
  "counts",
] as const;

export type StatisticKind = (typeof statisticKinds)[number];

/** What is counted: pupils, schools, or rows of a file. */
export type Units = "pupils" | "schools" | "rows";

/** A number of pupils, schools or rows, as it may be shown. */
export interface Counted {
  readonly of: Units;
  readonly n: number;
}

/** What an output checker must know about a file: its statistics, how many are behind its means, what it counts. */
export interface Holdings {
  readonly statistics: readonly StatisticKind[];
  /** The fewest pupils and schools of the means that numbers in it are made of. */
  readonly behind: readonly Counted[];
  /** The smallest counts that can be read in it. */
  readonly counted: readonly Counted[];
}

/** The smallest count of each unit: nothing else is asked about counts, and a list of all would be long. */
function smallest(counts: Iterable<Counted>): readonly Counted[] {
  const found = new Map<Units, Counted>();
  for (const one of counts) {
    const before = found.get(one.of);
    if (before === undefined || one.n < before.n) found.set(one.of, one);
  }
  return [...found.values()];
}

/** For a file without a number about pupils or schools. */
export const noStatistics: Holdings = { statistics: [], behind: [], counted: [] };

/** A kind of statistic without means behind it, and nothing counted. */
export function statistic(...statistics: readonly StatisticKind[]): Holdings {
  return { ...noStatistics, statistics };
}

/** What several things hold together. */
export function together(all: readonly Holdings[]): Holdings {
  const found = new Set(all.flatMap(({ statistics }) => statistics));
  return {
    statistics: statisticKinds.filter((kind) => found.has(kind)),
    behind: smallest(all.flatMap(({ behind }) => behind)),
    counted: smallest(all.flatMap(({ counted }) => counted)),
  };
}

/** Counts that can be read; hidden ones are not among them. */
export function countsOf(of: Units, counts: readonly (number | null)[]): Holdings {
  let least: number | null = null;
  for (const n of counts) if (n !== null && (least === null || n < least)) least = n;
  return {
    statistics: least === null ? [] : ["counts"],
    behind: [],
    counted: least === null ? [] : [{ of, n: least }],
  };
}

/** The fewest pupils, schools or rows among some counts; null where there is no such count. */
export function fewest(counts: readonly Counted[], units: Units): number | null {
  return counts.reduce<number | null>(
    (least, { of, n }) => (of === units && (least === null || n < least) ? n : least),
    null,
  );
}

function isRatio(formula: AnyFormula): boolean {
  if (formula.op === "over" || formula.op === "log") return true;
  return "left" in formula ? isRatio(formula.left) || isRatio(formula.right) : "of" in formula && isRatio(formula.of);
}

function meansIn(formula: AnyFormula): number {
  if (formula.op === "mean") return 1;
  return "left" in formula ? meansIn(formula.left) + meansIn(formula.right) : "of" in formula ? meansIn(formula.of) : 0;
}

function isOfShares(figure: AnyFigure, study: Study): boolean {
  const { measure, statistic } = figure;
  const spec = study.measures.get(measure);
  return statistic === "share" || isOfMembership(figure) || spec?.of === "schools" || spec?.method === "threshold";
}

/** The kind of a figure, by its formula: several means make a difference; a share minus a constant is still a share. */
function kindOf(figure: AnyFigure, study: Study): StatisticKind {
  const { formula } = figure;
  if (figure.base === "percentile_gap") return "differences of percentiles";
  const base = isOfShares(figure, study) ? "shares" : "means";
  return isRatio(formula) ? `ratios of ${base}` : meansIn(formula) > 1 ? `differences of ${base}` : base;
}

/** What is counted: schools where they are measured, otherwise pupils and the schools they go to, if the source shows those. */
function countsIn({ n, schools }: FindingCounted, ofSchools: boolean): readonly Counted[] {
  if (ofSchools) return [{ of: "schools", n }];
  return [{ of: "pupils", n }, ...(schools === null ? [] : [{ of: "schools" as const, n: schools }])];
}

/** The counts behind findings that are shown, with schools counted as schools; hidden findings hold nothing. */
export function ofFindings(findings: readonly Finding[], study: Study): Holdings {
  const shown = findings.filter((finding) => isShown(finding) || isValue(finding));
  const kinds = new Set(shown.map(({ figure }) => kindOf(figure, study)));
  const means = shown.flatMap(({ figure, rests }) =>
    rests.flatMap(({ counted }) => (counted === null ? [] : countsIn(counted, isOfSchools(study, figure.measure)))),
  );
  return { statistics: [...kinds], behind: smallest(means), counted: [] };
}

/** The pupils and schools that are printed next to findings, with schools counted as schools. */
export function countsOfFindings(findings: readonly Finding[], study: Study): Holdings {
  const all = findings.flatMap((finding) => {
    const counted = countedOf(finding);
    return counted === null ? [] : countsIn(counted, isOfSchools(study, finding.figure.measure));
  });
  const of = (units: Units) => all.flatMap((one) => (one.of === units ? [one.n] : []));
  return together([countsOf("pupils", of("pupils")), countsOf("schools", of("schools"))]);
}
