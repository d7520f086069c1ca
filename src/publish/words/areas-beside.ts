import type { FoundArea, FoundAreas, FoundFamilies } from "../../release/families.ts";
import type { Finding } from "../../release/finding.ts";

/** What a finding's area is like compared with the others of its scheme. */
export interface BesideOthers {
  readonly family: FoundAreas;
  readonly area: FoundArea;
}

/** Areas that were set side by side, by the id of their figure. */
export function besideById({ areas }: FoundFamilies): ReadonlyMap<string, BesideOthers> {
  return new Map(
    areas.flatMap((family) => family.areas.map((area) => [area.finding.figure.id, { family, area }] as const)),
  );
}

/** The family of a scheme's findings, if they were set side by side. */
export function familyOf(findings: readonly Finding[], beside: ReadonlyMap<string, BesideOthers>): FoundAreas | null {
  for (const { figure } of findings) {
    const found = beside.get(figure.id);
    if (found !== undefined) return found.family;
  }
  return null;
}

/** The interval to read for an area that was picked: the one that holds for all areas together, if there is one. */
export function pickedInterval(
  finding: Finding,
  beside: ReadonlyMap<string, BesideOthers>,
): FoundArea["together"] | null {
  return beside.get(finding.figure.id)?.area.together ?? null;
}

/** The ranks that the data allow: "3 to 140", or "7" where they allow one. */
export function readableRanks({ ranks }: FoundArea): string {
  if (ranks === null) return "";
  return ranks.best === ranks.worst ? String(ranks.best) : `${ranks.best} to ${ranks.worst}`;
}
