import { primitivesOf } from "../cohort/membership.ts";
import type { NpdLayoutName } from "../intake/npd-layout.ts";
import type { PupilMeasure, Study } from "../study/study.ts";

/** What a measure asks of an extract. */
export interface RolesAsked {
  readonly wanted: readonly string[];
  /** Roles that another file of the study serves: their columns are left alone. */
  readonly dropped: readonly string[];
}

const hasLayout = (study: Study, wanted: string) => [...study.files.values()].some(({ layout }) => layout === wanted);

/** The roles that a measure cannot do without in an extract, and those that are better taken from another file. */
export function rolesAsked(study: Study, measure: PupilMeasure, layout: NpdLayoutName): RolesAsked {
  const prior = measure.prior === null ? [] : [measure.prior.column];
  if (layout === "npd-census") return { wanted: ["pupil", "fsm"], dropped: [] };
  const ks2 = hasLayout(study, "npd-ks2");
  if (layout === "npd-ks2") return { wanted: ["pupil", ...prior], dropped: [] };
  const census = hasLayout(study, "npd-census") || hasLayout(study, "census");
  const named = study.files.get(measure.file)?.columns;
  // A census that the study has is asked, not the column of it that an extract may carry.
  const dropped = [
    ...(census && named?.has("fsm6") !== true ? ["fsm6"] : []),
    ...(ks2 ? prior.filter((role) => named?.has(role) !== true) : []),
  ];
  const primitives = primitivesOf(study.populations, (role) => role !== "fsm6" || !dropped.includes("fsm6"));
  const flags = primitives.flatMap((one) => (one.kind === "flag" || one.kind === "is" ? [one.role] : []));
  const scope = (study.files.get(measure.file)?.scope ?? []).map(({ role }) => role);
  const wanted = ["pupil", "school", measure.outcome.of, ...prior, ...flags, ...scope];
  return { wanted: [...new Set(wanted)].filter((role) => !dropped.includes(role)), dropped };
}
