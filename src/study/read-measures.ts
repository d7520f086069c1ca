import type { Problems } from "./problems.ts";
import type { RawMeasure } from "./raw-study.ts";
import { england, isPlaceName } from "./read-places.ts";
import { checkIds } from "./same-id.ts";
import type { FileSpec, MeasureSpec, Outcome, PlaceSpec, PopulationRule, PupilMeasure, StudyPath } from "./study.ts";

interface Known {
  readonly files: ReadonlyMap<string, FileSpec>;
  readonly populations: ReadonlyMap<string, PopulationRule>;
  readonly places: PlaceSpec;
  readonly scales: readonly string[];
}

function readOutcome(raw: RawMeasure["outcome"]): Outcome {
  if (typeof raw === "string") return { of: raw, decimals: 0, unit: "points" };
  return { of: raw.mean_of, decimals: raw.decimals ?? 2, unit: raw.unit ?? "points" };
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
  const wanted = typeof raw.outcome === "string" ? ["pupils", "npd-ks4"] : ["school-table"];
  const fitting = [...files.values()].filter((file) => wanted.includes(file.layout));
  if (fitting.length === 1) return fitting[0] ?? null;
  const why =
    fitting.length === 0
      ? `no file has the layout ${wanted.join(" or ")}`
      : "more than one file fits; say from: the file";
  problems.add(at, why, true);
  return null;
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
  const published = file.layout === "school-table";
  const method = raw.method ?? (published ? "published" : raw.prior === undefined ? "rank" : "rank of residual");
  if (raw.method === undefined) assumed.push(`measures.${name}.method: ${method}`);
  if ((method === "published") !== published) {
    problems.add(
      [...at, "method"],
      published
        ? `a school table holds means: method must be published, not ${method}`
        : "only a school table is published",
    );
  }
  const prior =
    raw.prior === undefined
      ? null
      : typeof raw.prior === "string"
        ? { column: raw.prior, bands: "each score" }
        : { column: raw.prior.column, bands: raw.prior.bands ?? "each score" };
  if (prior === null && (method === "rank of residual" || method === "standardised residual")) {
    problems.add(at, `method ${method} needs prior: the column of prior attainment`);
  }
  if (!published) {
    for (const [key, column] of [
      ["outcome", typeof raw.outcome === "string" ? raw.outcome : ""],
      ["prior", prior?.column ?? ""],
    ] as const) {
      if (column !== "" && file.layout === "pupils")
        problems.known([...at, key], "column", column, file.columns.keys());
    }
  }
  const months = raw.months ?? (method.startsWith("rank") ? "epi-calibrated" : null);
  if (raw.months !== undefined) problems.known([...at, "months"], "scale", raw.months, known.scales);
  else if (months !== null) assumed.push(`measures.${name}.months: ${months}`);
  const sd =
    raw.sd === undefined
      ? null
      : typeof raw.sd === "number"
        ? { value: raw.sd, source: "stated in the study file" }
        : raw.sd;
  if (sd !== null && !(sd.value > 0)) problems.add([...at, "sd"], `not a standard deviation: ${sd.value}`);
  return {
    of: "pupils",
    name,
    file: file.name,
    outcome: readOutcome(raw.outcome),
    prior,
    method,
    months,
    sd,
    against: readAgainst(name, raw, known, at, problems, assumed),
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

/** Every name that can stand after `in`, for suggestions. */
export function placeNames(places: PlaceSpec): readonly string[] {
  return [england, ...places.groups.keys(), ...places.schemes.keys()];
}

/** What is measured: a list from the first day, so that progress and leadership live in one study. */
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
      const outcome = typeof spec.outcome === "string" ? spec.outcome : spec.outcome.mean_of;
      measures.set(name, { of: "schools", name, outcome, on: spec.on ?? [], follow: spec.follow ?? [] });
      continue;
    }
    const measure = readPupilMeasure(name, spec, known, at, problems, assumed);
    if (measure !== null) measures.set(name, measure);
  }
  if (Object.keys(raw).length === 0) problems.add(["measures"], "a study needs at least one measure");
  checkIds("measure", measures.keys(), ["measures"], problems);
  return measures;
}
