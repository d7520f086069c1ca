import { type DecomposedPart, type DecomposeSpec, decomposedParts } from "./decompose.ts";
import type { Problems } from "./problems.ts";
import type { RawStudy } from "./raw-study.ts";
import { placeNames } from "./read-measures.ts";
import { england, isPlaceName } from "./read-places.ts";
import type { MeasureSpec, PlaceSpec, PopulationRule, PupilMeasure, SeriesBreak } from "./study.ts";
import type { StudyPath } from "./study-path.ts";
import { readYears } from "./years.ts";

interface Known {
  readonly years: readonly number[];
  readonly breaks: readonly SeriesBreak[];
  readonly populations: ReadonlyMap<string, PopulationRule>;
  readonly places: PlaceSpec;
  readonly measures: ReadonlyMap<string, MeasureSpec>;
}

type RawEntry = NonNullable<RawStudy["decompose"]>[number];

/** A line always fits two points exactly, so nothing would show whether the change is linear. */
const fewestYears = 3;

/** The years of a trend: those written, otherwise the years up to `to` since the latest break. */
function trendYears(
  { trend: written, across }: Pick<RawEntry, "trend" | "across">,
  to: number,
  { years, breaks }: Known,
  at: StudyPath,
  problems: Problems,
) {
  const since = Math.max(-Infinity, ...breaks.map(({ year }) => year).filter((year) => year <= to));
  const chosen =
    written === undefined ? years.filter((year) => year >= since && year <= to) : (readYears(written) ?? []);
  const path = written === undefined ? at : [...at, "trend"];
  for (const year of chosen) if (!years.includes(year)) problems.add(path, `a year that is not in the study: ${year}`);
  const [first = 0, last = 0] = [chosen[0], chosen.at(-1)];
  const crossed = breaks.find(({ year }) => first < year && year <= last);
  if (crossed !== undefined && across !== "show")
    problems.add(
      path,
      `a trend across a break in the series (choose years on one side of it, or write across: show): ${crossed.year}`,
    );
  else if (chosen.length < fewestYears)
    problems.add(
      path,
      `a trend needs ${fewestYears} years without a break between them, not: ${chosen.join(", ") || String(written)}`,
    );
  return chosen;
}

/** The group of a school table that includes pupils of others: within and between schools needs two separate groups. */
function sharedInTable(of: readonly string[], { method, against }: PupilMeasure): string | null {
  if (method !== "published") return null;
  return [against?.population, ...of].includes("all") ? "all" : null;
}

/** The parts given by default: all but bands and trends, which the entry must name. */
function usualParts(raw: RawEntry, places: readonly string[], measure: PupilMeasure): readonly DecomposedPart[] {
  return decomposedParts.filter((part) => {
    if (part === "bands") return raw.bands !== undefined;
    if (part === "trend") return raw.trend !== undefined;
    if (part === "within_and_between") return sharedInTable(raw.of, measure) === null;
    return part === "movement" || places.some((place) => place !== measure.against?.in);
  });
}

/** Parts that the groups of a school table cannot make. */
function refuseInTable(
  raw: RawEntry,
  parts: readonly DecomposedPart[],
  measure: PupilMeasure,
  at: StudyPath,
  problems: Problems,
): void {
  if (measure.method !== "published") return;
  if (parts.includes("bands"))
    problems.add(
      [...at, raw.bands === undefined ? "parts" : "bands"],
      `groups of a school table have no pupil in common, so none is made up of others: ${(raw.bands ?? ["bands"]).join(", ")}`,
    );
  const shared = sharedInTable(raw.of, measure);
  if (parts.includes("within_and_between") && shared !== null)
    problems.add([...at, "parts"], `within and between schools need two groups without common pupils, not: ${shared}`);
}

/** The key `across` where no part of the entry crosses a break that it could decide about. */
function refuseIdleAcross(
  { across }: RawEntry,
  { from, to, parts, trend }: Pick<DecomposeSpec, "from" | "to" | "parts" | "trend">,
  { breaks }: Known,
  at: StudyPath,
  problems: Problems,
): void {
  if (across === undefined) return;
  const crosses = (first: number, last: number) => breaks.some(({ year }) => first < year && year <= last);
  const decides = (parts.includes("movement") && crosses(from, to)) || crosses(trend[0] ?? 0, trend.at(-1) ?? 0);
  if (!decides) problems.add([...at, "across"], `no movement or trend of this entry crosses a break: ${across}`, true);
}

function readEntry(raw: RawEntry, index: number, known: Known, problems: Problems): DecomposeSpec | null {
  const at: StudyPath = ["decompose", index];
  if (!problems.known([...at, "gap"], "measure", raw.gap, known.measures.keys())) return null;
  const measure = known.measures.get(raw.gap);
  if (measure?.of === "schools") {
    problems.add(
      [...at, "gap"],
      `grades of schools have no gap between groups of pupils that parts could add up to: ${raw.gap}`,
    );
    return null;
  }
  if (measure === undefined || measure.against === null) {
    problems.add([...at, "gap"], `a gap needs a measure with an against: ${raw.gap}`);
    return null;
  }
  const of = raw.of.filter((name) => problems.known([...at, "of"], "population", name, known.populations.keys()));
  const same = of.find((name) => name === measure.against?.population);
  if (same !== undefined)
    problems.add([...at, "of"], `the group that gaps are measured against has no gap itself: ${same}`);
  const places = (raw.in ?? [england]).filter(
    (name) => isPlaceName(name, known.places) || problems.known([...at, "in"], "place", name, placeNames(known.places)),
  );
  const year = (key: "from" | "to", usual: number) => {
    const written = raw[key] ?? usual;
    if (!known.years.includes(written)) problems.add([...at, key], `a year that is not in the study: ${written}`);
    return written;
  };
  const from = year("from", Math.min(...known.years));
  const to = year("to", Math.max(...known.years));
  const parts = raw.parts ?? usualParts(raw, places, measure);
  refuseInTable(raw, parts, measure, at, problems);
  const changes = parts.includes("movement") || parts.includes("bands");
  if (changes && !(from < to))
    problems.add(at, `a change goes from an earlier year to a later one, not: ${from}, ${to}`);
  const bands = parts.includes("bands") ? (raw.bands ?? []) : [];
  for (const band of bands) problems.known([...at, "bands"], "population", band, known.populations.keys());
  if (new Set(bands).size < bands.length)
    problems.add([...at, "bands"], `a band is listed twice in: ${bands.join(", ")}`);
  if (parts.includes("bands") && bands.length < 2)
    problems.add(at, "bands need two or more populations that together make up the group: bands: [...]");
  if (parts.includes("bands") && of.length > 1)
    problems.add([...at, "of"], `bands need a single group, not: ${of.join(", ")}`);
  const trend = parts.includes("trend") ? trendYears(raw, to, known, at, problems) : [];
  const across = raw.across ?? "refuse";
  refuseIdleAcross(raw, { from, to, parts, trend }, known, at, problems);
  return { measure: measure.name, of, in: places, from, to, parts, bands, trend, across, path: at };
}

/**
 * A group can have only one set of bands: two sets of the same pupils may differ by bands that are too small to show, and
 * their parts would have the same names.
 */
function refuseOtherBands(entries: readonly DecomposeSpec[], problems: Problems): void {
  const setOf = ({ bands }: DecomposeSpec) => [...bands].sort().join(", ");
  for (const [index, entry] of entries.entries()) {
    const other = entries
      .slice(0, index)
      .find(
        ({ measure, of, bands }) =>
          measure === entry.measure && bands.length > 0 && of.some((one) => entry.of.includes(one)),
      );
    if (other !== undefined && entry.bands.length > 0 && setOf(other) !== setOf(entry))
      problems.add(
        [...entry.path, "bands"],
        `another entry has different bands for the same group (a study has one set of bands): ${entry.bands.join(", ")}`,
      );
  }
}

/** The parts into which a study wants its gaps and changes split. */
export function readDecompose(raw: RawStudy["decompose"], known: Known, problems: Problems): readonly DecomposeSpec[] {
  const read = (raw ?? []).flatMap((entry, index) => readEntry(entry, index, known, problems) ?? []);
  refuseOtherBands(read, problems);
  return read;
}
