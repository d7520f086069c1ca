import { layoutsOfMeans } from "./layouts.ts";
import type { Problems } from "./problems.ts";
import type { RawMeasure } from "./raw-study.ts";
import { readMargin } from "./read-margin.ts";
import { readMonths } from "./read-months.ts";
import { england, isPlaceName } from "./read-places.ts";
import { readSchoolMeasure } from "./read-school-measure.ts";
import { checkIds } from "./same-id.ts";
import type { ChangeOfUrn } from "./school-spec.ts";
import type { FileSpec, MeasureSpec, Outcome, PlaceSpec, PopulationRule, PriorSpec, PupilMeasure } from "./study.ts";
import type { StudyPath } from "./study-path.ts";

interface Known {
  readonly files: ReadonlyMap<string, FileSpec>;
  readonly populations: ReadonlyMap<string, PopulationRule>;
  readonly places: PlaceSpec;
  readonly scales: readonly string[];
  /** Whether the study says that its files hold all pupils of a nation. */
  readonly nation: boolean;
  /** Changes of URN that the study follows. */
  readonly follow: readonly ChangeOfUrn[];
}

function readOutcome(raw: RawMeasure["outcome"]): Outcome {
  if (typeof raw === "string") return { of: raw, decimals: 0, unit: "points" };
  return { of: raw.mean_of ?? raw.column ?? "", decimals: raw.decimals ?? 2, unit: raw.unit ?? "points" };
}

function isOfTable({ outcome }: RawMeasure): boolean {
  return typeof outcome !== "string" && outcome.mean_of !== undefined;
}

function fileOf(
  raw: RawMeasure,
  files: ReadonlyMap<string, FileSpec>,
  at: StudyPath,
  problems: Problems,
): FileSpec | null {
  if (raw.from !== undefined) {
    problems.known([...at, "from"], "file", raw.from, files.keys());
    return files.get(raw.from) ?? null;
  }
  const wanted = isOfTable(raw) ? layoutsOfMeans : ["pupils", "npd-ks4"];
  const fitting = [...files.values()].filter((file) => wanted.includes(file.layout) && file.witnessesFor === null);
  if (fitting.length === 1) return fitting[0] ?? null;
  const why =
    fitting.length === 0
      ? `no file has the layout ${wanted.join(" or ")}`
      : "more than one file fits; say from: the file";
  problems.add(at, why, true);
  return null;
}

/** A band with fewer pupils than this is merged with its neighbour, unless the study says otherwise. */
const usualMinimum = 30;

function readBands(written: readonly string[] | undefined, at: StudyPath, problems: Problems): PriorSpec["bands"] {
  const [only = "", ...more] = written ?? ["each score"];
  const numbers = [only, ...more].map(Number);
  const rising = numbers.every(
    (cut, index) => Number.isFinite(cut) && (index === 0 || cut > (numbers[index - 1] ?? cut)),
  );
  if (more.length > 0 && rising) return { kind: "given", points: numbers };
  if (more.length === 0 && only === "each score") return { kind: "each score" };
  const groups = /^(\d+) equal groups$/.exec(only)?.[1];
  if (more.length === 0 && groups !== undefined && Number(groups) > 0)
    return { kind: "quantiles", groups: Number(groups) };
  const [width = Number.NaN] = numbers;
  if (more.length === 0 && width > 0) return { kind: "width", points: width };
  problems.add(
    at,
    `not bands: ${[only, ...more].join(", ")} (write each score, a width in points, "10 equal groups", or a list of cuts that rise)`,
  );
  return { kind: "each score" };
}

function readPrior(raw: NonNullable<RawMeasure["prior"]>, at: StudyPath, problems: Problems): PriorSpec {
  if (typeof raw === "string") return { column: raw, bands: { kind: "each score" }, minimum: usualMinimum };
  return {
    column: raw.column,
    bands: readBands(raw.bands, [...at, "bands"], problems),
    minimum: raw.minimum ?? usualMinimum,
  };
}

function readPupilMeasure(
  name: string,
  raw: RawMeasure,
  known: Known,
  at: StudyPath,
  problems: Problems,
  assumed: string[],
): PupilMeasure | null {
  const file = fileOf(raw, known.files, at, problems);
  if (file === null) return null;
  const published = layoutsOfMeans.includes(file.layout);
  const method = raw.method ?? (published ? "published" : raw.prior === undefined ? "rank" : "rank of residual");
  if (raw.method === undefined) assumed.push(`measures.${name}.method: ${method}`);
  if ((method === "published") !== published) {
    problems.add(
      [...at, "method"],
      published
        ? `a ${file.layout === "area-table" ? "table of areas" : "school table"} holds means: method must be published, not ${method}`
        : "only a table of schools or areas is published",
    );
  }
  const prior = raw.prior === undefined ? null : readPrior(raw.prior, [...at, "prior"], problems);
  if (prior === null && (method === "rank of residual" || method === "standardised residual")) {
    problems.add(at, `method ${method} needs prior: the column of prior attainment`);
  }
  if (method === "national rank" && raw.prior !== undefined)
    problems.add([...at, "prior"], "ranks that are given are not worked out again: method national rank has no prior");
  readNationFile(raw.nation, { method, prior }, known, at, problems);
  if (raw.nation !== undefined && raw.expectation !== undefined)
    problems.add(
      [...at, "expectation"],
      `within a nation's distribution all its pupils are expected from: ${raw.expectation}`,
    );
  const outcome = readOutcome(raw.outcome);
  if (file.layout === "pupils") {
    for (const [key, column] of [
      ["outcome", outcome.of],
      ["prior", prior?.column],
    ] as const) {
      if (column !== undefined) problems.known([...at, key], "column", column, file.columns.keys());
    }
  }
  for (const key of ["ranked", "expectation"] as const) {
    const population = raw[key];
    if (population !== undefined) problems.known([...at, key], "population", population, known.populations.keys());
  }
  if ((method === "threshold") !== (raw.at_least !== undefined)) {
    problems.add(at, "the method threshold and the key at_least (in points) go together");
  }
  const { nation, scales, places } = known;
  const months = readMonths(raw, { name, method, file, nation, whole: places.whole, scales }, at, problems, assumed);
  const sd = readSd(raw.sd, file, [...at, "sd"], problems);
  return {
    of: "pupils",
    name,
    file: file.name,
    outcome,
    prior,
    method,
    atLeast: raw.at_least ?? null,
    ranked: raw.ranked ?? "all",
    expectation: raw.expectation ?? "all",
    nation: raw.nation ?? null,
    ...months,
    ...sd,
    against: readAgainst(name, raw, known, at, problems, assumed),
    alikeWithin: readMargin(raw, at, problems),
  };
}

/** The distribution of a nation that pupils are ranked in. */
function readNationFile(
  nation: string | undefined,
  { method, prior }: Pick<PupilMeasure, "method" | "prior">,
  { files }: Known,
  at: StudyPath,
  problems: Problems,
): void {
  if (nation === undefined) return;
  const path = [...at, "nation"];
  const fitting = [...files.values()].filter(({ layout }) => layout === "distribution").map(({ name }) => name);
  if (!problems.known(path, "file of the layout distribution", nation, fitting)) return;
  if (method !== "rank" && method !== "rank of residual")
    problems.add(path, `only ranks are worked out within a nation's distribution, not: ${method}`);
  if (prior !== null && method !== "rank" && files.get(nation)?.columns.has("prior") !== true)
    problems.add(path, `a measure with prior needs columns: { prior: its column } in the distribution: ${nation}`);
}

type Deviation = Pick<PupilMeasure, "sd" | "sdOfYears">;

/** The standard deviation of pupils: one number, or for a table of areas one for each year. */
function readSd(raw: RawMeasure["sd"], file: FileSpec, at: StudyPath, problems: Problems): Deviation {
  if (raw === undefined) return { sd: null };
  const { value, source } = typeof raw === "number" ? { value: raw, source: "stated in the study file" } : raw;
  const values = typeof value === "number" ? [value] : Object.values(value);
  const wrong = values.find((one) => !(one > 0));
  if (wrong !== undefined) problems.add(at, `not a standard deviation: ${wrong}`);
  if (typeof value === "number") return { sd: { value, source } };
  if (file.layout !== "area-table")
    problems.add(
      [...at, "value"],
      `only a measure of an area-table has a standard deviation for each year: ${file.name}`,
    );
  return {
    sd: null,
    sdOfYears: { values: new Map(Object.entries(value).map(([year, own]) => [Number(year), own])), source },
  };
}

function readAgainst(
  name: string,
  raw: RawMeasure,
  known: Known,
  at: StudyPath,
  problems: Problems,
  assumed: string[],
) {
  if (raw.against === undefined) {
    if (!known.populations.has("others")) return null;
    assumed.push(`measures.${name}.against: { population: others, in: ${england} }`);
    return { population: "others", in: england };
  }
  problems.known([...at, "against", "population"], "population", raw.against.population, known.populations.keys());
  const place = raw.against.in ?? england;
  if (!isPlaceName(place, known.places)) {
    problems.known([...at, "against", "in"], "place", place, placeNames(known.places));
  }
  return { population: raw.against.population, in: place };
}

/** Every name that can follow `in`, for suggestions. */
export function placeNames(places: PlaceSpec): readonly string[] {
  return [england, ...places.groups.keys(), ...places.schemes.keys()];
}

/** What is measured: a list, so that progress and leadership can be in one study. */
export function readMeasures(
  raw: Readonly<Record<string, RawMeasure>>,
  known: Known,
  problems: Problems,
  assumed: string[],
): ReadonlyMap<string, MeasureSpec> {
  const measures = new Map<string, MeasureSpec>();
  for (const [name, spec] of Object.entries(raw)) {
    const at: StudyPath = ["measures", name];
    if (spec.of === "schools" || spec.on !== undefined) {
      const ofSchools = readSchoolMeasure(name, spec, known, problems, assumed);
      if (ofSchools !== null) measures.set(name, ofSchools);
      continue;
    }
    const measure = readPupilMeasure(name, spec, known, at, problems, assumed);
    if (measure !== null) measures.set(name, measure);
  }
  if (Object.keys(raw).length === 0) problems.add(["measures"], "a study needs at least one measure");
  checkIds("measure", measures.keys(), ["measures"], problems);
  return measures;
}
