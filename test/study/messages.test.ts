import { describe, expect, test } from "vitest";
import { ownChoice } from "../../src/publish/tables/choices.ts";
import { marked, refusalOf, wholeStudy } from "../support/study-faults.ts";

/**
 * One fault put into a good study: what is replaced, by what, and what must be said of it.
 * The mark ¶ says where the message must point; the position is counted from it, not taken from the program.
 */
type Fault = readonly [from: string, to: string, message: string];

const oneColumn = "a scope rule uses one column: { column: values } or { not: { column: values } }";

const sixty = "{ populations: { persistent: { fsm_share: { at_least: 60% } } } }";
const changes = "(a variant changes what the study has)";

/** The two claims of the study. */
const first =
  "- { name: ever larger, mean: progress, of: all, in: far north, with: { in: fifth 1 }, says: larger, every: year }";
const second = "- { gap: rank, of: [poor, all], in: region, says: behind, every: [group, area, year] }";

const faults: Readonly<Record<string, readonly Fault[]>> = {
  "unknown keys": [
    ["title: A", "¶tilte: A", "unknown key: tilte; did you mean title?"],
    ["    layout: school-table", "    ¶layuot: school-table", "unknown key: layuot; did you mean layout?"],
    ["{ pupils: n, mean: m }", "{ pupils: n, mean: m, ¶median: x }", "unknown key: median; did you mean mean?"],
    [
      "{ pupils: n, mean: m }",
      "{ pupils: n, mean: m, ¶quartile: x }",
      "unknown key: quartile; known: pupils, mean, sum, lower, upper, all_less, where",
    ],
    ["{ at_least: 80% }", "{ at_least: 80%, ¶form: x }", "unknown key: form; did you mean from?"],
    ["- mean: { measure: progress", "- mean: { ¶mesure: progress", "unknown key: mesure; did you mean measure?"],
    ["- mean: { measure: progress", "- ¶median: { measure: progress", "unknown key: median; did you mean mean?"],
    ["with: { year: 2018 }", "with: { ¶years: 2018 }", "unknown key: years; did you mean year?"],
    [
      "{ mean_of: progress_8, decimals: 2 }",
      "{ mean_of: progress_8, ¶digits: 2 }",
      "unknown key: digits; known: mean_of, column, decimals, unit",
    ],
    ["  rules: srs-10", "  ¶rule: srs-10", "unknown key: rule; did you mean rules?"],
  ],
  "missing keys": [
    ["coldspot: 1\ntitle: A whole study\n", "¶coldspot: 1\n", "missing key: title"],
    [
      "coldspot: 1\ntitle: A whole study\nquestion: How far behind?\ndate: 2020-02-06\nyears: 2018-2019\n",
      "¶title: A\n",
      "missing key: years",
    ],
    ["{ why: a reform, across: show }", "¶{ across: show }", "missing key: why"],
    ['    layout: school-table\n    path: "schools-{year}.csv"\n', "    ¶layout: school-table\n", "missing key: path"],
    [
      "- { gap: progress, of: disadvantaged, in: region London, year: 2019, with: { year: 2018 }, as: [difference, ratio] }",
      "- ¶{ gap: progress, as: ratio }",
      "missing key: with",
    ],
    [
      "- { gap: progress, of: disadvantaged, in: region London, year: 2019, with: { year: 2018 }, as: [difference, ratio] }",
      "- ¶{ gap: progress, with: { year: 2018 } }",
      "missing key: as",
    ],
    ["{ value: 1.2, source: somebody }", "¶{ value: 1.2 }", "missing key: source"],
    [
      '    layout: school-table\n    path: "schools-{year}.csv"\n',
      '    ¶path: "schools-{year}.csv"\n',
      "missing key: layout",
    ],
  ],
  "claims and what they run through": [
    [
      first,
      "- { name: ever larger, mean: progress, of: all, in: far north, with: { in: fifth 1 }, says: ¶biger, every: year }",
      "unknown value: biger; known: larger, smaller, behind, ahead",
    ],
    [
      first,
      "- { name: ever larger, mean: progress, of: all, in: far north, with: { in: fifth 1 }, says: larger, every: ¶decade }",
      "unknown value: decade; known: year, area, group",
    ],
    [
      first,
      "- ¶{ name: ever larger, mean: progress, of: all, in: far north, with: { in: fifth 1 }, says: larger }",
      "a claim about several years needs: every: year",
    ],
    [
      second,
      "- ¶{ gap: rank, of: [poor, all], in: region, says: behind, every: [group, area] }",
      "a claim about several years needs: every: year",
    ],
    [
      second,
      "- ¶{ gap: rank, of: [poor, all], in: region, says: behind, every: [group, year] }",
      "a claim about several areas needs: every: area",
    ],
    [
      second,
      "- ¶{ gap: rank, of: [poor, all], in: region, says: behind, every: [area, year] }",
      "a claim about several groups needs: every: group",
    ],
    [
      second,
      "- { gap: rank, of: [poor, all], in: region North, says: behind, every: ¶[group, area, year] }",
      "a claim about one area cannot have every: area",
    ],
    [
      first,
      "- ¶{ name: ever larger, gap: progress, mean: progress, of: all, in: far north, with: { in: fifth 1 }, says: larger, every: year }",
      "a claim needs one of: mean, gap, in_area_gap, from_average, adjusted_gap, share_of_pupils, leadership",
    ],
    [
      second,
      "- ¶{ gap: rank, of: [poor, all], in: region, says: smaller, every: [group, area, year] }",
      "a claim of smaller needs something to compare with: with: { of, in, year }",
    ],
    [
      first,
      "- { name: ever larger, mean: progress, of: all, in: far north, with: ¶{ in: fifth 1 }, says: ahead, every: year }",
      "a claim of ahead compares with nothing: write says: larger or smaller, or leave out with",
    ],
    [
      second,
      "- { mean: rank, of: [poor, all], in: region, says: ¶behind, every: [group, area, year] }",
      "only a gap can be behind or ahead, not: mean",
    ],
    [
      second,
      "- { name: ¶ever larger, gap: rank, of: [poor, all], in: region, says: behind, every: [group, area, year] }",
      "two claims with the same name: ever larger",
    ],
    [
      "as: [difference, ratio]",
      "as: ratio, adjust: ¶bonferroni",
      "unknown value: bonferroni; known: holm, benjamini-hochberg, none",
    ],
    ["small_areas: raw", "small_areas: ¶league", "unknown value: league; known: shrink, raw"],
  ],
  "wrong values": [
    ["coldspot: 1", "coldspot: ¶2", "only version 1 of the study format is known; write coldspot: 1"],
    ["title: A whole study", 'title: ¶""', "empty text"],
    ["title: A whole study", "title: ¶[a]", "not a text: Array"],
    ["date: 2020-02-06", "date: ¶6 February", "not a date like 2016-03-31: 6 February"],
    ["layout: school-table", "layout: ¶school-tabel", "unknown value: school-tabel; did you mean school-table?"],
    ["pupils_by: school", "pupils_by: ¶town", "unknown value: town; known: school, home"],
    ["across: show", "across: ¶hidden", "unknown value: hidden; did you mean hide?"],
    ["as: [difference, ratio]", "as: ¶quotient", "unknown comparison: quotient; known: difference, ratio, percent"],
    ["{ pp: [0, 1] }", "¶{ pp: [0, 1], school: 1 }", oneColumn],
    ["{ pp: [0, 1] }", "¶{ not: { pp: 0 }, school: 1 }", oneColumn],
    ["{ not: { school: 123456 } }", "¶{ not: { school: 1, pp: 1 } }", oneColumn],
    ["{ not: { school: 123456 } }", "¶{ not: {} }", oneColumn],
    ["{ pp: [0, 1] }", "¶{}", oneColumn],
    ["{ pp: [0, 1] }", "¶pp", "not a scope rule: { column: values } or { not: { column: values } }: pp"],
    ["{ pp: [0, 1] }", "¶{ pp: [] }", oneColumn],
    ["follow: [sponsored]", "follow: [¶sponsered]", "unknown value: sponsered; did you mean sponsored?"],
    ["columns: { urn: URN, region: Region, share: Share }", "columns: ¶urn", "not a mapping: urn"],
    ["files:\n  schools:", "files: ¶none\nmore:\n  schools:", "not a mapping: none"],
    ["decimals: 2", "decimals: ¶two", "not a number: two"],
    ["decimals: 2", "decimals: ¶1.5", "not a whole number: 1.5"],
    ["decimals: 2", "decimals: ¶-1", "not 0 to 9 decimals: -1"],
    ["decimals: 2", "decimals: ¶10", "not 0 to 9 decimals: 10"],
    ["value: 1.2", "value: ¶.inf", "not a number: Infinity"],
    ["value: 1.2", "value: ¶much", "not a number: much"],
    ["at_least: 80%", "at_least: ¶120%", "not a share above 0 and up to 100%: 120%"],
    ["at_least: 80%", "at_least: ¶most", "not a share above 0 and up to 100%: most"],
    [
      "{ region: [Scotland, Norway] }",
      "¶{ region: [Scotland], fifth: 5 }",
      "a group of places is { scheme: [members] }, { in: scheme } or { not: group }",
    ],
    ["with: { year: 2018 }", "with: ¶{}", "with must name what differs: of, in or year"],
    [
      "{ all_less: disadvantaged }",
      "¶{ all_less: disadvantaged, pupils: n }",
      "a group is either all_less another or has columns of its own, not both",
    ],
    ["{ pupils: n, mean: m }", "¶{ pupils: n }", "a group needs a column for its pupils and one for their mean or sum"],
    [
      "{ column: region }",
      "¶{ column: region, fifths_of: share }",
      "a scheme is made from one of: column, file (with column or fifths_of), fifths_of",
    ],
    ["{ any_of: [pp, fsm6] }", "¶{ name: poor }", "a population needs any_of, is, not or fsm_share: poor"],
    [
      "- { gap: progress",
      "- ¶{ gap: progress, mean: progress",
      "a comparison needs one of: mean, gap, in_area_gap, from_average, adjusted_gap, share_of_pupils, leadership",
    ],
  ],
  years: [
    ["years: 2018-2019", "years: ¶2019-2018", "not a year, a range such as 2010-2015, or a list: 2019-2018"],
    ["years: 2018-2019", "years: ¶recent", "not a year, a range such as 2010-2015, or a list: recent"],
    ["  2019: { why", "  ¶2020: { why", "a break in a year that is not in the study: 2020"],
    ["{ 2018: a.csv,", "{ ¶2017: a.csv,", "a path for a year that is not in the study: 2017"],
    ["in: fifth 5, year: 2019", "in: fifth 5, year: ¶2020", "a year that is not in the study: 2020"],
    ["in: fifth 5, year: 2019", "in: fifth 5, year: ¶last", "not a year: last"],
    ["with: { year: 2018 }", "with: { year: ¶2016 }", "a year that is not in the study: 2016"],
  ],
  "unknown names": [
    ["of: persistent", "of: ¶persistant", "unknown population: persistant; did you mean persistent?"],
    ["within: disadvantaged", "within: ¶disadvantagd", "unknown population: disadvantagd; did you mean disadvantaged?"],
    ["any_of: [pp, fsm6]", "any_of: ¶[ppp, fsm6]", "unknown flag or column: ppp; did you mean pp?"],
    [
      "{ all_less: disadvantaged }",
      "{ all_less: ¶disadvantage }",
      "unknown group: disadvantage; did you mean disadvantaged?",
    ],
    ["{ column: region }", "{ column: ¶regions }", "unknown column: regions; did you mean region?"],
    ["fifths_of: share", "fifths_of: ¶shares", "unknown column: shares; did you mean share?"],
    ["{ column: region }", "{ file: ¶school }", "unknown file: school; did you mean schools?"],
    ["far north: { region:", "far north: { ¶regoin:", "unknown scheme: regoin; did you mean region?"],
    ["{ not: far north }", "{ not: ¶far noth }", "unknown group of places: far noth; did you mean far north?"],
    ["in: fifth 5", "in: ¶fifht 5", "unknown place: fifht 5; known: england, far north, elsewhere, region, fifth"],
    [
      "in: [england, region, far north]",
      "in: ¶[england, regon, far north]",
      "unknown place: regon; did you mean region?",
    ],
    ["in: england }", "in: ¶englnd }", "unknown place: englnd; did you mean england?"],
    ["population: others", "population: ¶other", "unknown population: other; did you mean others?"],
    ["measure: rank, of", "measure: ¶rnak, of", "unknown measure: rnak; did you mean rank?"],
    ["- { gap: progress", "- { gap: ¶progres", "unknown measure: progres; did you mean progress?"],
    ["from: schools", "from: ¶shcools", "unknown file: shcools; did you mean schools?"],
    ["prior: prior, from", "prior: ¶prir, from", "unknown column: prir; did you mean prior?"],
    ["{ pp: [0, 1] }", "{ ¶ppp: [0, 1] }", "unknown column: ppp; did you mean pp?"],
    ["{ not: { school: 123456 } }", "{ not: { ¶shcool: 1 } }", "unknown column: shcool; did you mean school?"],
    ["{ pp: [0, 1] }", "{ ¶not: [0, 1] }", "unknown column: not; known: pupil, school, prior, outcome, pp"],
    ["outcome: outcome", "outcome: ¶ks4", "unknown column: ks4; known: pupil, school, prior, outcome, pp"],
    [
      "months: epi-calibrated",
      "months: ¶epi",
      "unknown scale: epi; known: epi-calibrated, epi-calibrated-ks2, epi-normal, gap-index, outcome-sd, points, rank, residual-sd, sd, share",
    ],
    ["rules: srs-10", "rules: ¶srs-11", "unknown rules: srs-11; did you mean srs-10?"],
    ["keep_first: far north", "keep_first: ¶far south", "unknown place: far south; did you mean far north?"],
    ["with: { year: 2018 }", "with: { of: ¶persistnt }", "unknown population: persistnt; did you mean persistent?"],
    ["with: { year: 2018 }", "with: { in: ¶England }", "unknown place: England; did you mean england?"],
  ],
  "what does not go together": [
    [
      "    keep: { type: [1, 2] }",
      "    ¶scope: { of a kind: { share: 1 } }",
      "only a file of pupils has a scope; this file is school-table",
    ],
    ["with: { year: 2018 }", "with: { in: ¶region }", "with needs one area, not a whole scheme: region"],
    [
      "from: schools, against",
      "from: schools, method: ¶rank, against",
      "a school table holds means: method must be published, not rank",
    ],
    [
      "from: pupils, months",
      "from: pupils, method: ¶published, months",
      "only a table of schools or areas is published",
    ],
    [
      "  rank: { outcome: outcome, prior: prior,",
      "  rank: ¶{ outcome: outcome, method: rank of residual,",
      "method rank of residual needs prior: the column of prior attainment",
    ],
    [
      "    elsewhere: { not: far north }",
      "    ¶elsewhere: { not: elsewhere }",
      "a group of places defined by itself: elsewhere",
    ],
    ["  poor: { any_of: [pp, fsm6] }", "  ¶poor: { not: poor }", "a population defined by itself: poor"],
    [
      "  poor: { any_of: [pp, fsm6] }",
      "  ¶all: { any_of: pp }",
      "comes from the table unchanged; only its name can be set: all",
    ],
    ["    far north: {", "    ¶england: { region: North }\n    far north: {", "name already taken: england"],
    [
      "    region: { column: region }",
      "    region: { column: region }\n    ¶england: { column: region }",
      "name already taken: england",
    ],
    [
      "  leadership: {",
      "  ¶Rank: { outcome: outcome, from: pupils, prior: prior }\n  leadership: {",
      "two measures have the same name in figure ids, rank: rank and Rank",
    ],
    [
      "  poor: { any",
      "  ¶PersisTent: { any_of: pp }\n  poor: { any",
      "two populations have the same name in figure ids, persistent: persistent and PersisTent",
    ],
    ["  poor: { any", "  ¶—: { any_of: pp }\n  poor: { any", "a population needs a letter or a digit in its name: —"],
  ],
  variants: [
    [
      sixty,
      "{ populations: { ¶persistant: { name: x } } }",
      `unknown population ${changes}: persistant; did you mean persistent?`,
    ],
    [sixty, "{ ¶population: { persistent: { name: x } } }", "unknown key: population; did you mean populations?"],
    [sixty, "{ ¶show: [] }", "unknown key: show; known: files, populations, places, measures, census, schools"],
    [sixty, "{ measures: { ¶rnak: { prior: prior } } }", `unknown measure ${changes}: rnak; did you mean rank?`],
    [
      sixty,
      "{ places: { schemes: { ¶regoin: { column: region } } } }",
      `unknown scheme ${changes}: regoin; did you mean region?`,
    ],
    [sixty, "{ files: { ¶pupil: { keep: { x: 1 } } } }", `unknown file ${changes}: pupil; did you mean pupils?`],
    [sixty, "{ files: { pupils: { ¶path: a.csv } } }", "unknown key: path; known: scope, keep, between"],
    [sixty, "¶{}", "a variant that changes nothing: share of 60%"],
    [
      sixty,
      "¶{ populations: { persistent: { fsm_share: { at_least: 80% } } } }",
      "a variant that changes nothing: share of 60%",
    ],
    ["  everybody: {", `  ¶${ownChoice}: {`, `the name of the study's own choice: ${ownChoice}`],
    [
      "  everybody: {",
      "  ¶Share of 60%: {",
      "two variants have the same name in figure ids, share-of-60: share of 60% and Share of 60%",
    ],
    [
      sixty,
      "{ populations: { persistent: { within: ¶por } } }",
      "in the variant share of 60%: unknown population: por; did you mean poor?",
    ],
    [
      sixty,
      "{ populations: { persistent: { fsm_share: { at_least: ¶160% } } } }",
      "in the variant share of 60%: not a share above 0 and up to 100%: 160%",
    ],
    [
      sixty,
      "{ populations: { persistent: { fsm_share: { ¶at_lest: 60% } } } }",
      "in the variant share of 60%: unknown key: at_lest; did you mean at_least?",
    ],
    [sixty, "{ measures: { rank: { prior: ¶{ bands: 2 } } } }", "in the variant share of 60%: missing key: column"],
    [
      sixty,
      "{ files: { schools: { ¶scope: { of a kind: { share: 1 } } } } }",
      "in the variant share of 60%: only a file of pupils has a scope; this file is school-table",
    ],
    [
      sixty,
      "{ files: { pupils: { scope: { with a flag: { ¶ppp: 1, pp: null } } } } }",
      "in the variant share of 60%: unknown column: ppp; did you mean pp?",
    ],
  ],
  sensitivity: [
    ["{ expectation: poor,", "{ expectation: ¶por,", "unknown population: por; did you mean poor?"],
    ["{ expectation: poor,", "{ ranked: ¶[all, por],", "unknown population: por; did you mean poor?"],
    ["ks2_reliability: 0.9,", "ks2_reliability: ¶1.5,", "not a reliability above 0 and below 1: 1.5"],
    ["ks2_reliability: 0.9,", "ks2_reliability: ¶high,", "not a reliability above 0 and below 1: high"],
    ["leave_out_cohorts: 2019 }", "leave_out_cohorts: ¶2015 }", "a year that is not in the study: 2015"],
    ["leave_out_cohorts: 2019 }", "leave_out_cohorts: ¶later }", "not a year: later"],
    ["leave_out_cohorts: 2019 }", "leave_out_cohorts: ¶2018 }", "no earlier year of the study could replace it: 2018"],
    ["ks2_reliability: 0.9,", "¶ks2_reliabilty: 0.9,", "unknown key: ks2_reliabilty; did you mean ks2_reliability?"],
    ["ks2_reliability: 0.9,", "without_ks2: ¶drop,", "unknown value: drop; known: bounds"],
    [
      "figures: progress/gap",
      "figures: ¶progres/gap",
      "unknown measure of the figure: progres; did you mean progress?",
    ],
  ],
  "no YAML": [
    ["title: A whole study", "title: A whole study\n¶title: again", "not YAML: Map keys must be unique"],
    [
      "title: A whole study",
      "title: ¶*nobody",
      "not YAML: Unresolved alias (the anchor must be set before the alias): nobody",
    ],
  ],
};

describe.each(Object.entries(faults))("%s", (_, list) => {
  test.each(list)("%j -> %j", (from, to, message) => {
    expect(wholeStudy.split(from).length, `"${from}" stands once in the study`).toBe(2);
    const { text, position } = marked(wholeStudy.replace(from, to));
    const refusal = refusalOf(text);
    expect(refusal?.message.split("\n")).toContain(`${position} ${message}`);
    expect(refusal).toMatchObject({ exitCode: 2, advice: "correct the study file; docs/study.md lists every key" });
  });
});
