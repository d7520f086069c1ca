import { anyShrunken, type IntervalRow } from "../../charts/interval-row.ts";
import { baseNoun, isGap, pictureOrder, setAgainst } from "../../figures/reading.ts";
import type { ReleasedContent } from "../../release/content.ts";
import { type FoundAreas, foundFamilies, type ShownRegister } from "../../release/families.ts";
import { type Finding, isShown, numbersOf, type ShownFinding, withRole } from "../../release/finding.ts";
import type { Study } from "../../study/study.ts";
import { statistic as statisticOf, together } from "../tables/holdings.ts";
import { type BesideOthers, besideById, familyOf, readableRanks } from "../words/areas-beside.ts";
import { areasCompared, type FewAreas, type ManyAreas } from "../words/areas-compared.ts";
import { readable } from "../words/readable.ts";
import { withCautions } from "../words/selection-words.ts";
import { marginWords } from "../words/test-words.ts";
import { capital, isOfAreas, measureNoun, placeNoun, populationNoun } from "../words/words.ts";
import { largestAreas, leftOutWords, mostRows } from "./largest.ts";
import { held, type Panel, rowOfFinding } from "./panel.ts";
import { pictureId } from "./picture-id.ts";

/** Words for titles where the noun of the statistic would not be clear with a list of areas. */
const inTitles: Readonly<Record<string, string>> = { in_area_gap: "gap within areas" };

/** A row with the shrunken estimate and the ranks of its area, where it has them. */
function besideRow(row: IntervalRow, others: BesideOthers | undefined): IntervalRow {
  if (others === undefined || row.status === "hidden") return row;
  const { shrunken, number } = others.area;
  if (shrunken === null) return row;
  const { value, interval } = shrunken;
  const print = (one: number) => readable(one, number);
  return {
    ...row,
    shrunken: { estimate: value, ...interval },
    text: {
      ...row.text,
      shrunken: `${print(value)} (${print(interval.lower)} to ${print(interval.upper)})`,
      ranks: readableRanks(others.area),
    },
  };
}

/** What shrunken estimates are drawn towards, and how far areas differ. */
function besideWords({ shrinkage, areas, asked, missEach, unit }: FoundAreas): string | null {
  const number = areas[0]?.number;
  if (shrinkage === null || number === undefined) return null;
  const { mean, sdBetween } = shrinkage;
  const spread =
    sdBetween === 0
      ? "The areas differ no more than chance alone would make them"
      : `Beyond chance, areas differ with a standard deviation of about ${readable(sdBetween, number)} ${unit}`;
  const left = asked - areas.length;
  const out = left === 0 ? "" : ` ${left} of ${asked} areas are left out: hidden, unreliable or not available.`;
  return `Shrunken estimates are drawn towards ${readable(mean, number)} ${unit}, the mean of the ${areas.length} areas. ${spread}. For intervals that hold for all areas together, each alone must miss in only ${readable(100 * missEach, { ...number, unit: "", decimals: 2 })} of 100 repetitions; they are in tables/areas.csv.${out}`;
}

function schemeTitle(study: Study, scheme: string): string {
  return study.places.schemes.get(scheme)?.title ?? (scheme === "group" ? "group of areas" : scheme);
}

interface Titled {
  readonly title: string;
  /** Names of the tests that it is made from. */
  readonly tests: readonly string[];
}

/** What tests of many areas, each against the whole, say. */
function titleOfMany(what: string, { above, below, tests }: ManyAreas, whole: string, isOfGap: boolean): Titled {
  const [more, less] = isOfGap ? ["larger", "smaller"] : ["higher", "lower"];
  return {
    title: `The ${what} was ${more} than that of ${placeNoun(whole)} in ${above} of ${tests.length} areas and ${less} in ${below}, with all areas looked at`,
    tests: tests.map(({ id }) => id),
  };
}

/** What tests of a few areas, each against each, say. */
function titleOfFew(what: string, scheme: string, few: FewAreas, isOfGap: boolean): Titled {
  const { least, most, extremes, clearest, leastAlone, mostAlone, allAlike, areas } = few;
  const place = ({ figure }: ShownFinding) => placeNoun(figure.of.area.name);
  const [smallest, largest, more] = isOfGap ? ["smallest", "largest", "larger"] : ["lowest", "highest", "higher"];
  if (extremes.outcome === "differs") {
    const named =
      leastAlone && mostAlone && areas > 2
        ? `was ${smallest} in ${place(least)} and ${largest} in ${place(most)}`
        : `was ${more} in ${place(most)} than in ${place(least)}`;
    return { title: `The ${what} ${named}`, tests: [extremes.id] };
  }
  if (clearest !== null)
    return {
      title: `The ${what} was ${more} in ${place(clearest.more)} than in ${place(clearest.less)}; it is not clear whether ${place(most)}, with the ${largest} estimate, and ${place(least)} differ`,
      tests: [clearest.test.id, extremes.id],
    };
  if (allAlike)
    return { title: `The ${what} by ${scheme} was alike, to within ${marginWords(extremes)}`, tests: [extremes.id] };
  return {
    title: `The ${what} by ${scheme}: it is not clear whether ${areas === 2 ? "the two areas" : `any two of ${areas} areas`} differ`,
    tests: [extremes.id],
  };
}

/** The finding of a panel in a few words: what the tests of its areas say. */
function panelTitle(
  members: readonly Finding[],
  whole: ShownFinding | null,
  scheme: string,
  who: string,
  register: ShownRegister,
): Titled {
  const base = members[0]?.figure.base ?? "gap";
  const what = `${inTitles[base] ?? baseNoun({ base })} of ${who}`;
  const compared = areasCompared(members, register);
  if (compared === null) return { title: `The ${what} by ${scheme}`, tests: [] };
  const { title, tests } =
    compared.kind === "many"
      ? titleOfMany(what, compared, whole?.figure.of.area.name ?? "", isGap({ base }))
      : titleOfFew(what, scheme, compared, isGap({ base }));
  const isWhole = members.every(({ status }) => status === "published");
  return { title: isWhole ? title : `${title}, leaving out what is unreliable or not shown`, tests };
}

/**
 * Where there are more files than this, the study's names for them are used: one name can cover a file for each year.
 */
const mostFileNames = 3;

function sourcesOf({ flow }: ReleasedContent): string {
  const files = [...new Set(flow.map(({ source }) => source.file))];
  if (files.length <= mostFileNames) return `Source: ${files.join(", ")}.`;
  return `Files: ${[...new Set(flow.map(({ source }) => source.entry))].join(", ")}.`;
}

function captionOf(content: ReleasedContent, first: Finding, scheme: string): string {
  const { study } = content;
  const { of, against, base, measure } = first.figure;
  const who = populationNoun(study, of.population);
  const versus =
    against === null
      ? ""
      : `, compared with ${populationNoun(study, against.population)} ${setAgainst({ base }) === "comparison in the same area" ? "in the same area" : `in ${placeNoun(against.area.name)}`}`;
  const what = `${capital(baseNoun(first.figure))}${isGap(first.figure) ? " in" : ""}`;
  const invented = study.data === "invented" ? " Invented data." : "";
  return `${what} ${measureNoun(measure)} of ${who}${versus}, by ${scheme}, ${of.year}. ${barsOf(content, first)} ${sourcesOf(content)}${invented}`;
}

/** What the bars are; published means without an error have none. */
function barsOf({ findings, study }: ReleasedContent, { figure }: Finding): string {
  const same = [...findings.values()].filter((other) => other.figure.measure === figure.measure);
  if (!same.some(isShown)) return "No intervals are known.";
  return isOfAreas(study, figure.measure)
    ? "Bars are 95% intervals that take pupils as independent of each other."
    : "Bars are 95% intervals.";
}

function byGroupThenName(a: Finding, b: Finding): number {
  const group = (finding: Finding) => finding.figure.of.area.within ?? "";
  const name = (finding: Finding) => finding.figure.of.area.name;
  return group(a) < group(b) ? -1 : group(a) > group(b) ? 1 : name(a) < name(b) ? -1 : 1;
}

const unitsOf = (members: readonly Finding[]) => members.find(isShown)?.counted.units ?? "pupils";

/** What one picture shows. */
interface Part {
  readonly measure: string;
  readonly statistic: Finding["figure"]["base"];
  readonly order: number;
  readonly population: string;
  readonly scheme: string;
}

/** The pictures of a release: last year, one for each statistic, population and scheme that was asked for. */
export function panelsOf(content: ReleasedContent): readonly Panel[] {
  const { study } = content;
  const findings = withRole(content.findings, "asked");
  const beside = besideById(foundFamilies(content.findings, content.groupings));
  const year = Math.max(...study.years);
  const asked = findings.filter(({ figure }) => figure.with === null && figure.of.year === year);
  const keys = new Map<string, Part>();
  for (const { figure } of asked) {
    const { scheme } = figure.of.area;
    const statistic = figure.base;
    const order = pictureOrder(figure);
    if (scheme === "national" || order === null) continue;
    const part = { measure: figure.measure, statistic, order, population: figure.of.population, scheme };
    keys.set(JSON.stringify(part), part);
  }
  const ordered = [...keys.values()].sort((a, b) => a.order - b.order);
  return ordered.map(({ measure, statistic, population, scheme }): Panel => {
    const same = asked.filter(
      ({ figure }) => figure.measure === measure && figure.base === statistic && figure.of.population === population,
    );
    const members = same.filter(({ figure }) => figure.of.area.scheme === scheme).sort(byGroupThenName);
    const nation = same.find(({ figure }) => figure.of.area.scheme === "national") ?? null;
    const shownNation = nation !== null && isShown(nation) ? nation : null;
    const title = schemeTitle(study, scheme);
    const first = members[0];
    if (first === undefined) throw new Error(`a picture without rows: ${scheme}`);
    const unit = members.flatMap(numbersOf)[0]?.unit ?? "";
    const reference = nation === null ? undefined : numbersOf(nation)[0];
    const family = familyOf(members, beside);
    const largest = largestAreas(members, mostRows);
    const rows = [
      ...(nation === null ? [] : [rowOfFinding(nation, nation.figure.of.area.name, null, true)]),
      ...largest.shown.map((finding) =>
        besideRow(
          rowOfFinding(finding, finding.figure.of.area.name, finding.figure.of.area.within, false),
          beside.get(finding.figure.id),
        ),
      ),
    ];
    const { holdings, counts } = held([...(nation === null ? [] : [nation]), ...largest.shown], study);
    const isShrunken = anyShrunken(rows);
    const { register } = content.groupings;
    const titled = panelTitle(members, shownNation, title, populationNoun(study, population), register);
    return {
      id: pictureId(measure, statistic, population, scheme),
      ...titled,
      caption: withCautions(
        `${captionOf(content, first, title)}${leftOutWords(largest, `the areas with the most ${unitsOf(members)}`)}`,
        largest.shown.map(({ figure }) => figure),
        study,
      ),
      unit: isGap({ base: statistic })
        ? `${capital(unit)} behind`
        : `${capital(baseNoun({ base: statistic }))}, ${unit}`,
      headings: isOfAreas(study, measure) ? { schools: "Areas" } : {},
      rows,
      reference:
        reference === undefined || nation === null
          ? null
          : { value: reference.value, label: nation.figure.of.area.name },
      beside: family === null ? null : besideWords(family),
      ends: isGap({ base: statistic }) ? { low: "ahead", high: "behind" } : null,
      holdings: isShrunken ? together([holdings, statisticOf("shrunken estimates")]) : holdings,
      counts: isShrunken ? statisticOf("ranks") : counts,
    };
  });
}
