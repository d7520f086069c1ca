import type { Formula } from "../figure.ts";
import { minus } from "../formula.ts";

/** A gap from the national comparator, as the sum of two parts. */
export interface AgainstNation {
  readonly gap: Formula;
  /** The gap within the area: between pupils who go to school in the same place. */
  readonly inArea: Formula;
  /** How far the comparator's pupils in the area are behind those of the nation: this affects the whole area. */
  readonly ofPlace: Formula;
}

/**
 * Splits an area's gap from the national comparator into the gap inside the area and the distance of the area's own
 * comparator from the nation's.
 *
 *   nation - group = (comparator in area - group) + (nation - comparator in area)
 *
 * @example nation 55, comparator in the area 50, group 38: gap 17 = 12 in the area + 5 of the place
 */
export function areaAgainstNation(group: Formula, comparatorInArea: Formula, nation: Formula): AgainstNation {
  return {
    gap: minus(nation, group),
    inArea: minus(comparatorInArea, group),
    ofPlace: minus(nation, comparatorInArea),
  };
}
