import type { DomainCount, Estimated } from "../estimates/estimate.ts";
import type { Domain } from "../figures/domain.ts";
import type { AnyFigure } from "../figures/figure.ts";
import type { Area } from "../places/area.ts";
import type { LeadershipSet } from "../study/grades-of-schools.ts";
import { type Finding, hidden } from "./finding.ts";
import type { OwnFigures } from "./inside.ts";
import { hidesMean } from "./primary.ts";
import { type Rules, zerosAreSmall } from "./rules.ts";

/** Why sets of schools rated both times are hidden in an area, by measure, set and area. */
export type HiddenSets = ReadonlyMap<string, string>;

const ratedBothTimes: readonly LeadershipSet[] = ["matched", "re-inspected"];

const keyOf = (measure: string, set: LeadershipSet, areaKey: string) => `${measure}|${set}|${areaKey}`;

/** The set of schools rated both times that a domain is a part of, in its area. */
function setKey({ measure, ratedTwice }: OwnFigures, domain: Domain): readonly string[] {
  const set = ratedTwice(domain);
  return set === null ? [] : [keyOf(measure, set, domain.area.key)];
}

function domainsOf({ of, against, with: other, versus }: AnyFigure): readonly Domain[] {
  return [of, against, other, versus].flatMap((domain) => domain ?? []);
}

function setsOf(measure: OwnFigures, figure: AnyFigure): readonly string[] {
  return domainsOf(figure).flatMap((domain) => setKey(measure, domain));
}

/**
 * Sets that a suppressed figure shows to be small: for a comparison, only the side that is small, where that is known.
 */
function smallSets(measure: OwnFigures, { figure, rests }: Estimated, rules: Rules): readonly string[] {
  const domains = new Map(domainsOf(figure).map((domain) => [domain.key, domain]));
  const keysOf = ({ key }: DomainCount) => {
    const domain = domains.get(key);
    return domain === undefined ? [] : setKey(measure, domain);
  };
  const known = new Set(rests.map(({ key }) => key));
  const small = rests.filter((rest) => hidesMean(rest, rules, true)).flatMap(keysOf);
  const empty = [...domains.values()].filter(({ key }) => !known.has(key)).flatMap((domain) => setKey(measure, domain));
  const found = [...small, ...empty];
  return found.length > 0 ? found : setsOf(measure, figure);
}

/**
 * Sets of schools about which nothing may be shown in an area.
 *
 * Of n schools rated both times, those that rose are n × (good after − good before) and those that fell: one of these
 * shares follows from the others. So either all figures of such a set in an area are shown, or none.
 *
 * @param alone what the rules decide about one figure alone
 * @example // East, 83 schools: 57 good before, 38 after, 23 fell, so 38 − 57 + 23 = 4 rose, which is a small count
 */
export function setsHidden(
  measures: readonly OwnFigures[],
  rules: Rules,
  alone: (estimated: Estimated) => Finding,
): HiddenSets {
  const found = new Map<string, string>();
  if (!zerosAreSmall(rules)) return found;
  for (const measure of measures) {
    for (const estimated of measure.estimates) {
      const finding = alone(estimated);
      if (finding.kind !== "hidden" || finding.status !== "suppressed") continue;
      for (const key of smallSets(measure, estimated, rules)) found.set(key, finding.reason);
    }
  }
  return found;
}

/** Hides a figure of a hidden set, or a comparison with one. */
export function hideWithSet(finding: Finding, measure: OwnFigures, sets: HiddenSets): Finding {
  const [reason] = setsOf(measure, finding.figure).flatMap((key) => sets.get(key) ?? []);
  return reason === undefined ? finding : hidden(finding.figure, "suppressed", reason);
}

/** Why a set of schools rated both times is hidden in an area; null where none is. */
export function whyHiddenIn({ measure }: OwnFigures, area: Area, sets: HiddenSets): string | null {
  const found = ratedBothTimes.flatMap((set) => sets.get(keyOf(measure, set, area.key)) ?? []);
  return found[0] ?? null;
}
