import type { Domain } from "../figures/figure.ts";
import type { Study } from "../study/study.ts";
import { type Finding, isShown, type ShownFinding } from "./finding.ts";
import type { ProtectedLeadership } from "./leadership.ts";
import { protectCount, type Rules, zerosAreSmall } from "./rules.ts";

/** Sets of schools of which the same ones are counted at both times. */
const followedSets = ["matched", "re-inspected"] as const;

/** Schools of one area in one such set, as a key; null for other schools. */
function setOf(measure: string, { population, area }: Domain): string | null {
  const set = followedSets.find((one) => population.startsWith(one));
  return set === undefined ? null : JSON.stringify([measure, area.key, set]);
}

/** Sets whose figures tell each other: those of which one is hidden. */
function hiddenSets(findings: readonly Finding[]): ReadonlyMap<string, string> {
  const hidden = new Map<string, string>();
  for (const finding of findings) {
    const { figure } = finding;
    if (finding.status !== "suppressed" || (figure.with !== null && figure.with.area.key !== figure.of.area.key))
      continue;
    const key = setOf(figure.measure, figure.of);
    if (key !== null) hidden.set(key, finding.reason);
  }
  return hidden;
}

/** Where schools are what is counted, their number and what follows from it is rounded like a number of pupils. */
function withRoundedSchools(finding: ShownFinding, rules: Rules): ShownFinding {
  const { degreesOfFreedom: df, pupils } = finding;
  return {
    ...finding,
    schools: pupils,
    degreesOfFreedom: Number.isFinite(df) ? Math.max(1, protectCount(Math.round(df), rules) ?? 1) : df,
    rests: finding.rests.map((mean) => ({ ...mean, schools: mean.pupils })),
  };
}

/**
 * Hides all figures of schools followed in an area where one is hidden: of the share good before, good after, fallen and
 * risen any three give the fourth, to the school. Rounds what tells the number of schools.
 *
 * Only under rules that hide small counts; a set of schools has one fate, and comparisons with it share it.
 */
export function hideLinkedGrades(findings: readonly Finding[], { measures }: Study, rules: Rules): readonly Finding[] {
  if (!zerosAreSmall(rules)) return findings;
  const ofSchools = ({ figure }: Finding) => measures.get(figure.measure)?.of === "schools";
  const hidden = hiddenSets(findings.filter(ofSchools));
  return findings.map((finding): Finding => {
    if (!ofSchools(finding)) return finding;
    const { figure } = finding;
    const keys = [figure.of, ...(figure.with === null ? [] : [figure.with])].map((one) => setOf(figure.measure, one));
    const reason = keys.flatMap((key) => hidden.get(key ?? "") ?? [])[0];
    if (reason !== undefined && isShown(finding)) return { figure, status: "suppressed", reason };
    return isShown(finding) ? withRoundedSchools(finding, rules) : finding;
  });
}

/** The tables of grades without those of an area whose followed schools are hidden. */
export function hideLinkedTables(
  told: ProtectedLeadership,
  findings: readonly Finding[],
  rules: Rules,
): ProtectedLeadership {
  if (!zerosAreSmall(rules)) return told;
  const hidden = hiddenSets(findings.filter(({ figure }) => figure.measure === told.measure));
  return {
    ...told,
    areas: told.areas.map((area) =>
      hidden.has(JSON.stringify([told.measure, area.key, "matched"]))
        ? {
            ...area,
            moves: null,
            matchedFirst: null,
            matchedLast: null,
            bounds: { ...area.bounds, declined: null, improved: null, reduction: null },
          }
        : area,
    ),
  };
}
