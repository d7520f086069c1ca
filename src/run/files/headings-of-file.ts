import { inspectionLayout, roleOfSlot, slotRoles } from "../../intake/inspection-layout.ts";
import type { OwnHeadings } from "../../intake/own-headings.ts";
import { linkColumns } from "../../intake/school-links.ts";
import { registerColumns } from "../../intake/school-register.ts";
import type { FileSpec } from "../../study/study.ts";

/** The usual heading of a role in a layout that has usual headings; the role itself where it has none. */
function usualHeading(layout: FileSpec["layout"], role: string): string {
  if (layout === "gias") return new Map<string, string>(registerColumns).get(role) ?? role;
  if (layout === "gias-links") return new Map<string, string>(linkColumns).get(role) ?? role;
  if (layout !== "ofsted-mi") return role;
  const { slots, school } = inspectionLayout();
  for (const slot of slots)
    for (const own of slotRoles) if (roleOfSlot(slot.slot, own) === role) return Object.keys(slot[own])[0] ?? role;
  return Object.keys(school[role] ?? {})[0] ?? role;
}

/**
 * What a file calls the columns of its entry.
 *
 * @param columns names of the file's own, by role, or by a heading that the entry uses for a group or to keep rows
 */
export function headingsOfFile(spec: FileSpec, columns: ReadonlyMap<string, string>): OwnHeadings {
  return new Map(
    [...columns].map(([role, heading]) => [heading, spec.columns.get(role) ?? usualHeading(spec.layout, role)]),
  );
}
