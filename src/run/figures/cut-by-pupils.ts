import type { Area } from "../../places/area.ts";
import type { PlaceSpec } from "../../study/study.ts";

/** Whether the pupils who are counted decide what belongs to an area, so that other pupils make another area of that name. */
export function isCutByPupils(places: PlaceSpec, area: Area): boolean {
  const ofScheme = (name: string): boolean => {
    const scheme = places.schemes.get(name);
    if (scheme === undefined) return false;
    if (scheme.kind === "mix-fifths") return true;
    return (scheme.kind === "fifths" || scheme.kind === "file-fifths") && scheme.weightedBy === "pupils";
  };
  const ofGroup = (name: string): boolean => {
    const group = places.groups.get(name);
    if (group === undefined) return false;
    return group.kind === "not" ? ofGroup(group.group) : ofScheme(group.scheme);
  };
  return area.scheme === "group" ? ofGroup(area.name) : ofScheme(area.scheme);
}
