import { ColdspotError } from "../effects/coldspot-error.ts";
import { nearestName } from "../effects/did-you-mean.ts";
import { shownNames } from "../effects/words-of-files.ts";
import { termEnding } from "./npd-census-terms.ts";
import { columnPositions, type NpdFile, type NpdFit, npdFits } from "./npd-fit.ts";
import { type NpdLayout, type NpdName, type NpdRole, withYear } from "./npd-layout.ts";

/** The column that was found for a role. */
export interface NpdColumn {
  readonly index: number;
  /** The name as the header writes it. */
  readonly column: string;
  /** The name in the layout that it matched, or null where the study names the column. */
  readonly name: NpdName | null;
  /** Whether that name belongs to years other than the file's. */
  readonly ofOtherYears: boolean;
  /** Other columns that fit the role, but less well. */
  readonly passedOver: readonly string[];
}

/** What became of the roles and columns of one file. */
export interface NpdColumns {
  readonly bound: ReadonlyMap<string, NpdColumn>;
  /** Roles of the layout without a column. */
  readonly missing: readonly string[];
  /** Roles that were not asked for and that several columns fit equally well, with those columns. */
  readonly undecided: ReadonlyMap<string, readonly string[]>;
  /** Columns that the layout does not know. */
  readonly unknown: readonly string[];
}

/** What a study needs from a file: the roles it cannot do without, and the columns that it names itself. */
export interface NpdWish {
  readonly wanted: readonly string[];
  /** Column by role; `{year}` and `{yy}` are replaced by the year. */
  readonly columns: ReadonlyMap<string, string>;
  /** Where the study names a column or asks for a role, such as `study.yaml:11:20`. */
  readonly at: (role: string) => string;
}

const refused = (message: string, advice: string) => new ColdspotError(message, { exitCode: 3, advice });

/**
 * Finds the columns of an extract of the National Pupil Database by their roles.
 *
 * Names are compared without regard to capitals, with or without the endings of the layout. Of several columns for a
 * role, the one whose name belongs to the year comes first, then the key stage's own before a linked one of the census,
 * then one with the year in its name. A column that the study names comes before all of these.
 *
 * @returns positions by role; the result does not depend on the order of columns
 * @throws ColdspotError (3) when a column that the study names is absent or appears twice, or when a wanted role has no
 *   column or several that fit equally well
 * @example
 * const extract = { file, header: ["KS4_ACADYR", "ks4_urn_15"], year: 2015, ending: null };
 * npdColumns(npdLayout("npd-ks4"), extract, wish).bound.get("school")?.index // 1
 */
export function npdColumns(layout: NpdLayout, file: NpdFile, wish: NpdWish): NpdColumns {
  const bound = new Map<string, NpdColumn>();
  const missing: string[] = [];
  const undecided = new Map<string, readonly string[]>();
  for (const [role, written] of wish.columns)
    bound.set(role, namedColumn(file, role, withYear(written, file.year), wish));
  for (const role of layout.roles) {
    if (bound.has(role.role)) continue;
    const fits = npdFits(layout, role.columns, file);
    const first = fits[0];
    const equal = fits.filter(({ rank }) => rank === first?.rank);
    if (first === undefined) missing.push(role.role);
    else if (equal.length > 1)
      undecided.set(
        role.role,
        equal.map(({ column }) => column),
      );
    else bound.set(role.role, columnOf(first, fits));
  }
  for (const role of wish.wanted) {
    const between = undecided.get(role);
    if (between !== undefined) throw twoColumns(file, role, between, wish);
    if (!bound.has(role)) throw noColumn(layout, file, role, wish);
  }
  return { bound, missing, undecided, unknown: unknownColumns(layout, file, bound) };
}

function columnOf(fit: NpdFit, fits: readonly NpdFit[]): NpdColumn {
  const passedOver = fits.filter(({ index }) => index !== fit.index).map(({ column }) => column);
  return { index: fit.index, column: fit.column, name: fit.name, ofOtherYears: fit.rank >= 4, passedOver };
}

function namedColumn({ file, header }: NpdFile, role: string, written: string, { at }: NpdWish): NpdColumn {
  const exact = header.flatMap((column, index) => (column === written ? [index] : []));
  const found = exact.length > 0 ? exact : (columnPositions(header).get(written.trim().toLowerCase()) ?? []);
  const [index, second] = found;
  if (index === undefined) {
    throw refused(
      `${at(role)} no such column in ${file}: ${written}`,
      `${nearest([written], header)}correct the column's name in the study, or check whether the file is the one meant`,
    );
  }
  if (second !== undefined) {
    const columns = found.map((position) => header[position]).join(", ");
    throw refused(`${at(role)} the column appears twice in ${file}: ${columns}`, "rename one of them in the file");
  }
  return { index, column: header[index] ?? "", name: null, ofOtherYears: false, passedOver: [] };
}

function twoColumns({ file }: NpdFile, role: string, columns: readonly string[], { at }: NpdWish): ColdspotError {
  return refused(
    `${at(role)} ${file} has ${columns.length} columns for ${role}: ${columns.join(", ")}`,
    `say which: columns: { ${role}: ${columns[0] ?? ""} }`,
  );
}

function noColumn(layout: NpdLayout, file: NpdFile, role: string, { at }: NpdWish): ColdspotError {
  const known = layout.roles.find((one) => one.role === role);
  const names = known === undefined ? [] : namesOf(known);
  const looked =
    known === undefined
      ? `${layout.layout} knows no such role; `
      : `looked for ${names.join(", ")}; ${nearest(names, file.header)}`;
  return refused(
    `${at(role)} no column in ${file.file} for the role: ${role}`,
    `${looked}name it in the study: columns: { ${role}: its column }`,
  );
}

/** The names of a role, each once. */
function namesOf({ columns }: NpdRole): readonly string[] {
  return [...new Set(columns.map(({ name }) => name))];
}

function nearest(names: readonly string[], header: readonly string[]): string {
  const named = shownNames(header);
  const near = [...new Set(names.map((name) => nearestName(name, named)).filter((column) => column !== null))];
  return near.length === 0 ? "" : `nearest in the file: ${near.slice(0, 5).join(", ")}; `;
}

function unknownColumns(layout: NpdLayout, file: NpdFile, bound: ReadonlyMap<string, NpdColumn>): readonly string[] {
  const unused = layout.knownAndUnused.map((name) => ({ name, source: "", confidence: "" }));
  const every = [...layout.roles.flatMap(({ columns }) => columns), ...unused];
  const linked = every.map((name) => ({ ...name, linked: true as const }));
  const known = new Set([...npdFits(layout, every, file), ...npdFits(layout, linked, file)].map(({ index }) => index));
  for (const { index } of bound.values()) known.add(index);
  const ofAnotherTerm = (column: string) =>
    file.ending !== null && termEnding(column) !== null && termEnding(column) !== file.ending;
  return file.header.filter((column, index) => column.trim() !== "" && !known.has(index) && !ofAnotherTerm(column));
}
