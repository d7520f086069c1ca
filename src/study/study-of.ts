import * as v from "valibot";
import { nameAsItWas, withoutKeptNames } from "./kept-names.ts";
import type { Problems } from "./problems.ts";
import { type RawStudy, rawStudy } from "./raw-study.ts";
import { readAsk } from "./read-ask.ts";
import { readBootstrap } from "./read-bootstrap.ts";
import { readCharacteristics } from "./read-characteristics.ts";
import { readClaims } from "./read-claims.ts";
import { readDecompose } from "./read-decompose.ts";
import { readFiles } from "./read-files.ts";
import { readMeasures } from "./read-measures.ts";
import { readPercentileGaps } from "./read-percentile-gaps.ts";
import { isPlaceName, readPlaces } from "./read-places.ts";
import { readPopulations } from "./read-populations.ts";
import { readSensitivity } from "./read-sensitivity.ts";
import { changesOfUrn } from "./school-spec.ts";
import { censusTerms, type Study } from "./study.ts";
import { readYears } from "./years.ts";

/** Names that ship with Coldspot and that a study may use. */
export interface ShippedNames {
  readonly rules: readonly string[];
  readonly scales: readonly string[];
  readonly schemes: readonly string[];
  /** ISO date; the first day whose districts are known. */
  readonly districtsFrom: string;
}

type Issue = v.BaseIssue<unknown>;

function deepest(issue: Issue): Issue {
  const inner = (issue.issues ?? []).filter((sub) => (sub.path?.length ?? 0) > 0).map(deepest);
  if (inner.length === 0) return issue;
  const best = inner.reduce((a, b) => ((b.path?.length ?? 0) > (a.path?.length ?? 0) ? b : a));
  return { ...best, path: joined(issue, best) };
}

function joined(outer: Issue, inner: Issue): NonNullable<Issue["path"]> {
  const [first, ...rest] = [...(outer.path ?? []), ...(inner.path ?? [])];
  if (first === undefined) throw new Error("an issue without a path");
  return [first, ...rest];
}

function collectIssues(issues: readonly Issue[], problems: Problems): void {
  for (const found of issues) {
    const issue = deepest(found);
    const path = (issue.path ?? []).map((step) =>
      typeof step.key === "number" ? step.key : nameAsItWas(String(step.key)),
    );
    if (issue.message.startsWith("missing key")) problems.add(path.slice(0, -1), issue.message);
    else problems.add(path, issue.message, issue.message.startsWith("unknown key"));
  }
}

function readBreaks(raw: RawStudy["breaks"], years: readonly number[], problems: Problems): Study["breaks"] {
  return Object.entries(raw ?? {}).map(([year, { why, across }]) => {
    if (!years.includes(Number(year)))
      problems.add(["breaks", year], `a break in a year that is not in the study: ${year}`, true);
    return { year: Number(year), why, across: across ?? "hide" };
  });
}

const wholeNation = "all pupils of the nation";

/**
 * What the data cover. The word `nation` says that they are all pupils of a nation; any other text only describes them.
 *
 * @example readCoverage("nation") // { nation: true, what: "all pupils of the nation" }
 */
function readCoverage(raw: RawStudy["coverage"]): { readonly nation: boolean; readonly what: string | null } {
  if (raw === undefined) return { nation: false, what: null };
  if (typeof raw !== "string") {
    const nation = raw.of === "nation";
    const more = raw.what === undefined ? "" : `: ${raw.what}`;
    return { nation, what: nation ? `${wholeNation}${more}` : (raw.what ?? null) };
  }
  const nation = raw.trim().toLowerCase() === "nation";
  return { nation, what: nation ? wholeNation : raw };
}

/**
 * A study from the values of its file: every name known, every default filled in. Its variants are not read.
 *
 * @throws ColdspotError (2) with all problems
 */
export function studyOf(values: unknown, problems: Problems, at: Study["at"], shipped: ShippedNames): Study {
  const checked = v.safeParse(rawStudy, withoutKeptNames(values));
  if (!checked.success) {
    collectIssues(checked.issues, problems);
    problems.throwIfAny();
    throw new Error("a study was refused without a reason");
  }
  const raw = checked.output;
  const assumed: string[] = [];
  const years = readYears(raw.years);
  if (years === null) problems.add(["years"], `not a year, a range such as 2010-2015, or a list: ${String(raw.years)}`);
  problems.throwIfAny();
  const known = years ?? [];
  const files = readFiles(raw.files, { years: known, date: raw.date ?? null }, problems, assumed);
  const terms = censusTerms.filter((term) => (raw.census?.terms ?? censusTerms).includes(term));
  const populations = readPopulations(raw.populations, { files, terms }, problems, assumed);
  const places = readPlaces(
    raw.places,
    {
      files,
      shipped: shipped.schemes,
      districtsFrom: shipped.districtsFrom,
      populations: [...populations.keys()],
    },
    problems,
  );
  const coverage = readCoverage(raw.coverage);
  const follow = raw.schools?.follow ?? changesOfUrn;
  const measures = readMeasures(
    raw.measures,
    { files, populations, places, scales: shipped.scales, nation: coverage.nation, follow },
    problems,
    assumed,
  );
  const characteristics = readCharacteristics(raw.characteristics, populations, problems);
  const names = { years: known, populations, characteristics, places, measures };
  const ask = readAsk(raw, names, problems, assumed);
  const sensitivity = readSensitivity(raw.sensitivity, { years: known, populations, measures }, problems);
  const claims = readClaims(raw.claims ?? [], names, problems);
  const percentileGaps = readPercentileGaps(raw, names, problems, assumed);
  const bootstrap = readBootstrap(raw.bootstrap, problems, assumed);
  const rules = raw.release?.rules ?? "srs-10";
  if (raw.release?.rules === undefined) assumed.push("release.rules: srs-10 (the strictest that ships)");
  else problems.known(["release", "rules"], "rules", rules, shipped.rules);
  const keepFirst = raw.release?.keep_first ?? [];
  for (const [index, place] of keepFirst.entries()) {
    if (!isPlaceName(place, places))
      problems.known(["release", "keep_first", index], "place", place, [
        ...places.groups.keys(),
        ...places.schemes.keys(),
      ]);
  }
  const breaks = readBreaks(raw.breaks, known, problems);
  const decompose = readDecompose(raw.decompose, { years: known, breaks, populations, places, measures }, problems);
  problems.throwIfAny();
  return {
    format: 1,
    title: raw.title,
    question: raw.question ?? null,
    coverage: coverage.what,
    nation: coverage.nation,
    date: raw.date ?? null,
    data: raw.data ?? "real",
    years: known,
    breaks,
    files,
    populations,
    characteristics,
    censusTerms: terms,
    places,
    schools: {
      follow,
      merges: raw.schools?.merges ?? "worst",
      splits: raw.schools?.splits ?? "worst",
    },
    measures,
    ask: [...ask, ...claims.map(({ request }) => request)],
    claims,
    decompose,
    percentileGaps,
    bootstrap,
    release: { rules, keepFirst },
    printed: raw.printed ?? null,
    variants: [],
    sensitivity,
    assumed,
    at,
  };
}
