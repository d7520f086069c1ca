import type { DomainCount, Estimated } from "../estimates/estimate.ts";
import type { Domain, Figure } from "../figures/figure.ts";
import type { LeadershipSet } from "../study/grades-of-schools.ts";
import type { Finding } from "./finding.ts";
import type { ProtectedLeadership } from "./leadership.ts";
import { hidesMean } from "./primary.ts";
import { type Rules, zerosAreSmall } from "./rules.ts";

/** Why sets of schools rated both times are hidden in an area, by measure, set and area. */
export type HiddenSets = ReadonlyMap<string, string>;

export const noHiddenSets: HiddenSets = new Map();

/** Sets whose shares at two times, and shares that rose and fell, make each other up. */
const ratedBothTimes: readonly LeadershipSet[] = ["matched", "re-inspected"];

function setKey(measure: string, population: string, areaKey: string): readonly string[] {
  const [set] = population.split(", ");
  return ratedBothTimes.some((one) => one === set) ? [`${measure}|${set}|${areaKey}`] : [];
}

function domainsOfFigure({ of, against, with: other }: Figure): readonly Domain[] {
  return [of, against, other].flatMap((domain) => domain ?? []);
}

function setsOf(figure: Figure): readonly string[] {
  return domainsOfFigure(figure).flatMap(({ population, area }) => setKey(figure.measure, population, area.key));
}

/** Sets that a suppressed figure tells to be small: a comparison hides only the side that is, where that is known. */
function smallSets({ figure, rests }: Estimated, rules: Rules): readonly string[] {
  const known = new Set(rests.map(({ key }) => key));
  const keysOf = ({ population, areaKey }: DomainCount) => setKey(figure.measure, population, areaKey);
  const small = rests.filter((rest) => hidesMean(rest, rules, true)).flatMap(keysOf);
  const empty = domainsOfFigure(figure)
    .filter(({ key }) => !known.has(key))
    .flatMap(({ population, area }) => setKey(figure.measure, population, area.key));
  const found = [...small, ...empty];
  return found.length > 0 ? found : setsOf(figure);
}

/**
 * Sets of schools of which nothing may be told in an area.
 *
 * Of n schools rated both times, those that rose are n × (good after − good before) and those that fell: one of these
 * shares follows from the others. So all figures of such a set in an area are shown, or none.
 *
 * @param protect what the rules make of one figure alone
 * @example // East, 83 schools: 57 good before, 38 after, 23 fell, so 38 − 57 + 23 = 4 rose, which is a small count
 */
export function hiddenSets(
  estimates: readonly Estimated[],
  rules: Rules,
  protect: (estimated: Estimated) => Finding,
): HiddenSets {
  if (!zerosAreSmall(rules)) return noHiddenSets;
  const hidden = new Map<string, string>();
  for (const estimated of estimates) {
    const finding = protect(estimated);
    if (finding.status !== "suppressed") continue;
    for (const key of smallSets(estimated, rules)) hidden.set(key, finding.reason);
  }
  return hidden;
}

/** Hides a figure of a hidden set, or a comparison with one. */
export function hideWithSet(finding: Finding, hidden: HiddenSets): Finding {
  const { figure } = finding;
  const [reason] = setsOf(figure).flatMap((key) => hidden.get(key) ?? []);
  return reason === undefined ? finding : { figure, status: "suppressed", reason };
}

/** Hides the moves, the bars and the bounds of areas where a set of the measure is hidden. */
export function hideMovesWithSets(told: ProtectedLeadership, hidden: HiddenSets): ProtectedLeadership {
  const isHidden = (areaKey: string) =>
    ratedBothTimes.some((set) => setKey(told.measure, set, areaKey).some((key) => hidden.has(key)));
  return {
    ...told,
    areas: told.areas.map((area) =>
      isHidden(area.key)
        ? {
            ...area,
            moves: null,
            matchedFirst: null,
            matchedLast: null,
            bounds: { good: null, declined: null, improved: null, reduction: null },
          }
        : area,
    ),
  };
}
