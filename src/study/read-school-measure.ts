import { gradedOutcomes, type Moments, type SchoolMeasure } from "./grades-of-schools.ts";
import type { Problems } from "./problems.ts";
import type { RawMeasure } from "./raw-study.ts";
import { readMargin } from "./read-margin.ts";
import { type ChangeOfUrn, changesOfUrn } from "./school-spec.ts";
import type { FileSpec, PlaceSpec } from "./study.ts";
import type { StudyPath } from "./study-path.ts";

interface Known {
  readonly files: ReadonlyMap<string, FileSpec>;
  readonly follow: readonly ChangeOfUrn[];
  readonly places: PlaceSpec;
}

/** Keys that only measures of pupils have. */
const ofPupils = [
  "prior",
  "method",
  "at_least",
  "ranked",
  "expectation",
  "months",
  "key_stage",
  "nation",
  "sd",
  "against",
] as const;

function readMoments(on: RawMeasure["on"], at: StudyPath, problems: Problems): Moments {
  const [first, last, ...more] = on ?? ["previous", "latest"];
  const both = { first: first ?? "", last: last ?? "" };
  if (last === undefined || more.length > 0) problems.add([...at, "on"], "not two dates, or [previous, latest]");
  else if (first === "previous" && last === "latest") return { kind: "previous and latest" };
  else if (both.first >= both.last || !/^\d/.test(both.first))
    problems.add([...at, "on"], `dates not in order of time: ${both.first}, ${both.last}`);
  else if (both.first.slice(0, 4) === both.last.slice(0, 4))
    problems.add(
      [...at, "on"],
      `two dates in the same year, which figures could not distinguish: ${both.first.slice(0, 4)}`,
    );
  return { kind: "dates", ...both };
}

/**
 * The entries that grades are read from: the one that the measure names, otherwise every list of inspections, since an
 * inspection in several lists counts once.
 */
function filesFor(raw: RawMeasure, { files }: Known, at: StudyPath, problems: Problems): readonly string[] {
  const fitting = [...files.values()].filter(({ layout }) => layout === "ofsted-mi").map(({ name }) => name);
  if (raw.from !== undefined) return problems.known([...at, "from"], "file", raw.from, fitting) ? [raw.from] : [];
  if (fitting.length === 0) problems.add(at, "no file has the layout ofsted-mi", true);
  return fitting;
}

/** A measure whose unit is the school: grades from inspections, at two times. */
export function readSchoolMeasure(
  name: string,
  raw: RawMeasure,
  known: Known,
  problems: Problems,
  assumed: string[],
): SchoolMeasure | null {
  const at: StudyPath = ["measures", name];
  for (const key of ofPupils)
    if (raw[key] !== undefined) problems.add([...at, key], `a measure of schools has no key: ${key}`, true);
  const outcome = gradedOutcomes.find((one) => one === raw.outcome);
  if (outcome === undefined)
    problems.add([...at, "outcome"], `not a grade: ${String(raw.outcome)} (write ${gradedOutcomes.join(" or ")})`);
  const [file, ...besideFiles] = filesFor(raw, known, at, problems);
  if (file === undefined || outcome === undefined) return null;
  const on = readMoments(raw.on, at, problems);
  // Changes of URN other than conversions are followed as the study says for all its schools.
  const others = known.follow.filter((change) => change === "other");
  const follow = raw.follow === undefined ? known.follow : [...new Set([...raw.follow, ...others])];
  const carry = raw.carry ?? ["converter"];
  const said = (key: string, value: string) => assumed.push(`measures.${name}.${key}: ${value}`);
  if (besideFiles.length > 0) said("from", `${[file, ...besideFiles].join(" and ")}, read together`);
  if (raw.on === undefined) said("on", "[previous, latest]");
  if (raw.follow === undefined) said("follow", `[${follow.join(", ")}]`);
  if (raw.carry === undefined)
    said("carry", "[converter] (a grade counts for a converter until it is inspected itself)");
  if (raw.unpublished === undefined && on.kind === "dates")
    said("unpublished", "left out (a judgement without a date of publication)");
  const grade = (value: number) => ([1, 2, 3, 4] as const).find((one) => one === value) ?? 4;
  return {
    of: "schools",
    name,
    file,
    besideFiles,
    outcome,
    on,
    follow: changesOfUrn.filter((change) => follow.includes(change)),
    carry: changesOfUrn.filter((change) => carry.includes(change)),
    grades: new Map(Object.entries(raw.grades ?? {}).map(([word, value]) => [word.toLowerCase(), grade(value)])),
    indicatorOf: (raw.indicator_of ?? []).filter((scheme) =>
      problems.known([...at, "indicator_of"], "scheme", scheme, known.places.schemes.keys()),
    ),
    unpublished: raw.unpublished ?? "left out",
    alikeWithin: readMargin(raw, at, problems),
  };
}
