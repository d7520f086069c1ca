import type { Frame } from "../../cells/frame.ts";
import type { UnitCounts } from "../../cells/unit-counts.ts";
import type { Findings } from "../finding.ts";
import type { MeasureInside } from "../inside.ts";
import { domainsProtected } from "./domains-protected.ts";
import { UnitClasses } from "./unit-classes.ts";

/** Measures that count the same pupils, with the classes of everything that is asked about them. */
export interface SameUnits {
  readonly measures: readonly MeasureInside[];
  readonly classes: UnitClasses;
}

const same = (a: Int32Array, b: Int32Array) => a.length === b.length && a.every((value, at) => value === b[at]);

const sameTexts = <T>(a: readonly T[], b: readonly T[]) =>
  a.length === b.length && a.every((value, at) => value === b[at]);

const isSameFrame = (a: Frame, b: Frame) =>
  sameTexts(a.schools.keys, b.schools.keys) &&
  sameTexts(a.places.keys, b.places.keys) &&
  sameTexts(a.atoms.keys, b.atoms.keys) &&
  sameTexts(a.years.keys, b.years.keys);

const isSameCounts = (a: UnitCounts, b: UnitCounts) =>
  same(a.n, b.n) &&
  same(a.key.school, b.key.school) &&
  same(a.key.place, b.key.place) &&
  same(a.key.atom, b.key.atom) &&
  same(a.key.year, b.key.year);

/**
 * Measures in groups that count the same pupils in every school, place, atom and year: what one shows of a number of
 * pupils, the others show too. Measures whose pupils are not counted for the rules are in none.
 */
export function measuresOfSameUnits(findings: Findings, measures: readonly MeasureInside[]): readonly SameUnits[] {
  const groups: MeasureInside[][] = [];
  for (const measure of measures) {
    if (measure.counted === null) continue;
    const group = groups.find(([first]) => {
      const counted = first?.counted ?? null;
      return (
        first !== undefined &&
        counted !== null &&
        measure.counted !== null &&
        isSameFrame(first.frame, measure.frame) &&
        isSameCounts(counted, measure.counted)
      );
    });
    if (group === undefined) groups.push([measure]);
    else group.push(measure);
  }
  return groups.flatMap((group) => {
    const [first] = group;
    if (first === undefined || first.counted === null) return [];
    const inside = new Map(group.map((measure) => [measure.measure, measure.inside]));
    const sets = [...findings.values()].flatMap(({ figure }) =>
      domainsProtected(figure).flatMap((domain) => inside.get(figure.measure)?.(domain) ?? []),
    );
    const { places, atoms, years } = first.frame;
    const sizes = { places: places.keys.length, atoms: atoms.keys.length, years: years.keys };
    return [{ measures: group, classes: new UnitClasses(sizes, first.counted, sets) }];
  });
}
