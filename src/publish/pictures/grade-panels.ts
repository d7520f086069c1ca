import { anyShrunken, type IntervalRow } from "../../charts/interval-row.ts";
import { isAtLastTime } from "../../figures/grades/set-of-schools.ts";
import { timesOf } from "../../figures/grades/times.ts";
import type { ReleasedContent } from "../../release/content.ts";
import { type FoundAreas, foundFamilies } from "../../release/families.ts";
import { type Finding, isShown, withRole } from "../../release/finding.ts";
import type { ShownGrades } from "../../release/grades.ts";
import type { Rules } from "../../release/rules.ts";
import { statistic as statisticOf, together } from "../tables/holdings.ts";
import { type BesideOthers, besideById, familyOf, readableRanks } from "../words/areas-beside.ts";
import { statisticNoun } from "../words/leadership-sentence.ts";
import { gradedNoun, percentInterval, percentText, schoolMeasure } from "../words/leadership-words.ts";
import { capital } from "../words/words.ts";
import { gradedAxis, gradedHeadings, gradedHeld, gradedRow } from "./graded-row.ts";
import type { Panel } from "./panel.ts";
import { pictureId } from "./picture-id.ts";

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
function besideWords({ shrinkage, areas, asked }: FoundAreas): string | null {
  if (shrinkage === null) return null;
  const { mean, sdBetween } = shrinkage;
  const spread =
    sdBetween === 0
      ? "The areas differ no more than chance alone would make them"
      : `Beyond chance, areas differ with a standard deviation of about ${percentText(sdBetween).replace("%", "")} percentage points`;
  const left = asked - areas.length;
  const out = left === 0 ? "" : ` ${left} of ${asked} areas are left out: hidden, unreliable or not available.`;
  return `Shrunken estimates are drawn towards ${percentText(mean)}, the mean of the ${areas.length} areas: the fewer schools an area has, the further they are drawn. ${spread}. Ranks are all the places that the data allow an area, with rank 1 for the largest share. Intervals that hold for all areas together are in tables/areas.csv.${out}`;
}

/** The pictures by area of one measure of grades: how the grades of schools rated both times changed. */
export function gradePanels(content: ReleasedContent, told: ShownGrades): readonly Panel[] {
  const { study, rules } = content;
  const findings = withRole(content.findings, "asked");
  const beside = besideById(foundFamilies(content.findings, content.groupings));
  const measure = schoolMeasure(study, told.measure);
  const times = timesOf(study, measure);
  const own = findings.filter(
    ({ figure }) =>
      figure.measure === told.measure && figure.with === null && figure.of.population.startsWith("matched"),
  );
  const latest = own.filter(({ figure }) => isAtLastTime(figure.of, times));
  const schemes = [...new Set(latest.map(({ figure }) => figure.of.area.scheme))].filter((one) => one !== "national");
  return schemes.flatMap((scheme) =>
    pictured.flatMap((statistic): readonly Panel[] => {
      const same = latest.filter(({ figure }) => figure.base === statistic);
      const members = same.filter(({ figure }) => figure.of.area.scheme === scheme);
      const nation = same.find(({ figure }) => figure.of.area.scheme === "national");
      if (members.length === 0) return [];
      const title = study.places.schemes.get(scheme)?.title ?? (scheme === "group" ? "group of areas" : scheme);
      const reference = nation !== undefined && isShown(nation) ? nation.numbers[0] : undefined;
      const shown = [...(nation === undefined ? [] : [nation]), ...members].filter(isShown);
      const { holdings, counts } = gradedHeld(shown, content);
      const axis = gradedAxis({ statistic, base: statistic, with: null });
      const family = familyOf(members, beside);
      const rows = [
        ...(nation === undefined ? [] : [rowOf(nation, rules, beside, true)]),
        ...members.map((finding) => rowOf(finding, rules, beside, false)),
      ];
      const isShrunken = anyShrunken(rows);
      const invented = study.data === "invented" ? " Invented data." : "";
      return [
        {
          id: pictureId(told.measure, statistic, scheme),
          title: `${capital(statisticNoun(statistic))}, by ${title}`,
          caption: `${capital(gradedNoun(measure))} of schools rated both times, ${told.first} to ${told.last}. Bars are 95% intervals.${invented}`,
          unit: axis.unit,
          headings: gradedHeadings,
          rows,
          reference:
            reference === undefined || nation === undefined
              ? null
              : { value: axis.factor * reference.value, label: nation.figure.of.area.name },
          ends: null,
          beside: family === null ? null : besideWords(family),
          holdings: isShrunken ? together([holdings, statisticOf("shrunken estimates")]) : holdings,
          counts: isShrunken ? statisticOf("ranks") : counts,
        },
      ];
    }),
  );
}
