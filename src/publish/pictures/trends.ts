import type { SeriesBreak, TrendSeries } from "../../charts/trend-series.ts";
import type { ReleasedContent } from "../../release/content.ts";
import type { ShownRegister, ShownTest } from "../../release/families.ts";
import { type Finding, isShown, numbersOf, reasonOf, withRole } from "../../release/finding.ts";
import type { Study } from "../../study/study.ts";
import type { Holdings } from "../tables/holdings.ts";
import { breakFirst } from "../words/break-words.ts";
import { readable, readableInterval } from "../words/readable.ts";
import { withCautions } from "../words/selection-words.ts";
import { marginWords } from "../words/test-words.ts";
import { capital, listed, measureNoun, placeNoun, populationNoun } from "../words/words.ts";
import { largestBy, leftOutWords, mostPictures } from "./largest.ts";
import { held } from "./panel.ts";
import { pictureId } from "./picture-id.ts";

/** One picture over years: the populations of one area, as distances from the average of all pupils. */
export interface Trend {
  readonly id: string;
  readonly title: string;
  /** Names of the tests that the title is made from. */
  readonly tests: readonly string[];
  readonly caption: string;
  readonly description: string;
  readonly unit: string;
  readonly zeroLabel: string;
  readonly series: readonly TrendSeries[];
  readonly breaks: readonly SeriesBreak[];
  /** The numbers shown with it: one row per population and year. */
  readonly rows: readonly (readonly string[])[];
  readonly holdings: Holdings;
}

/** The most lines that a reader can distinguish in one picture. */
const mostSeries = 4;

function pointOf(finding: Finding): TrendSeries["points"][number] {
  const { year } = finding.figure.of;
  const [number] = numbersOf(finding);
  if (number === undefined || finding.kind === "hidden") return { year, status: "hidden" };
  const { value, lower, upper } = number;
  const ends = { lower: lower ?? value, upper: upper ?? value };
  return { year, status: finding.status, estimate: value, ...ends, text: readable(value, number) };
}

function seriesName(study: Study, population: string): string {
  return capital(study.populations.get(population)?.title ?? population);
}

function rowOf(finding: Finding, study: Study): readonly string[] {
  const { population, year } = finding.figure.of;
  const name = `${seriesName(study, population)}, ${year}`;
  const [number] = numbersOf(finding);
  if (number === undefined) return [name, "–", "–", reasonOf(finding)];
  return [
    name,
    readable(number.value, number),
    readableInterval(number),
    isShown(finding) ? finding.marks.join("; ") : reasonOf(finding),
  ];
}

const withoutMargin = { margin: null, unit: "", decimals: 0 };

interface Titled {
  readonly title: string;
  readonly tests: readonly string[];
}

/** The test of the last year of a line against its first; null where there is none. */
function testOfLine(line: readonly Finding[], register: ShownRegister): ShownTest | null {
  const inOrder = [...line].sort((a, b) => a.figure.of.year - b.figure.of.year);
  const [first, last] = [inOrder[0]?.figure.id, inOrder.at(-1)?.figure.id];
  for (const test of register.tests)
    for (const { one, other } of test.sides) {
      if (one === last && other === first) return test;
      if (one === first && other === last) return { ...test, value: -test.value };
    }
  return null;
}

/** What moved, in a few words: the test of the last year against the first, for each line. */
function titleOf(findings: readonly Finding[], study: Study, place: string, register: ShownRegister): Titled {
  const years = findings.map(({ figure }) => figure.of.year);
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const where = capital(placeNoun(place));
  const lines = [...new Set(findings.map(({ figure }) => figure.of.population))].flatMap((population) => {
    const test = testOfLine(
      findings.filter(({ figure }) => figure.of.population === population),
      register,
    );
    return test === null ? [] : [{ who: populationNoun(study, population), test }];
  });
  if (lines.length === 0) return { title: `${where}, ${first} to ${last}`, tests: [] };
  const named = (outcome: (test: ShownTest) => boolean) =>
    lines.filter(({ test }) => outcome(test)).map(({ who }) => who);
  const said = [
    { who: named((test) => test.outcome === "differs" && test.value < 0), did: "fell against the average" },
    { who: named((test) => test.outcome === "differs" && test.value > 0), did: "rose against the average" },
    {
      who: named((test) => test.outcome === "alike"),
      did: `stayed within ${marginWords(lines.find(({ test }) => test.outcome === "alike")?.test ?? withoutMargin)} of where they were`,
    },
  ].flatMap(({ who, did }) => (who.length === 0 ? [] : [`${listed(who)} ${did}`]));
  const unclear = named((test) => test.outcome === "unclear");
  const tests = lines.map(({ test }) => test.id);
  const span = `from ${first} to ${last}`;
  if (said.length === 0)
    return { title: `${where}: it is not clear whether any group moved against the average ${span}`, tests };
  const rest = unclear.length === 0 ? "" : `; not clear for ${listed(unclear)}`;
  return { title: `${where}: ${said.join("; ")} ${span}${rest}`, tests };
}

/**
 * The trends of a release: one picture per area, of at most 400, where the study asks for distances from the average in several years.
 */
export function trendsOf(content: ReleasedContent): readonly Trend[] {
  const { study, flow } = content;
  const findings = withRole(content.findings, "asked");
  const asked = findings.filter(({ figure }) => figure.with === null && figure.base === "from_average");
  if (study.years.length < 2) return [];
  const byArea = new Map<string, Finding[]>();
  for (const finding of asked) {
    const key = `${finding.figure.measure}|${finding.figure.of.area.key}`;
    const known = byArea.get(key);
    if (known === undefined) byArea.set(key, [finding]);
    else known.push(finding);
  }
  const largest = largestBy([...byArea], ([, own]) => own, mostPictures);
  return largest.shown.map(([key, own]): Trend => {
    const [first] = own;
    if (first === undefined) throw new Error(`a trend without figures: ${key}`);
    const { measure, of } = first.figure;
    const populations = [...new Set(own.map(({ figure }) => figure.of.population))].slice(0, mostSeries);
    const unit = own.flatMap(numbersOf)[0]?.unit ?? "";
    const years = own.map(({ figure }) => figure.of.year);
    const crossed = study.breaks.filter(({ year }) => Math.min(...years) < year && year <= Math.max(...years));
    const titled = titleOf(own, study, of.area.name, content.groupings.register);
    const { tests } = titled;
    const title = breakFirst(titled.title, crossed);
    const breaks = study.breaks.map(({ year, why }) => ({ year, reason: why }));
    const sources = [...new Set(flow.map(({ source }) => source.entry))].join(", ");
    const invented = study.data === "invented" ? " Invented data." : "";
    return {
      id: pictureId("trend", measure, of.area.key),
      title,
      tests,
      unit: `${capital(unit)} from the average of all pupils`,
      zeroLabel: "average of all pupils",
      caption: withCautions(
        `Mean ${measureNoun(measure)} of each group in ${placeNoun(of.area.name)} minus that of all pupils in ${study.places.whole ?? "England"}, by year of finishing. Files: ${sources}.${invented}${leftOutWords(largest, "pictures of the areas with the most pupils")}`,
        own.map(({ figure }) => figure),
        study,
      ),
      description: `${title}. ${own
        .map((finding) => rowOf(finding, study))
        .map(([name, value, interval]) => `${name}: ${value} (${interval})`)
        .join("; ")}. Breaks: ${breaks.map(({ year, reason }) => `${year}, ${reason}`).join("; ") || "none"}.`,
      series: populations.map((population) => ({
        name: seriesName(study, population),
        points: own.filter(({ figure }) => figure.of.population === population).map(pointOf),
      })),
      breaks,
      rows: own.map((finding) => rowOf(finding, study)),
      holdings: held(own, study).holdings,
    };
  });
}
