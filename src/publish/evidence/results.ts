import { everyFinding } from "../../release/decomposed.ts";
import { isShown } from "../../release/finding.ts";
import type { ReleasedContent } from "../../release/released.ts";
import { type Holdings, noStatistics, ofFindings, statistic, together } from "../tables/holdings.ts";
import { formulaWords } from "../words/formula-words.ts";

/** evidence/results.json: every figure with its formula and the counts behind each mean in it. */
export function resultsJson(content: ReleasedContent): string {
  const { study, scales } = content;
  return `${JSON.stringify(
    {
      format: 1,
      data: study.data,
      scales: Object.fromEntries(scales),
      figures: everyFinding(content).map((finding) => {
        const { figure } = finding;
        const head = {
          figure: figure.id,
          measure: figure.measure,
          statistic: figure.statistic,
          formula: formulaWords(figure, study),
          status: finding.status,
        };
        if (!isShown(finding)) return { ...head, reason: finding.reason };
        const { numbers, seKind, degreesOfFreedom, intervalMethod, pupils, schools, rests, note } = finding;
        const df = Number.isFinite(degreesOfFreedom) ? Number(degreesOfFreedom.toFixed(1)) : null;
        return { ...head, numbers, se_kind: seKind, df, interval: intervalMethod, pupils, schools, means: rests, note };
      }),
    },
    null,
    1,
  )}\n`;
}

/** What results.json holds: every figure that is shown, with the counts of each of its means. */
export function resultsHoldings(content: ReleasedContent): Holdings {
  const about = everyFinding(content).filter(isShown);
  const held = ofFindings(about, content.study);
  const kinds = about.length === 0 ? noStatistics : statistic("standard errors", "intervals", "counts");
  return together([held, kinds, { ...noStatistics, counted: held.behind }]);
}

/** evidence/attack.json: which protections were tried, and which this version does not try. */
export function attackJson({ checks }: ReleasedContent): string {
  return `${JSON.stringify({ status: "not run", checks }, null, 2)}\n`;
}
