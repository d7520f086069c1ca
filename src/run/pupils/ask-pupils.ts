import { type Primitive, primitivesOf } from "../../cohort/membership.ts";
import { schoolTerm } from "../../cohort/school-year.ts";
import { ColdspotError } from "../../effects/coldspot-error.ts";
import type { PupilQuestion } from "../../intake/pupil-question.ts";
import type { FileSpec, FsmShareRule, PupilMeasure, Study } from "../../study/study.ts";

/** Roles of the pupil file that schemes divide by. */
function placeRoles(study: Study, spec: FileSpec): readonly string[] {
  const roles = [...study.places.schemes.values()].flatMap((scheme) =>
    scheme.kind === "column" && spec.columns.has(scheme.column) ? [scheme.column] : [],
  );
  const home = study.places.pupilsBy === "home" ? homeRoles.filter((role) => spec.columns.has(role)) : [];
  return [...new Set([...roles, ...home])];
}

/** Roles of the pupil file that say where a pupil lives. */
const homeRoles: readonly string[] = ["home_district", "home_lsoa"];

/** What a measure needs from the pupil file, and what the populations need to know about a pupil. */
export interface AskedOfPupils {
  readonly question: PupilQuestion;
  readonly primitives: readonly Primitive[];
}

/** What a measure needs from the pupil file. */
export function pupilQuestion(study: Study, measure: PupilMeasure, spec: FileSpec): AskedOfPupils {
  const primitives = primitivesOf(study.populations, (role) => spec.columns.has(role));
  const flags = primitives.flatMap((primitive) => (primitive.kind === "flag" ? [primitive.role] : []));
  const values = primitives.flatMap((primitive) => (primitive.kind === "is" ? [primitive.role] : []));
  const missing = [...flags, ...values].find((role) => !spec.columns.has(role));
  if (missing !== undefined) {
    throw new ColdspotError(`${study.at(["populations"])} the pupil file has no column for: ${missing}`, {
      exitCode: 2,
      advice: `name it under files: ${spec.name}: columns: { ${missing}: its column }`,
    });
  }
  return {
    primitives,
    question: {
      spec,
      outcome: measure.outcome.of,
      prior: measure.prior?.column ?? null,
      flags,
      places: placeRoles(study, spec),
      memberships: primitives.flatMap((primitive) =>
        primitive.kind === "is" ? [{ role: primitive.role, values: primitive.values }] : [],
      ),
      at: (column) => {
        const role = [...spec.columns].find(([, name]) => name === column)?.[0];
        return role === undefined ? study.at(["files", spec.name]) : study.at(["files", spec.name, "columns", role]);
      },
    },
  };
}

/** Refuses populations that the study's files cannot identify, before anything is read. */
export function refuseBlind(study: Study, spec: FileSpec, primitives: readonly Primitive[]): void {
  for (const primitive of primitives) {
    if (primitive.kind !== "fsm6" && primitive.kind !== "share") continue;
    const of = primitive.kind === "share" ? [primitive.population, "fsm_share"] : [];
    const at = study.at(["populations", ...of]);
    if (![...study.files.values()].some(({ layout }) => layout === "census" || layout === "npd-census"))
      throw new ColdspotError(`${at} free school meals over the years need a census, and the study has no such file`, {
        exitCode: 2,
        advice:
          "give a file with the layout census, or for fsm6 a column of the pupil file: columns: { fsm6: its column }",
      });
    if (!spec.columns.has("pupil"))
      throw new ColdspotError(
        `${study.at(["files", spec.name])} the census is joined by a pupil's reference, and no column has it`,
        { exitCode: 2, advice: `write files: ${spec.name}: columns: { pupil: its column }` },
      );
    if (primitive.kind === "share") refuseWindow(primitive.rule, at);
  }
}

function refuseWindow({ from, to }: FsmShareRule, at: string): void {
  const term = (written: string) => {
    try {
      return schoolTerm(written, 0);
    } catch (error) {
      throw error instanceof ColdspotError ? new ColdspotError(`${at} ${error.message}`, error) : error;
    }
  };
  if (term(from) > term(to))
    throw new ColdspotError(`${at} a window that ends before it begins: from ${from} to ${to}`, {
      exitCode: 2,
      advice: "write the earlier term after from",
    });
}

/** Refuses places that a pupil file cannot be divided by, before anything is read. */
export function refuseUnsupported(study: Study, measure: PupilMeasure, spec: FileSpec): void {
  const ofOne = ["pupil", "home_lsoa", measure.outcome.of, measure.prior?.column];
  for (const [name, scheme] of study.places.schemes) {
    if (scheme.kind !== "column" || !ofOne.includes(scheme.column) || !spec.columns.has(scheme.column)) continue;
    throw new ColdspotError(
      `${study.at(["places", "schemes", name])} a column that identifies single pupils cannot be a scheme of areas: ${scheme.column}`,
      { exitCode: 2, advice: "divide by a column that many pupils share, such as a region or a district" },
    );
  }
  const atHome = study.places.pupilsBy === "home";
  if (atHome && !homeRoles.some((role) => spec.columns.has(role))) {
    throw new ColdspotError(
      `${study.at(["places", "pupils_by"])} pupils are counted where they live, and no column of ${spec.name} says where: home`,
      {
        exitCode: 2,
        advice: `write files: ${spec.name}: columns: { home_district: its column } or { home_lsoa: its column } with a lookup`,
      },
    );
  }
  for (const [name, scheme] of study.places.schemes) {
    if (atHome && scheme.kind === "file-fifths" && scheme.weightedBy === "schools")
      throw new ColdspotError(
        `${study.at(["places", "schemes", name])} pupils are counted where they live, so districts cannot be weighted by: schools`,
        { exitCode: 2, advice: "write weighted_by: areas or weighted_by: pupils" },
      );
    if (scheme.kind !== "fifths") continue;
    throw new ColdspotError(
      `${study.at(["places", "schemes", name])} fifths of schools are cut in school tables, not in pupil files: ${name}`,
      {
        exitCode: 2,
        advice: "for fifths of districts write a file of areas, and { file: its name, fifths_of: its role }",
      },
    );
  }
}

/** Refuses questions about pupils that a study's files can never answer, before anything is read. */
export function refuseUnasked(study: Study, measure: PupilMeasure, spec: FileSpec): void {
  // The columns of an extract are not known before it is opened.
  if (spec.layout !== "pupils") return;
  refuseUnsupported(study, measure, spec);
  refuseBlind(study, spec, pupilQuestion(study, measure, spec).primitives);
}
