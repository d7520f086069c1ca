import { shippedText } from "../effects/shipped.ts";
import { type ChosenBy, shippedScheme } from "../places/scheme.ts";
import { restingOnThemselves } from "./cycles.ts";
import { inspectedRoles } from "./grades-of-schools.ts";
import type { Problems } from "./problems.ts";
import type { RawStudy } from "./raw-study.ts";
import { readMixFifths } from "./read-mix-fifths.ts";
import type { FileSpec, GroupOfPlaces, PlaceSpec, SchemeSpec } from "./study.ts";
import type { StudyPath } from "./study-path.ts";
import { readYears } from "./years.ts";

/** The area that always exists: the whole of the data, called `england` in studies whatever the data cover. */
export const england = "england";

type RawScheme = NonNullable<NonNullable<RawStudy["places"]>["schemes"]>[string];

/** The names that schemes can use: the study's files, and the schemes that ship. */
export interface PlaceNames {
  readonly files: ReadonlyMap<string, FileSpec>;
  readonly shipped: readonly string[];
  readonly populations: readonly string[];
  readonly districtsFrom: string;
}

/** The scheme of DfE's workbook of March 2016, whose districts come from the user's file. */
export const achievingExcellence = "achieving-excellence-2016";

function readShipped(name: string, scheme: string, names: PlaceNames, at: StudyPath, problems: Problems) {
  if (!problems.known(at, "scheme", scheme, [...names.shipped, achievingExcellence])) return null;
  const chosen = chosenByShipped(scheme);
  if (scheme !== achievingExcellence) return { kind: "shipped", scheme, title: name, ...chosen } as const;
  const file = [...names.files.values()].find(({ layout }) => layout === "achieving-excellence");
  if (file !== undefined) return { kind: "file", file: file.name, column: "grouping", title: name, ...chosen } as const;
  problems.add(
    at,
    `${achievingExcellence} needs the workbook of the Department for Education, which does not ship with Coldspot: files: { categories: { layout: achieving-excellence, path: its .xlsx } }`,
  );
  return null;
}

/** What the areas of a scheme that ships were chosen by. */
function chosenByShipped(name: string): { readonly chosen?: ChosenBy } {
  const { chosen }: { readonly chosen?: ChosenBy | null } =
    name === achievingExcellence
      ? JSON.parse(shippedText(`places/${achievingExcellence}.json`))
      : (shippedScheme(name) ?? {});
  return chosen === undefined || chosen === null ? {} : { chosen };
}

/** What the study says that the areas of a scheme were chosen by. */
function readChosen(
  raw: Exclude<RawScheme, string>["chosen"],
  at: StudyPath,
  problems: Problems,
): { readonly chosen?: ChosenBy } {
  if (raw === undefined) return {};
  const { on, when = null } = raw;
  const years = readYears(raw.years);
  if (years === null) {
    problems.add([...at, "years"], `not a year, a range such as 2017-2019, or a list: ${String(raw.years)}`);
    return {};
  }
  return { chosen: { on, years, when } };
}

const columnOfFifths = ({ fifths_of: of }: Exclude<RawScheme, string>) => (typeof of === "string" ? of : "");

function readFileFifths(
  raw: Exclude<RawScheme, string>,
  file: FileSpec,
  title: string,
  at: StudyPath,
  problems: Problems,
): SchemeSpec | null {
  const of = columnOfFifths(raw);
  if (!problems.known([...at, "fifths_of"], `column of ${file.name}`, of, file.columns.keys())) return null;
  return { kind: "file-fifths", file: file.name, of, weightedBy: raw.weighted_by ?? "areas", title };
}

function readScheme(
  name: string,
  raw: RawScheme,
  names: PlaceNames,
  at: StudyPath,
  problems: Problems,
): SchemeSpec | null {
  if (typeof raw === "string") return readShipped(name, raw, names, at, problems);
  const { files } = names;
  if (typeof raw.fifths_of === "object")
    return readMixFifths(name, raw, raw.fifths_of.share_of, names.populations, at, problems);
  const title = raw.name ?? name;
  const file = files.get(raw.file ?? "");
  if (raw.fifths_of !== undefined && raw.column === undefined && file !== undefined)
    return readFileFifths(raw, file, title, at, problems);
  const ways = [raw.fifths_of, raw.file ?? raw.column].filter((part) => part !== undefined);
  if (ways.length !== 1) {
    problems.add(at, "a scheme is made from one of: column, file (with column or fifths_of), fifths_of");
    return null;
  }
  if (raw.weighted_by === "areas") {
    problems.add([...at, "weighted_by"], "only fifths of the areas of a file can be weighted by areas");
    return null;
  }
  const roles = new Set(
    [...files.values()].flatMap(({ layout, columns }) => [
      ...columns.keys(),
      ...(layout === "ofsted-mi" ? inspectedRoles : []),
    ]),
  );
  if (raw.file !== undefined) {
    if (!problems.known([...at, "file"], "file", raw.file, files.keys())) return null;
    const inFile = [...(files.get(raw.file)?.columns.keys() ?? [])];
    const column = raw.column ?? (inFile.includes(name) ? name : "");
    if (!problems.known([...at, raw.column === undefined ? "file" : "column"], `column of ${raw.file}`, column, inFile))
      return null;
    const workbook = files.get(raw.file)?.layout === "achieving-excellence";
    return { kind: "file", file: raw.file, column, title, ...(workbook ? chosenByShipped(achievingExcellence) : {}) };
  }
  if (raw.column !== undefined) {
    if (!problems.known([...at, "column"], "column", raw.column, roles)) return null;
    return { kind: "column", column: raw.column, codes: raw.codes ?? null, title };
  }
  const of = columnOfFifths(raw);
  if (!problems.known([...at, "fifths_of"], "column", of, roles)) return null;
  return { kind: "fifths", of, weightedBy: raw.weighted_by === "schools" ? "schools" : "pupils", title };
}

type RawGroup = NonNullable<NonNullable<RawStudy["places"]>["groups"]>[string];

function readGroup(
  raw: RawGroup,
  schemes: readonly string[],
  groups: readonly string[],
  at: StudyPath,
  problems: Problems,
): GroupOfPlaces | null {
  const [entry, ...more] = Object.entries(raw);
  if (entry === undefined || more.length > 0) {
    problems.add(at, "a group of places is { scheme: [members] }, { in: scheme } or { not: group }");
    return null;
  }
  const [key, value] = entry;
  if (key === "in" && typeof value === "string") {
    return problems.known([...at, key], "scheme", value, schemes) ? { kind: "in", scheme: value } : null;
  }
  if (key === "not" && typeof value === "string") {
    return problems.known([...at, key], "group of places", value, groups) ? { kind: "not", group: value } : null;
  }
  if (!problems.known([...at, key], "scheme", key, schemes, true)) return null;
  return { kind: "members", scheme: key, members: Array.isArray(value) ? value : [value] };
}

/** How a study divides the country. */
export function readPlaces(raw: RawStudy["places"], names: PlaceNames, problems: Problems): PlaceSpec {
  const day = raw?.districts_on;
  if (day !== undefined && day < names.districtsFrom)
    problems.add(
      ["places", "districts_on"],
      `the districts of England are known from ${names.districtsFrom} on; choose a later day: ${day}`,
    );
  const schemes = new Map<string, SchemeSpec>();
  for (const [name, spec] of Object.entries(raw?.schemes ?? {})) {
    if (name === england) problems.add(["places", "schemes", name], `name already taken: ${name}`, true);
    const at: StudyPath = ["places", "schemes", name];
    const kind = readScheme(name, spec, names, at, problems);
    const chosen = typeof spec === "string" ? {} : readChosen(spec.chosen, [...at, "chosen"], problems);
    const read = kind === null ? null : { ...kind, ...chosen };
    if (read?.kind === "shipped" && raw?.districts_on === undefined)
      problems.add(at, `a scheme that ships needs the day of the districts: places: { districts_on: 2016-03-31 }`);
    if (read !== null) schemes.set(name, read);
  }
  const groups = new Map<string, GroupOfPlaces>();
  const groupNames = Object.keys(raw?.groups ?? {});
  for (const [name, spec] of Object.entries(raw?.groups ?? {})) {
    const at: StudyPath = ["places", "groups", name];
    if (name === england || Object.hasOwn(raw?.schemes ?? {}, name))
      problems.add(at, `name already taken: ${name}`, true);
    const read = readGroup(spec, Object.keys(raw?.schemes ?? {}), groupNames, at, problems);
    if (read !== null) groups.set(name, read);
  }
  const restsOn = (name: string) => {
    const rule = groups.get(name);
    return rule?.kind === "not" ? [rule.group] : [];
  };
  for (const name of restingOnThemselves(groups.keys(), restsOn)) {
    problems.add(["places", "groups", name], `a group of places defined by itself: ${name}`, true);
  }
  return {
    whole: raw?.whole ?? null,
    pupilsBy: raw?.pupils_by ?? "school",
    districtsOn: raw?.districts_on ?? null,
    carryOneToOne: raw?.carry === "one-to-one",
    schemes,
    groups,
  };
}

/** Whether a name can follow `in`: england, a scheme, a group, or one member of a scheme ("fifth 5"). */
export function isPlaceName(name: string, places: PlaceSpec): boolean {
  return name === england || places.groups.has(name) || schemeOfPlace(name, places) !== null;
}

/**
 * The scheme that a name belongs to, as all its areas or as one of them; null for england and for groups.
 *
 * @example // fifth and fifth 5 both belong to the scheme fifth
 */
export function schemeOfPlace(name: string, { schemes }: Pick<PlaceSpec, "schemes">): string | null {
  if (schemes.has(name)) return name;
  return [...schemes.keys()].find((scheme) => name.startsWith(`${scheme} `)) ?? null;
}
