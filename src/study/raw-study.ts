import * as v from "valibot";
import { didYouMean } from "../effects/did-you-mean.ts";
import { type ChoosingOutcome, choosingOutcomes } from "../places/scheme.ts";
import { adjustments, smallAreaWays } from "./adjustment.ts";
import { claimSides, everyKinds } from "./claim.ts";
import { decomposedParts } from "./decompose.ts";
import { nameAsItWas, namesAsTheyWere } from "./kept-names.ts";
import { changesOfUrn, mergeRules } from "./school-spec.ts";
import { comparisons, type ShownStatistic, shownStatistics } from "./statistic.ts";
import { blankMeanings, censusTerms, codeKinds, keyStages, layouts, methods, schoolsOutside } from "./study.ts";

type Issue = v.BaseIssue<unknown>;

/** What the user wrote, without the quotation marks added by the library. */
const said = (issue: Issue) => issue.received.replace(/^"|"$/g, "");
const wrong = (what: string) => (issue: Issue) => `${what}: ${said(issue)}`;

/** An object with known keys: the message for an unknown one names the nearest known one. */
function shape<const Entries extends v.ObjectEntries>(entries: Entries) {
  return v.strictObject(entries, (issue: Issue) => {
    const key = nameAsItWas(String(issue.path?.at(-1)?.key ?? ""));
    if (issue.expected === "never") return `unknown key: ${key}${didYouMean(key, Object.keys(entries))}`;
    if (issue.received === "undefined") return `missing key: ${key}`;
    return wrong("not a mapping")(issue);
  });
}

const text = v.pipe(v.string(wrong("not a text")), v.nonEmpty("empty text"));
const scalar = v.pipe(
  v.union([v.string(), v.number(), v.boolean()], wrong("not a single value")),
  v.transform((value) => String(value)),
);
const oneOrMore = v.pipe(
  v.union(
    [scalar, v.pipe(v.array(scalar, wrong("not a list")), v.minLength(1, "an empty list"))],
    "not a value or a list of values",
  ),
  v.transform((value): readonly string[] => (typeof value === "string" ? [value] : value)),
);
const named = <const Value extends v.GenericSchema>(value: Value) =>
  v.pipe(
    v.record(v.string(), value, wrong("not a mapping")),
    // What the library infers of a mapping of values not known yet cannot be read as one.
    v.transform((mapping) => namesAsTheyWere(mapping as Readonly<Record<string, v.InferOutput<Value>>>)),
  );
const wholeNumber = v.pipe(v.number(wrong("not a number")), v.integer(wrong("not a whole number")));
const decimals = v.pipe(
  wholeNumber,
  v.minValue(0, wrong("not 0 to 9 decimals")),
  v.maxValue(9, wrong("not 0 to 9 decimals")),
);
const finite = v.pipe(v.number(wrong("not a number")), v.finite(wrong("not a number")));
const isDay = (text: string) => {
  const [year = 0, month = 0, day = 0] = text.split("-").map(Number);
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return day >= 1 && day <= days;
};
const date = v.pipe(
  text,
  v.regex(/^\d{4}-\d{2}-\d{2}$/, wrong("not a date like 2016-03-31")),
  v.check(isDay, wrong("no such day")),
);
const oneOf = <const Words extends readonly [string, ...string[]] | readonly string[]>(words: Words) =>
  v.picklist(words, (issue: Issue) => {
    return `unknown value: ${said(issue)}${didYouMean(said(issue), words)}`;
  });

/** What may be between the cells of a text, as a study says it. */
const delimiterWords = [",", ";", "|", "\t", "tab"] as const;
const recordNumber = v.pipe(wholeNumber, v.minValue(1, wrong("lines are counted from 1")));

const group = shape({
  pupils: v.optional(text),
  mean: v.optional(text),
  sum: v.optional(text),
  lower: v.optional(text),
  upper: v.optional(text),
  all_less: v.optional(text),
  where: v.optional(named(scalar)),
});

const scopeRule = v.pipe(
  v.record(
    v.string(),
    v.union([oneOrMore, named(oneOrMore)], "not a value, a list of values or a mapping"),
    wrong("not a scope rule: { column: values } or { not: { column: values } }"),
  ),
  v.transform(namesAsTheyWere),
);

const path = v.union(
  [text, shape({ path: text, columns: v.optional(named(scalar)) })],
  "not a path, or a mapping with path and columns",
);

const file = shape({
  layout: v.optional(oneOf(layouts)),
  path: v.union(
    [path, v.array(path), named(v.union([path, v.array(path)]))],
    "not a path, a list of paths or a path for each year",
  ),
  sheet: v.optional(text),
  delimiter: v.optional(
    v.pipe(
      oneOf(delimiterWords),
      v.transform((word) => (word === "tab" ? "\t" : word)),
    ),
  ),
  header: v.optional(
    v.union(
      [
        v.pipe(
          recordNumber,
          v.transform((record): readonly number[] => [record]),
        ),
        v.pipe(
          v.tuple([recordNumber, recordNumber]),
          v.check(([upper, lower]) => lower === upper + 1, "not two lines one after the other"),
          v.transform((records): readonly number[] => records),
        ),
      ],
      "not the number of a line, or of two lines one after the other",
    ),
  ),
  taken_on: v.optional(date),
  include: v.optional(v.array(oneOf(schoolsOutside), wrong("not a list"))),
  columns: v.optional(named(scalar)),
  groups: v.optional(named(group)),
  level: v.optional(text),
  keep: v.optional(named(oneOrMore)),
  scope: v.optional(named(scopeRule)),
  between: v.optional(named(v.tuple([v.number(), v.number()], "not a lowest and a highest value"))),
  codes: v.optional(named(scalar)),
  blank: v.optional(named(v.pipe(scalar, oneOf(blankMeanings)))),
  genuine: v.optional(named(oneOrMore)),
  parts: v.optional(oneOf(["exact", "approximate"])),
  counts_rounded_to: v.optional(v.pipe(wholeNumber, v.minValue(1, wrong("not 1 (exact) or more")))),
  witnesses: v.optional(named(oneOrMore)),
  witnesses_for: v.optional(text),
});

const population = shape({
  name: v.optional(text),
  any_of: v.optional(oneOrMore),
  is: v.optional(named(oneOrMore)),
  within: v.optional(text),
  not: v.optional(text),
  fsm_share: v.optional(
    shape({
      at_least: v.optional(scalar),
      above: v.optional(scalar),
      below: v.optional(scalar),
      is: v.optional(scalar),
      from: v.optional(text),
      to: v.optional(text),
      terms_seen: v.optional(wholeNumber),
      missing_terms: v.optional(oneOf(["exclude", "not eligible"])),
    }),
  ),
});

const scheme = v.union(
  [
    text,
    shape({
      column: v.optional(text),
      codes: v.optional(oneOf(codeKinds)),
      file: v.optional(text),
      fifths_of: v.optional(v.union([text, shape({ share_of: text })], "not a column, or a mapping with share_of")),
      weighted_by: v.optional(oneOf(["pupils", "schools", "areas"])),
      name: v.optional(text),
      chosen: v.optional(
        shape({
          on: v.union([
            v.pipe(
              oneOf(choosingOutcomes),
              v.transform((outcome): readonly ChoosingOutcome[] => [outcome]),
            ),
            v.pipe(v.array(oneOf(choosingOutcomes), wrong("not a list")), v.minLength(1, "an empty list")),
          ]),
          years: v.union([wholeNumber, text, v.array(v.union([wholeNumber, text]))], "not a year, a range or a list"),
          when: v.optional(scalar),
        }),
      ),
    }),
  ],
  "not a scheme: a name that ships, or a mapping with column, file or fifths_of",
);

const measure = shape({
  of: v.optional(oneOf(["pupils", "schools"])),
  from: v.optional(text),
  outcome: v.union(
    [
      text,
      shape({
        mean_of: v.optional(text),
        column: v.optional(text),
        decimals: v.optional(decimals),
        unit: v.optional(text),
      }),
    ],
    "not a column, or a mapping with column (of pupils) or mean_of (of a school table)",
  ),
  prior: v.optional(
    v.union(
      [text, shape({ column: text, bands: v.optional(oneOrMore), minimum: v.optional(wholeNumber) })],
      "not a column or a mapping with column",
    ),
  ),
  method: v.optional(oneOf(methods)),
  at_least: v.optional(v.number("not a number")),
  ranked: v.optional(text),
  expectation: v.optional(text),
  months: v.optional(text),
  nation: v.optional(text),
  key_stage: v.optional(v.picklist(keyStages, wrong("not a key stage (2 or 4)"))),
  sd: v.optional(
    v.union(
      [finite, shape({ value: v.union([finite, named(finite)], wrong("not a number")), source: text })],
      "not a number or a mapping with value and source",
    ),
  ),
  against: v.optional(shape({ population: text, in: v.optional(text) })),
  on: v.optional(
    v.union([v.array(date), v.array(oneOf(["previous", "latest"]))], "not two dates, or [previous, latest]"),
  ),
  follow: v.optional(v.array(oneOf(changesOfUrn))),
  carry: v.optional(v.array(oneOf(changesOfUrn))),
  grades: v.optional(
    named(v.pipe(wholeNumber, v.minValue(1, wrong("not a grade")), v.maxValue(4, wrong("not a grade")))),
  ),
  indicator_of: v.optional(oneOrMore),
  unpublished: v.optional(oneOf(["left out", "as inspected"])),
  alike_within: v.optional(finite),
});

/** The same key for every statistic of pupils. */
function ofEachStatistic<Entry>(entry: Entry) {
  return Object.fromEntries(shownStatistics.map((name) => [name, entry])) as Record<ShownStatistic, Entry>;
}

const shown = shape({
  measure: v.optional(text),
  of: v.optional(oneOrMore),
  in: v.optional(oneOrMore),
  year: v.optional(oneOrMore),
  for: v.optional(oneOrMore),
  small_areas: v.optional(oneOf(smallAreaWays)),
});

const shownPercentiles = shape({
  ...shown.entries,
  at: v.optional(v.union([finite, v.array(finite)], "not a number or a list")),
});
const otherSide = shape({ of: v.optional(text), in: v.optional(text), year: v.optional(wholeNumber) });
/** Whose change over the years of `with` a change is set against. */
const otherChange = shape({ of: v.optional(text), in: v.optional(text) });

const compared = shape({
  measure: v.optional(text),
  ...ofEachStatistic(v.optional(text)),
  leadership: v.optional(text),
  of: v.optional(oneOrMore),
  in: v.optional(oneOrMore),
  year: v.optional(oneOrMore),
  for: v.optional(oneOrMore),
  with: otherSide,
  against: v.optional(otherChange),
  as: v.union([oneOf(comparisons), v.array(oneOf(comparisons))], (issue: Issue) => {
    return `unknown comparison: ${said(issue)}${didYouMean(said(issue), comparisons)}`;
  }),
  adjust: v.optional(oneOf(adjustments)),
});

const claim = shape({
  name: v.optional(text),
  measure: v.optional(text),
  ...ofEachStatistic(v.optional(text)),
  leadership: v.optional(text),
  of: v.optional(oneOrMore),
  in: v.optional(oneOrMore),
  year: v.optional(oneOrMore),
  for: v.optional(oneOrMore),
  with: v.optional(otherSide),
  against: v.optional(otherChange),
  says: oneOf(claimSides),
  every: v.optional(
    v.union([oneOf(everyKinds), v.array(oneOf(everyKinds))], (issue: Issue) => {
      return `unknown value: ${said(issue)}${didYouMean(said(issue), everyKinds)}`;
    }),
  ),
});

const decomposed = shape({
  gap: text,
  of: oneOrMore,
  in: v.optional(oneOrMore),
  from: v.optional(wholeNumber),
  to: v.optional(wholeNumber),
  parts: v.optional(v.pipe(v.array(oneOf(decomposedParts), wrong("not a list")), v.minLength(1, "an empty list"))),
  bands: v.optional(oneOrMore),
  trend: v.optional(oneOrMore),
  across: v.optional(oneOf(["refuse", "show"])),
});

/** Part of a patch: its content is checked in the study that it is applied to. */
const patch = v.optional(v.nullable(v.record(v.string(), v.unknown(), wrong("not a mapping"))));

const variant = shape({
  files: v.optional(named(shape({ scope: patch, keep: patch, between: patch }))),
  populations: patch,
  places: patch,
  measures: patch,
  census: patch,
  schools: patch,
});

const sensitivity = shape({
  figures: v.optional(oneOrMore),
  alternatives: v.optional(
    shape({
      expectation: v.optional(oneOrMore),
      ranked: v.optional(oneOrMore),
      ks2_reliability: v.optional(oneOrMore),
      within_band: v.optional(v.boolean(wrong("not true or false"))),
      without_ks2: v.optional(oneOf(["bounds"])),
      leave_out_cohorts: v.optional(oneOrMore),
    }),
  ),
});

/** The study file as users write it, before names are looked up and defaults filled in. */
export const rawStudy = shape({
  coldspot: v.optional(v.literal(1, "only version 1 of the study format is known; write coldspot: 1")),
  title: text,
  question: v.optional(text),
  coverage: v.optional(
    v.union(
      [text, shape({ of: oneOf(["nation", "part"]), what: v.optional(text) })],
      "not a text, or a mapping with of (nation or part) and what",
    ),
  ),
  data: v.optional(oneOf(["real", "invented"])),
  date: v.optional(date),
  years: v.union(
    [wholeNumber, text, v.array(v.union([wholeNumber, text]))],
    "not a year, a range such as 2010-2015, or a list",
  ),
  breaks: v.optional(named(shape({ why: text, across: v.optional(oneOf(["hide", "show"])) }))),
  files: named(file),
  populations: v.optional(named(population)),
  characteristics: v.optional(named(v.array(text, wrong("not a list")))),
  census: v.optional(
    shape({
      terms: v.optional(v.pipe(v.array(oneOf(censusTerms), wrong("not a list")), v.minLength(1, "an empty list"))),
    }),
  ),
  places: v.optional(
    shape({
      whole: v.optional(text),
      pupils_by: v.optional(oneOf(["school", "home"])),
      districts_on: v.optional(date),
      carry: v.optional(oneOf(["one-to-one"])),
      schemes: v.optional(named(scheme)),
      groups: v.optional(named(named(v.union([scalar, v.array(scalar)])))),
    }),
  ),
  schools: v.optional(
    shape({
      follow: v.optional(v.array(oneOf(changesOfUrn), wrong("not a list"))),
      merges: v.optional(oneOf(mergeRules)),
      splits: v.optional(oneOf(mergeRules)),
    }),
  ),
  measures: named(measure),
  show: v.optional(
    v.array(
      shape({
        ...ofEachStatistic(v.optional(shown)),
        percentile_gap: v.optional(shownPercentiles),
        leadership: v.optional(shown),
      }),
    ),
  ),
  compare: v.optional(v.array(compared)),
  decompose: v.optional(v.array(decomposed)),
  claims: v.optional(v.array(claim)),
  release: v.optional(shape({ rules: v.optional(text), keep_first: v.optional(oneOrMore) })),
  bootstrap: v.optional(shape({ replicates: v.optional(wholeNumber), seed: v.optional(wholeNumber) })),
  printed: v.optional(text),
  variants: v.optional(named(variant)),
  sensitivity: v.optional(sensitivity),
});

export type RawStudy = v.InferOutput<typeof rawStudy>;
export type RawFile = RawStudy["files"][string];
export type RawMeasure = RawStudy["measures"][string];
export type RawClaim = NonNullable<RawStudy["claims"]>[number];
