import type { FileSpec, Layout, Study } from "./study.ts";

/** Layouts whose roles are a study's own words. The roles of the others are known, and a wrong one is refused. */
const ownRoles: readonly Layout[] = ["pupils", "school-table", "schools", "areas"];

/** Roles that are used, or cannot mislead, whatever a study asks. */
const always = [
  ...["urn", "school", "pupil", "year", "name", "chain", "district", "lsoa", "postcode"],
  ...["easting", "northing", "latitude", "longitude", "home_district", "home_lsoa"],
];

function rolesUsed({ measures, populations, places, files }: Study): ReadonlySet<string> {
  const ofMeasures = [...measures.values()].flatMap((measure) =>
    measure.of === "pupils" ? [measure.outcome.of, ...(measure.prior === null ? [] : [measure.prior.column])] : [],
  );
  const ofPopulations = [...populations.values()].flatMap(({ anyOf, is }) => [...anyOf, ...is.keys()]);
  const ofSchemes = [...places.schemes.values()].flatMap((scheme) => {
    if (scheme.kind === "column" || scheme.kind === "file") return [scheme.column];
    return scheme.kind === "fifths" || scheme.kind === "file-fifths" ? [scheme.of] : [];
  });
  const ofScope = [...files.values()].flatMap(({ scope }) => scope.map(({ role }) => role));
  return new Set([...always, ...ofMeasures, ...ofPopulations, ...ofSchemes, ...ofScope]);
}

/** A role under `columns` that nothing in a study uses. */
export interface UnusedRole {
  readonly file: FileSpec;
  readonly role: string;
}

/** Roles that nothing in a study or one of its variants uses, in the order of the study. */
export function unusedRoles(study: Study): readonly UnusedRole[] {
  const used = new Set(
    [study, ...study.variants.map((variant) => variant.study)].flatMap((one) => [...rolesUsed(one)]),
  );
  return [...study.files.values()]
    .filter(({ layout }) => ownRoles.includes(layout))
    .flatMap((file) => [...file.columns.keys()].flatMap((role) => (used.has(role) ? [] : [{ file, role }])));
}

/** Words for what would change every figure if it were used: how a sample was drawn, and which rows count. */
const ofDesign =
  /(?:^|_|\b)(?:weights?|weighting|wgts?|wts?|final_?wt|strat(?:um|a)|clusters?|psu|ssu|fpc|replicates?|probability|inclusion|design|exclude|include|filter)\d*(?:$|_|\b)/i;

/** Whether a role has the name of something that would change figures, so that leaving it unused would mislead. */
export function wouldChangeFigures(role: string): boolean {
  return ofDesign.test(role);
}
