import type { Highs } from "highs";
import type { Fact, Hidden, Outcome, Union } from "../../attack/facts.ts";
import type { Found, Width } from "../../attack/verdict.ts";
import type { DomainCount } from "../../estimates/estimate.ts";
import type { AnyFigure } from "../../figures/figure.ts";
import { suppress } from "../../protection/suppress.ts";
import type { Study } from "../../study/study.ts";
import { type Finding, type Findings, hidden } from "../finding.ts";
import type { MeasureInside } from "../inside.ts";
import { isTooSmall } from "../primary.ts";
import type { Rules } from "../rules.ts";
import { type AskedUnion, type AskedUnions, askedUnions } from "./asked-unions.ts";
import { sensitiveDifferences } from "./differences.ts";
import { measuresOfSameUnits, type SameUnits } from "./same-units.ts";

/** The reason of a figure that is hidden to protect another. */
export const hiddenForOthers = "hidden so that what is hidden elsewhere cannot be found by subtraction";

/** What was done to protect what the rules hide. */
export interface Complementary {
  readonly findings: Findings;
  /** Measures of the same pupils, with the classes that their groups are put together from. */
  readonly units: readonly SameUnits[];
  /** Whether a figure is about something that had to be hidden, of the study or of another choice. */
  readonly isHidden: (figure: AnyFigure) => boolean;
  /** Hidden numbers that could not be protected; empty in every release. */
  readonly lost: readonly Found[];
}

/** Half as wide for those who reached something: both they and the others are counts. */
const widthOfReached = 2;

/** A mean that may be anywhere in half of all ranks is open, however large its error. */
const halfOfRanks = 50;

/** How well a mean is known from all that is printed of it on several scales, in standard errors. */
const knownTo = 0.002;

/** Two ends of a 95% interval, in standard errors. */
const errorsWide = 2 * 1.96;

function orderOf({ keep }: { readonly keep: readonly string[] }, pupilsOf: (of: Union) => number) {
  const rank = ({ domains }: AskedUnion) => {
    const first = domains.flatMap(({ area }) => {
      const kept = keep.findIndex(
        (name) => name === area.scheme || name === area.name || name === `${area.scheme} ${area.name}`,
      );
      return kept < 0 ? [] : [kept];
    });
    if (first.length > 0) return Math.min(...first);
    return domains.some(({ area }) => area.scheme === "national") ? keep.length : keep.length + 1;
  };
  return (unions: readonly AskedUnion[]) =>
    unions
      .map((union) => ({ union, rank: rank(union), pupils: pupilsOf(union.of) }))
      .sort((a, b) => a.rank - b.rank || b.pupils - a.pupils || (a.union.key < b.union.key ? -1 : 1))
      .map(({ union }) => union);
}

const reachedIn = ({ mean, pupils }: DomainCount) => Math.round(mean * pupils);

const exactly = (value: number) => ({ least: value, most: value });

/** The sums of an outcome of a measure: those who reached it, or its scores. */
export function outcomeOf(study: Study, measure: string): Outcome {
  const spec = study.measures.get(measure);
  if (spec?.of !== "schools" && spec?.method === "threshold") return { kind: "reached" };
  const isRank = spec?.of !== "schools" && spec?.method === "rank of residual";
  return isRank
    ? { kind: "score", least: 0, most: 100 }
    : { kind: "score", least: Number.NEGATIVE_INFINITY, most: Number.POSITIVE_INFINITY };
}

/** How many reached something, of each group of which a share is hidden. */
function hiddenReached(measure: string, suppressed: readonly AskedUnion[]): readonly Hidden[] {
  return suppressed
    .filter((union) => union.suppressed.has(measure))
    .map(({ of, means }) => {
      const mean = means.get(measure);
      return { of, outcome: measure, ...(mean === undefined ? {} : { truth: reachedIn(mean) }) };
    });
}

/** Means of groups that the rules hide, where their error is known. */
function hiddenMeans(measure: string, small: readonly AskedUnion[]): readonly Hidden[] {
  return small.flatMap(({ of, means }) => {
    const mean = means.get(measure);
    if (mean === undefined || !(mean.se > 0) || !Number.isFinite(mean.se)) return [];
    return [{ of, outcome: measure, truth: mean.mean, wide: Math.min(errorsWide * mean.se, halfOfRanks) }];
  });
}

/** What a shown mean says: who reached something exactly, or a mean as well as it is known from all that is printed. */
function factsOfMean(measure: string, outcome: Outcome, { of, means }: AskedUnion): readonly Fact[] {
  const mean = means.get(measure);
  if (mean === undefined) return [];
  if (outcome.kind === "reached") return [{ kind: "reached", outcome: measure, of, ...exactly(reachedIn(mean)) }];
  const half = knownTo * (mean.se > 0 ? mean.se : 1);
  return [{ kind: "mean", outcome: measure, of, least: mean.mean - half, most: mean.mean + half }];
}

interface OfGroup {
  readonly unions: AskedUnions;
  /** Keys of unions that must not be shown by any measure, and by single measures. */
  readonly hide: ReadonlySet<string>;
  readonly hideOf: ReadonlyMap<string, ReadonlySet<string>>;
  readonly lost: readonly Found[];
}

function protectGroup(
  solver: Highs,
  findings: Findings,
  { measures, classes }: SameUnits,
  study: Study,
  rules: Rules,
): OfGroup {
  const unions = askedUnions(findings, measures, classes);
  const isSensitive = (of: Union) => isTooSmall(classes.sizeOf(of), rules);
  const inOrder = orderOf({ keep: study.release.keepFirst }, (of) => classes.pupils(of));
  const shown = inOrder([...unions.all.values()].filter((union) => union.shown.size > 0));
  const suppressed = [...unions.all.values()].filter(({ of, suppressed: by }) => by.size > 0 && of.length > 0);
  const small = suppressed.filter(({ of }) => isSensitive(of));
  const differences = sensitiveDifferences(shown, (of) => classes.pupils(of), isSensitive);
  const { pupilsBelow } = rules.hide;
  const pupilsOf = (of: Union) => classes.pupils(of);
  const countOf = ({ of }: AskedUnion): Fact => ({ kind: "count", of, ...exactly(pupilsOf(of)) });
  const hiddenCounts = [...small.map(({ of }) => of), ...differences].map(
    (of): Hidden => ({ of, outcome: null, truth: pupilsOf(of) }),
  );
  const width: Width = { below: pupilsBelow, counts: pupilsBelow };
  const counts = suppress(
    solver,
    {
      atoms: classes.size,
      outcomes: new Map(),
      known: [],
      domains: shown.map((union) => ({ of: union.of, facts: [countOf(union)] })),
      hidden: hiddenCounts,
      subtracted: false,
      isSensitive,
    },
    width,
  );
  const hide = new Set([...counts.hide].flatMap((at) => shown[at]?.key ?? []));
  const left = shown.filter(({ key }) => !hide.has(key));
  const known = left.map(countOf);
  const hideOf = new Map<string, ReadonlySet<string>>();
  const lost = [...counts.lost];
  for (const { measure } of measures) {
    const outcome = outcomeOf(study, measure);
    // A mean without bounds could be anything unless subtraction gives it, which was looked at.
    if (outcome.kind === "score" && !Number.isFinite(outcome.most)) continue;
    const own = left.filter((union) => union.shown.has(measure) && union.means.has(measure));
    const ofMeasure = outcome.kind === "reached" ? hiddenReached(measure, suppressed) : hiddenMeans(measure, small);
    const found = suppress(
      solver,
      {
        atoms: classes.size,
        outcomes: new Map([[measure, outcome]]),
        known,
        domains: own.map((union) => ({ of: union.of, facts: factsOfMean(measure, outcome, union) })),
        hidden: ofMeasure,
        subtracted: outcome.kind === "score",
        isSensitive: () => false,
      },
      {
        below: pupilsBelow,
        counts: Math.ceil(pupilsBelow / widthOfReached),
      },
    );
    hideOf.set(measure, new Set([...found.hide].flatMap((at) => own[at]?.key ?? [])));
    lost.push(...found.lost);
  }
  return { unions, hide, hideOf, lost };
}

/**
 * Hides further figures so that nothing that the rules hide follows from what is shown, and what lies between two shown
 * groups does not either.
 *
 * The unit is a set of pupils in a year: a figure is shown only if none of the sets behind it must be hidden. Numbers of
 * pupils, means and shares that are shown are taken as exact, since their rounding can be undone.
 *
 * @param findings by the rules for each alone
 */
export function protectTogether(
  solver: Highs,
  findings: Findings,
  measures: readonly MeasureInside[],
  study: Study,
  rules: Rules,
): Complementary {
  const units = measuresOfSameUnits(findings, measures);
  const groups = units.map((group) => protectGroup(solver, findings, group, study, rules));
  const isHidden = (figure: AnyFigure) =>
    groups.some(({ unions, hide, hideOf }) =>
      unions.ofFigure(figure).some(({ key }) => hide.has(key) || (hideOf.get(figure.measure)?.has(key) ?? false)),
    );
  const after = (finding: Finding): Finding =>
    finding.kind !== "hidden" && isHidden(finding.figure)
      ? hidden(finding.figure, "suppressed", hiddenForOthers)
      : finding;
  return {
    findings: new Map([...findings].map(([id, finding]) => [id, after(finding)])),
    units,
    isHidden,
    lost: groups.flatMap(({ lost }) => lost),
  };
}
