import { csvText } from "../../formats/csv-text.ts";
import { everyFinding } from "../../release/decomposed.ts";
import { isShown } from "../../release/finding.ts";
import { Released } from "../../release/released.ts";
import { formulaWords } from "../words/formula-words.ts";

/** evidence/results.json: every figure with its formula and the counts behind each mean in it. */
export function resultsJson(released: Released): string {
  const content = Released.contentOf(released);
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

const plainKind = "means, differences and ratios of means, standard errors, counts";

const kindOfFile: ReadonlyMap<string, string> = new Map([
  ["tables/percentile-gaps.csv", "differences of percentiles, standard errors, counts"],
  ["report.html", `${plainKind}, differences of percentiles`],
]);

/** Tables of what figures are together. */
const kindOfTable: ReadonlyMap<string, string> = new Map([
  ["tables/comparisons.csv", "p values of differences of means"],
  ["tables/claims.csv", "p values of differences of means, one difference a claim with its interval"],
  ["tables/areas.csv", "means and differences of means, shrunken ones, intervals, ranks"],
]);

/** One file of the release, for the output checker. */
export interface OutputFile {
  readonly file: string;
  readonly what: string;
}

/** evidence/outputs.csv: what each file is, its statistical kind, and the smallest counts behind anything shown in it. */
export function outputsCsv(released: Released, files: readonly OutputFile[]): string {
  const content = Released.contentOf(released);
  const { compared, sensitivity, percentileGaps, rules } = content;
  const ofVariants = compared.flatMap(({ variants }) => variants.map(({ finding }) => finding));
  const ofChoices = sensitivity.flatMap(({ alternatives }) => alternatives.map(({ finding }) => finding));
  const means = [...everyFinding(content), ...ofVariants, ...ofChoices].filter(isShown).flatMap(({ rests }) => rests);
  const fewest = (counts: readonly number[]) => (counts.length === 0 ? null : counts.reduce((a, b) => Math.min(a, b)));
  return csvText(
    ["file", "what", "statistic_kind", "rules", "fewest_pupils_behind_a_mean", "fewest_schools_behind_a_mean"],
    files.map(({ file, what }) => [
      file,
      what,
      (percentileGaps.length === 0 ? undefined : kindOfFile.get(file)) ?? kindOfTable.get(file) ?? plainKind,
      rules.name,
      fewest(means.map(({ pupils }) => pupils)),
      fewest(means.map(({ schools }) => schools)),
    ]),
  );
}

/** evidence/attack.json: which protections were tried, and which this version does not try. */
export function attackJson(released: Released): string {
  const { checks } = Released.contentOf(released);
  return `${JSON.stringify({ status: "not run", checks }, null, 2)}\n`;
}
