import { primitivesOf } from "../../cohort/membership.ts";
import type { NpdLayoutName } from "../../intake/npd-layout.ts";
import { npdScope } from "../../intake/npd-scope.ts";
import type { PupilMeasure, Study } from "../../study/study.ts";

/** What a measure needs from an extract. */
export interface RolesAsked {
  readonly wanted: readonly string[];
  /** The roles that are needed, and those that are used where a file has a column for them. */
  readonly used: ReadonlySet<string>;
}

const hasLayout = (study: Study, wanted: string) => [...study.files.values()].some(({ layout }) => layout === wanted);

/** Roles that rules of scope use. */
function scopeRoles(layout: NpdLayoutName): readonly string[] {
  const { rules, withoutColumn } = npdScope(layout, [], []);
  return [...rules, ...withoutColumn].map(({ role }) => role);
}

function asked(layout: NpdLayoutName, wanted: readonly string[], useful: readonly string[]): RolesAsked {
  const all = [...new Set(wanted)];
  return { wanted: all, used: new Set([...all, ...useful, ...scopeRoles(layout)]) };
}

/** The roles that a measure must have in an extract, and those that are better taken from another file. */
export function rolesAsked(study: Study, measure: PupilMeasure, layout: NpdLayoutName): RolesAsked {
  const prior = measure.prior === null ? [] : [measure.prior.column];
  if (layout === "npd-census") return asked(layout, ["pupil", "fsm"], ["school_year"]);
  const ks2 = hasLayout(study, "npd-ks2");
  if (layout === "npd-ks2") return asked(layout, ["pupil", ...prior], ["year"]);
  const census = hasLayout(study, "npd-census") || hasLayout(study, "census");
  const own = study.files.get(measure.file);
  // Where the study has a census, that is used, and not the copy of its column that an extract may have.
  const elsewhere = [
    ...(census && own?.columns.has("fsm6") !== true ? ["fsm6"] : []),
    ...(ks2 ? prior.filter((role) => own?.columns.has(role) !== true) : []),
  ];
  const primitives = primitivesOf(study.populations, (role) => role !== "fsm6" || !elsewhere.includes("fsm6"));
  const flags = primitives.flatMap((one) => (one.kind === "flag" || one.kind === "is" ? [one.role] : []));
  const scope = (own?.scope ?? []).map(({ role }) => role);
  const places = [...study.places.schemes.values()].flatMap((one) => (one.kind === "column" ? [one.column] : []));
  const wanted = ["pupil", "school", measure.outcome.of, ...prior, ...flags, ...scope];
  return asked(
    layout,
    wanted.filter((role) => !elsewhere.includes(role)),
    ["year", ...places, "home_lsoa", "home_district"],
  );
}
