import { primitivesOf } from "../../cohort/membership.ts";
import type { Study } from "../../study/study.ts";
import { unusedRoles } from "../../study/unused-roles.ts";

const words = ["no", "yes", "not known: in neither group"] as const;

/** What blank cells of flags count as, and which columns of the study nothing uses. */
export function columnLines(study: Study): readonly string[] {
  const flags = [...study.files.values()].flatMap((file) => {
    if (file.layout !== "pupils") return [];
    return primitivesOf(study.populations, (role) => file.columns.has(role)).flatMap((primitive) =>
      primitive.kind === "flag" && file.columns.has(primitive.role) ? [{ file, role: primitive.role }] : [],
    );
  });
  const blanks = flags.map(({ file, role }) => {
    const stated = file.blank.get(role);
    const how = stated === undefined ? `; if blank means no, write files: ${file.name}: blank: { ${role}: no }` : "";
    return `  blank cells of ${role} (${file.columns.get(role)}) count as ${words[stated ?? 2]}${how}`;
  });
  const unused = unusedRoles(study).map(
    ({ file, role }) => `  nothing uses the column of ${role} (${file.name}: ${file.columns.get(role)})`,
  );
  return blanks.length + unused.length === 0 ? [] : ["would take columns so", ...blanks, ...unused];
}
