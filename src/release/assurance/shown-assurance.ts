import type { Study } from "../../study/study.ts";
import type { ShownAreas } from "../families.ts";
import { type Findings, findingOf, isShown } from "../finding.ts";
import { type KindAndSize, keyOfSize, type LookUp, leastCoverage } from "./coverage-found.ts";
import { kindAndSizeOf, type SchoolsOfMeasures } from "./mark-by-coverage.ts";

/** How often intervals of a kind and size that a release shows held the true value in trials. */
export interface ShownAssurance extends KindAndSize {
  /** Of 100 trials, with the Monte Carlo error; null where that was not tried. */
  readonly tried: { readonly held: number; readonly error: number } | null;
  /** Whether every figure of the kind and size is marked as unreliable, for whatever reason. */
  readonly marked: boolean;
}

/** What the kinds of a release need to be known: the study, the schools of each measure, and the table. */
export interface AssuranceFacts {
  readonly nations: SchoolsOfMeasures;
  readonly coverage: LookUp;
}

/** What areas are given side by side, in the words of trials. */
export const besideWords = {
  joint: "joint interval of",
  shrunken: "shrunken",
  rank: "rank by",
} as const;

function areasBeside(
  areas: readonly ShownAreas[],
  findings: Findings,
  study: Study,
  { nations }: AssuranceFacts,
): readonly KindAndSize[] {
  return areas.flatMap(({ areas: beside }) =>
    beside.flatMap(({ id, shrunken, ranks }) => {
      const finding = findingOf(findings, id);
      const size = isShown(finding) ? kindAndSizeOf(finding, study, nations) : null;
      if (size === null) return [];
      const said = [
        besideWords.joint,
        ...(shrunken === null ? [] : [besideWords.shrunken]),
        ...(ranks === null ? [] : [besideWords.rank]),
      ];
      return said.map((what) => ({ ...size, statistic: `${what} ${size.statistic}` }));
    }),
  );
}

/** Whether intervals of a kind and size held the true value too seldom in trials. */
export const isTooSeldom = ({ tried }: Pick<ShownAssurance, "tried">): boolean =>
  tried !== null && tried.held < leastCoverage;

/**
 * The assurance that belongs to each kind and size of figure that a release shows, in the order in which readers meet
 * them: figures, then areas side by side.
 */
export function assurancesOf(
  findings: Findings,
  areas: readonly ShownAreas[],
  study: Study,
  facts: AssuranceFacts,
): readonly ShownAssurance[] {
  const found = new Map<string, ShownAssurance>();
  const add = (size: KindAndSize, isMarked: boolean) => {
    const key = keyOfSize(size);
    const row = facts.coverage(size);
    const tried = row === null ? null : { held: row.held, error: row.error };
    const marked = isMarked && (found.get(key)?.marked ?? true);
    const { scores, statistic, schools, nation } = size;
    found.set(key, { scores, statistic, schools, nation, tried, marked });
  };
  for (const finding of findings.values()) {
    // Under other choices the scores can be others; the study's own figures are of the same kinds.
    if (!isShown(finding) || finding.figure.role === "choice") continue;
    const size = kindAndSizeOf(finding, study, facts.nations);
    if (size !== null) add(size, finding.status === "unreliable");
  }
  for (const size of areasBeside(areas, findings, study, facts)) {
    const held = facts.coverage(size)?.held ?? leastCoverage;
    add(size, held < leastCoverage);
  }
  return [...found.values()];
}
