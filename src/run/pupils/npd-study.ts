import { ColdspotError } from "../../effects/coldspot-error.ts";
import type { Engine } from "../../engine/engine.ts";
import { name as quoted, sql } from "../../engine/sql/statement.ts";
import { autumnShown, censusTerm, type NpdTerm } from "../../intake/npd-census-terms.ts";
import { npdColumns } from "../../intake/npd-columns.ts";
import { type NpdLayoutName, npdLayout } from "../../intake/npd-layout.ts";
import { npdScope, type ScopeRule as ScopeOfRows } from "../../intake/npd-scope.ts";
import type { OpenFile } from "../../intake/open-table.ts";
import type { ReadyFile } from "../../intake/ready-file.ts";
import { scanTable } from "../../intake/scanned-table.ts";
import { termNumber } from "../../schools/census-term.ts";
import type { FileSpec, PupilMeasure, ScopeRule, Study } from "../../study/study.ts";
import type { Bench } from "../facts/bench.ts";
import { type RolesAsked, rolesAsked } from "./npd-roles.ts";

/** The column that a role was found in, in one file. */
export interface FoundColumn {
  readonly entry: string;
  readonly file: string;
  readonly role: string;
  readonly column: string;
}

/** A study in whose extracts the columns have been found: they are read by roles, like any file of pupils. */
export interface BoundStudy {
  readonly study: Study;
  /** The same bench with the files of extracts as they are read. */
  readonly bench: Bench;
  readonly found: readonly FoundColumn[];
  /** The file of key stage 2 that prior attainment is taken from; null where the pupil file has it. */
  readonly priorIn: FileSpec | null;
  /** What is left out of the scope by rules that ship, and rules for which no file has a column. */
  readonly told: readonly string[];
}

interface BoundFile {
  readonly file: ReadyFile;
  readonly roles: readonly string[];
  readonly found: readonly FoundColumn[];
}

async function headerOf(engine: Engine, file: OpenFile, name: string): Promise<readonly string[]> {
  if (file.survey.format !== "parquet") return file.survey.header;
  const scan = await scanTable(engine, file, name);
  await scan.end();
  return scan.header;
}

/** The year of a file: from its path, from the ending of its columns, or from its name. */
function yearOfFile(name: string, header: readonly string[], year: number | null, study: Study): number {
  const endings = header.flatMap((column) => /_(\d{2})$/.exec(column.trim())?.[1] ?? []);
  const named = /(?:^|\D)(20\d{2})(?:\D|$)/.exec(name)?.[1];
  const [ending] = endings;
  if (year !== null) return year;
  if (ending !== undefined) return 2000 + Number(ending);
  return named === undefined ? (study.years.at(-1) ?? 0) : Number(named);
}

/**
 * The term of a census by the ending of its columns. It is not certain which school year the digits of an autumn mean:
 * where a column gives the academic year, that is used.
 */
async function termOfFile(engine: Engine, spec: FileSpec, file: OpenFile, header: readonly string[]): Promise<NpdTerm> {
  const facts = npdLayout("npd-census");
  const means = facts.autumnEnding?.means ?? "school year";
  const name = file.survey.name;
  const term = censusTerm(name, header, means);
  if (term.season !== "autumn") return term;
  const own = { file: name, header, year: term.year, ending: term.ending };
  const wish = { wanted: [], columns: new Map<string, string>(), at: () => "" };
  const column = npdColumns(facts, own, wish).bound.get("school_year");
  if (column === undefined) return term;
  const scan = await scanTable(engine, file, `academic year of ${spec.name}`);
  const cell = sql`cast(${engine.column(column.index)} as varchar)`;
  const [row] = await engine.rows(sql`select ${cell} from ${quoted(scan.table)} where ${cell} is not null limit 1`);
  await scan.end();
  const shown = autumnShown(term.ending, (row?.[0] ?? "").trim());
  return shown === null || shown === means ? term : censusTerm(name, header, shown);
}

/** Columns get the names of their roles; a column that has such a name by chance is renamed. */
function renamedColumns(header: readonly string[], roleAt: ReadonlyMap<number, string>): ReadonlyMap<number, string> {
  const roles = new Set(roleAt.values());
  const renamed = new Map(roleAt);
  for (const [index, column] of header.entries())
    if (!roleAt.has(index) && roles.has(column)) renamed.set(index, `${column} (not used)`);
  return renamed;
}

async function bindFile(
  engine: Engine,
  study: Study,
  spec: FileSpec,
  layout: NpdLayoutName,
  { file, year }: ReadyFile,
  asked: RolesAsked,
): Promise<BoundFile> {
  const name = file.survey.name;
  const header = await headerOf(engine, file, `header of ${spec.name}`);
  const facts = npdLayout(layout);
  const term = layout === "npd-census" ? await termOfFile(engine, spec, file, header) : null;
  const ofFile = term?.year ?? yearOfFile(name, header, year, study);
  const own = { file: name, header, year: ofFile, ending: term?.ending ?? null };
  const at = (role: string) =>
    spec.columns.has(role) ? study.at(["files", spec.name, "columns", role]) : study.at(["files", spec.name]);
  const all = npdColumns(facts, own, { wanted: asked.wanted, columns: spec.columns, at }).bound;
  const bound = [...all].filter(([role]) => asked.used.has(role));
  const roleAt = new Map<number, string>();
  for (const [role, { index, column }] of bound) {
    const other = roleAt.get(index);
    if (other !== undefined)
      throw new ColdspotError(`${at(role)} ${name} has one column for two roles, ${other} and ${role}: ${column}`, {
        exitCode: 3,
        advice: "ask for one of the two, or name another column for one under columns",
      });
    roleAt.set(index, role);
  }
  const renamed = renamedColumns(header, roleAt);
  return {
    file: {
      file: { ...file, renamed },
      year,
      ...(term === null ? {} : { term: termNumber(term.year, term.season) }),
    },
    roles: bound.map(([role]) => role),
    found: bound.map(([role, { column }]) => ({ entry: spec.name, file: name, role, column })),
  };
}

const no = ["0", "false", "f", "no", "n"];

/** The ways in which files write a word, in capitals or not, and a digit, with or without a leading zero. */
function spellings(value: string): readonly string[] {
  const first = value.slice(0, 1).toUpperCase() + value.slice(1);
  const padded = /^\d$/.test(value) ? [`0${value}`] : [];
  return [...new Set([value, value.toUpperCase(), value.toLowerCase(), first, ...padded])];
}

function outside({ reason, role, is }: ScopeOfRows): ScopeRule {
  const values = (is === "no" ? no : is).flatMap(spellings);
  return { name: reason, role, values: [...new Set(values)], not: true };
}

function inEvery(files: readonly BoundFile[]): readonly string[] {
  const [first, ...others] = files;
  return (first?.roles ?? []).filter((role) => others.every(({ roles }) => roles.includes(role)));
}

/** The file as one of the plain layouts, by the roles that all its files have. */
function plainSpec(
  spec: FileSpec,
  layout: NpdLayoutName,
  files: readonly BoundFile[],
): { readonly spec: FileSpec; readonly told: readonly string[] } {
  const roles = inEvery(files);
  const { rules, withoutColumn } = npdScope(layout, roles, spec.include);
  const told = withoutColumn.map(
    ({ reason, role }) =>
      `${spec.name}: no column says which rows are ${reason} (${role}); such rows, if there are any, are included`,
  );
  const plain = layout === "npd-ks4" ? ("pupils" as const) : layout === "npd-census" ? ("census" as const) : layout;
  return {
    spec: {
      ...spec,
      layout: plain,
      extract: layout,
      columns: new Map(roles.map((role) => [role, role])),
      scope: [...rules.map(outside), ...spec.scope],
    },
    told,
  };
}

/**
 * Finds the columns of a study's extracts of the National Pupil Database, file by file. It returns the study with its
 * extracts as plain files of pupils and censuses whose columns have the names of their roles.
 *
 * @throws ColdspotError (3) for a role that the study asks for and a file has no column for, or two
 */
export async function bindExtracts(bench: Bench, study: Study, measure: PupilMeasure): Promise<BoundStudy> {
  const { engine, ready } = bench;
  const specs = new Map(study.files);
  const files = new Map(ready.files);
  const found: FoundColumn[] = [];
  const told: string[] = [];
  for (const spec of study.files.values()) {
    const { layout } = spec;
    const ownFiles = ready.files.get(spec.name) ?? [];
    if ((layout !== "npd-ks4" && layout !== "npd-ks2" && layout !== "npd-census") || ownFiles.length === 0) continue;
    const asked = rolesAsked(study, measure, layout);
    const bound: BoundFile[] = [];
    for (const file of ownFiles) bound.push(await bindFile(engine, study, spec, layout, file, asked));
    const plain = plainSpec(spec, layout, bound);
    specs.set(spec.name, plain.spec);
    files.set(
      spec.name,
      bound.map(({ file }) => file),
    );
    for (const one of bound) for (const column of one.found) found.push(column);
    for (const line of plain.told) told.push(line);
  }
  if (found.length === 0) return { study, bench, found, told, priorIn: null };
  const prior = measure.prior === null ? null : specs.get(measure.file)?.columns.has(measure.prior.column);
  if (prior === false && ![...specs.values()].some(({ layout }) => layout === "npd-ks2"))
    throw new ColdspotError(
      `${study.at(["measures", measure.name, "prior"])} no column for prior attainment: ${measure.prior?.column ?? ""}`,
      { exitCode: 2, advice: "name it under columns, or give the files of key stage 2: layout: npd-ks2" },
    );
  const own = specs.get(measure.file);
  if (prior === false && own !== undefined && measure.prior !== null)
    specs.set(own.name, { ...own, columns: new Map([...own.columns, [measure.prior.column, measure.prior.column]]) });
  const priorIn = prior === false ? ([...specs.values()].find(({ layout }) => layout === "npd-ks2") ?? null) : null;
  return { study: { ...study, files: specs }, bench: { ...bench, ready: { ...ready, files } }, found, told, priorIn };
}
