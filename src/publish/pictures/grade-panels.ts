import type { IntervalRow } from "../../charts/interval-row.ts";
import { hyphenated } from "../../effects/output-name.ts";
import type { ReleasedContent } from "../../release/content.ts";
import { type Finding, isShown, type ShownFinding, withRole } from "../../release/finding.ts";
import type { ShownGrades } from "../../release/grades.ts";
import { protectCount, type Rules } from "../../release/rules.ts";
import { countsOf, together } from "../tables/holdings.ts";
import { statisticNoun } from "../words/leadership-sentence.ts";
import { gradedNoun, percentInterval, percentText, schoolMeasure } from "../words/leadership-words.ts";
import { readableCount } from "../words/readable.ts";
import { capital } from "../words/words.ts";
import { held, type Panel, rowOfFinding } from "./panel.ts";

const pictured = [
  "share_good_or_outstanding",
  "share_declined",
  "share_improved",
  "relative_reduction_weak",
  "share_lost_outstanding",
] as const;

/** What one stands for on the axis of a picture: shares are drawn in per cent. */
const perCent = 100;

function isShare({ figure }: Finding): boolean {
  return figure.base !== "relative_reduction_weak";
}

/** About how many schools the share stands for. */
function having({ numbers: [number], counted }: ShownFinding, rules: Rules): number | null {
  return number === undefined ? null : protectCount(Math.round(number.value * counted.n), rules);
}

function rowOf(finding: Finding, rules: Rules, emphasis: boolean): IntervalRow {
  const row = rowOfFinding(finding, finding.figure.of.area.name, finding.figure.of.area.within, emphasis);
  if (!isShown(finding) || row.status === "hidden") return row;
  const [number] = finding.numbers;
  if (number === undefined) return row;
  return {
    ...row,
    estimate: perCent * row.estimate,
    lower: perCent * row.lower,
    upper: perCent * row.upper,
    text: {
      estimate: percentText(number.value, number),
      interval: percentInterval(number),
      pupils: isShare(finding) ? readableCount(having(finding, rules)) : "–",
      schools: readableCount(finding.counted.n),
    },
  };
}

/** The pictures by area of one measure of grades: what schools rated both times did. */
export function gradePanels(content: ReleasedContent, told: ShownGrades): readonly Panel[] {
  const { study, rules } = content;
  const findings = withRole(content.findings, "asked");
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
    pictured.flatMap((statistic): readonly Panel[] => {
      const same = latest.filter(({ figure }) => figure.base === statistic);
      const members = same.filter(({ figure }) => figure.of.area.scheme === scheme);
      const nation = same.find(({ figure }) => figure.of.area.scheme === "national");
      if (members.length === 0) return [];
      const title = study.places.schemes.get(scheme)?.title ?? (scheme === "group" ? "group of areas" : scheme);
      const reference = nation !== undefined && isShown(nation) ? nation.numbers[0] : undefined;
      const shown = [...(nation === undefined ? [] : [nation]), ...members].filter(isShown);
      const { holdings, counts } = held(shown, study);
      const invented = study.data === "invented" ? " Invented data." : "";
      return [
        {
          id: hyphenated([told.measure, statistic, scheme].join("-")),
          title: `${capital(statisticNoun(statistic))}, by ${title}`,
          caption: `${capital(gradedNoun(measure))} of schools rated both times, ${told.first} to ${told.last}. Bars are 95% intervals.${invented}`,
          unit: statistic === "relative_reduction_weak" ? "Per cent" : "Per cent of schools",
          headings: { pupils: "With it, about", schools: "Of schools" },
          rows: [
            ...(nation === undefined ? [] : [rowOf(nation, rules, true)]),
            ...members.map((finding) => rowOf(finding, rules, false)),
          ],
          reference:
            reference === undefined || nation === undefined
              ? null
              : { value: perCent * reference.value, label: nation.figure.of.area.name },
          ends: null,
          beside: null,
          holdings,
          counts: together([
            counts,
            countsOf(
              "schools",
              shown.filter(isShare).map((finding) => having(finding, rules)),
            ),
          ]),
        },
      ];
    }),
  );
}
