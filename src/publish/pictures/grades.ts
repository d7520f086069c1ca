import type { GradeBarRow } from "../../charts/grade-bars.tsx";
import type { IntervalRow, Reference } from "../../charts/interval-row.ts";
import { wilsonInterval } from "../../number/wilson.ts";
import { type Finding, isShown } from "../../release/finding.ts";
import type {
  LeadershipCount,
  ProtectedBounds,
  ProtectedLeadership,
  ProtectedLeadershipArea,
} from "../../release/leadership.ts";
import type { ProtectedAreas } from "../../release/many.ts";
import type { ReleasedContent } from "../../release/released.ts";
import type { Rules } from "../../release/rules.ts";
import { type BesideOthers, besideById, familyOf, readableRanks } from "../words/areas-beside.ts";
import { statisticNoun } from "../words/leadership-sentence.ts";
import { gradedNoun, percentInterval, percentText, schoolMeasure } from "../words/leadership-words.ts";
import { readableCount } from "../words/readable.ts";
import { capital } from "../words/words.ts";
import { gradedAxis, gradedRow } from "./graded-row.ts";

/** Names of the grades, best first. */
export const gradeNames = ["Outstanding", "Good", "Grade 3", "Inadequate"] as const;

/** Grade 3 had two names. */
export const grade3Words = "Grade 3 is Requires improvement, and before September 2012 Satisfactory.";

/** The whole and the groups of the study; members of schemes have the pictures by area. */
export function broadAreas({ areas }: ProtectedLeadership): readonly ProtectedLeadershipArea[] {
  return areas.filter(({ scheme }) => scheme === "national" || scheme === "group");
}

const ageHead = "Median age";

type Counts = readonly (readonly [string, LeadershipCount])[];

const ratedCounts: Counts = [
  ["Schools", "open"],
  ["Rated first", "ratedFirst"],
  ["Rated last", "ratedLast"],
  ["Both", "matched"],
  ["Anew", "reinspected"],
];
const changedCounts: Counts = [
  ["New URN", "changedUrn"],
  ["Inherited", "inherited"],
  ["Merged", "together"],
];

const countCells = ({ counts }: ProtectedLeadershipArea, which: Counts) =>
  which.map(([, count]) => readableCount(counts[count]));

/** Who was rated when: columns, and an area a row. */
export function coverageTable({ areas }: ProtectedLeadership) {
  return {
    columns: ["Area", ...ratedCounts.map(([head]) => head)],
    rows: areas.map((area) => [area.name, ...countCells(area, ratedCounts)]),
  };
}

/** Under which URN, and how long ago: columns, and an area a row. */
export function changesTable({ areas }: ProtectedLeadership) {
  const aged = areas.some(({ medianAge }) => medianAge !== null);
  return {
    columns: ["Area", ...changedCounts.map(([head]) => head), ...(aged ? [ageHead] : [])],
    rows: areas.map((area) => [
      area.name,
      ...countCells(area, changedCounts),
      ...(aged ? [area.medianAge === null ? "–" : area.medianAge.toFixed(1)] : []),
    ]),
  };
}

/** Schools rated at the first time and not at the last, by reason; null where there are none. */
export function lostTable({ areas }: ProtectedLeadership) {
  const reasons = [...new Set(areas.flatMap(({ lost }) => lost.map(({ why }) => why)))].sort();
  if (reasons.length === 0) return null;
  const rows = areas.map(({ name, lost }) => [
    name,
    ...reasons.map((why) => {
      const found = lost.find((one) => one.why === why);
      return found === undefined ? "0" : readableCount(found.schools);
    }),
  ]);
  return { columns: ["Area", ...reasons.map(capital)], rows };
}

function boundText(bounds: ProtectedBounds | null): string {
  if (bounds === null) return "not told";
  if (bounds.lower === bounds.upper) return percentText(bounds.lower);
  return `${percentText(bounds.lower)} to ${percentText(bounds.upper)}`;
}

/** What every share could have been, had nobody been lost. */
export function boundsTable(told: ProtectedLeadership) {
  return {
    columns: ["Area", "No last grade", "Good or better", "Fell", "Rose", "Reduction"],
    rows: broadAreas(told).map(({ name, bounds }) => [
      name,
      readableCount(bounds.good?.unknown ?? null),
      boundText(bounds.good),
      boundText(bounds.declined),
      boundText(bounds.improved),
      boundText(bounds.reduction),
    ]),
  };
}

/** Bars of grades at both times, of the schools rated both times. */
export function gradeBarRows(told: ProtectedLeadership): readonly GradeBarRow[] {
  const short = (time: string) => time.replace(/^the (\w+) judgement$/, "$1");
  return told.areas.flatMap(({ name, matchedFirst, matchedLast }): readonly GradeBarRow[] => [
    { label: name, time: short(told.first), counts: matchedFirst, starts: true },
    { label: name, time: short(told.last), counts: matchedLast, starts: false },
  ]);
}

/** Standard normal quantile of a 95% interval. */
const z95 = 1.959963984540054;

/** A count as a share of those that had the first grade, with Wilson's interval. */
function moveText(count: number, all: number): string {
  if (all === 0) return "0";
  const share = count / all;
  return `${readableCount(count)} (${percentText(share)}; ${percentInterval(wilsonInterval(share, all, z95))})`;
}

/** The table of a picture of moves: counts, their share of the schools that had the first grade, its 95% interval. */
export function movesTable(moves: readonly (readonly number[])[]) {
  return {
    columns: ["From", ...gradeNames.map((grade) => `to ${grade.toLowerCase()}`), "All"],
    rows: moves.map((row, place) => {
      const all = row.reduce((a, b) => a + b, 0);
      const cells = row.map((count) => moveText(count, all));
      return [gradeNames[place] ?? "", ...cells, readableCount(all)];
    }),
  };
}

/** One picture: a statistic of grades over the areas of one scheme. */
export interface LeadershipPanel {
  readonly id: string;
  readonly title: string;
  readonly caption: string;
  readonly unit: string;
  readonly rows: readonly IntervalRow[];
  readonly reference: Reference | null;
  /** For areas beside their shrunken estimates: what these are drawn towards; otherwise null. */
  readonly beside: string | null;
}

const pictured = [
  "share_good_or_outstanding",
  "share_declined",
  "share_improved",
  "relative_reduction_weak",
  "share_lost_outstanding",
] as const;

/** An area as a row, with its shrunken estimate and the ranks that the data allow, where it has them. */
function rowOf(
  finding: Finding,
  rules: Rules,
  beside: ReadonlyMap<string, BesideOthers>,
  emphasis: boolean,
): IntervalRow {
  const { area } = finding.figure.of;
  const row = gradedRow(finding, rules, area.name, area.within, emphasis);
  const others = beside.get(finding.figure.id)?.area;
  if (others === undefined || others.shrunken === null || row.status === "hidden") return row;
  const { value, interval } = others.shrunken;
  const { factor } = gradedAxis(finding.figure);
  return {
    ...row,
    shrunken: { estimate: factor * value, lower: factor * interval.lower, upper: factor * interval.upper },
    text: {
      ...row.text,
      shrunken: `${percentText(value, interval)} (${percentInterval(interval)})`,
      ranks: readableRanks(others),
    },
  };
}

/** What shrunken shares are drawn towards, and how far areas differ; null where nothing is shrunken. */
function besideWords({ shrinkage, areas, asked }: ProtectedAreas): string | null {
  if (shrinkage === null) return null;
  const { mean, sdBetween } = shrinkage;
  const spread =
    sdBetween === 0
      ? "The areas differ no more than chance would have it"
      : `Beyond chance, areas differ with a standard deviation of about ${percentText(sdBetween).replace("%", "")} percentage points`;
  const left = asked - areas.length;
  const out = left === 0 ? "" : ` ${left} of ${asked} areas are left out: hidden, unreliable or not available.`;
  return `Shrunken estimates are drawn towards ${percentText(mean)}, the mean of the ${areas.length} areas, the more the fewer schools an area has. ${spread}. Ranks are all the places that the data allow an area, rank 1 being the largest share. Intervals that hold for all areas together are in tables/areas.csv.${out}`;
}

/** The pictures by area of one measure of grades: what schools rated both times did. */
export function leadershipPanels(content: ReleasedContent, told: ProtectedLeadership): readonly LeadershipPanel[] {
  const { findings, study, rules, many } = content;
  const beside = besideById(many);
  const measure = schoolMeasure(study, told.measure);
  const own = findings.filter(
    ({ figure }) =>
      figure.measure === told.measure && figure.with === null && figure.of.population.startsWith("matched"),
  );
  const asked = own.filter(({ figure }) => !figure.of.population.endsWith(", previous judgement"));
  const last = Math.max(...asked.map(({ figure }) => figure.of.year));
  const latest = asked.filter(({ figure }) => figure.of.year === last);
  const schemes = [...new Set(latest.map(({ figure }) => figure.of.area.scheme))].filter((one) => one !== "national");
  return schemes.flatMap((scheme) =>
    pictured.flatMap((statistic): readonly LeadershipPanel[] => {
      const same = latest.filter(({ figure }) => figure.base === statistic);
      const members = same.filter(({ figure }) => figure.of.area.scheme === scheme);
      const nation = same.find(({ figure }) => figure.of.area.scheme === "national");
      if (members.length === 0) return [];
      const title = study.places.schemes.get(scheme)?.title ?? (scheme === "group" ? "group of areas" : scheme);
      const reference = nation !== undefined && isShown(nation) ? nation.numbers[0] : undefined;
      const invented = study.data === "invented" ? " Invented data." : "";
      const axis = gradedAxis({ statistic, base: statistic, with: null });
      const family = familyOf(members, beside);
      return [
        {
          id: [told.measure, statistic, scheme]
            .join("-")
            .toLowerCase()
            .replace(/[^a-z0-9]+/g, "-"),
          title: `${capital(statisticNoun(statistic))}, by ${title}`,
          caption: `${capital(gradedNoun(measure))} of schools rated both times, ${told.first} to ${told.last}. Bars are 95% intervals.${invented}`,
          unit: axis.unit,
          beside: family === null ? null : besideWords(family),
          rows: [
            ...(nation === undefined ? [] : [rowOf(nation, rules, beside, true)]),
            ...members.map((finding) => rowOf(finding, rules, beside, false)),
          ],
          reference:
            reference === undefined || nation === undefined
              ? null
              : { value: axis.factor * reference.value, label: nation.figure.of.area.name },
        },
      ];
    }),
  );
}
