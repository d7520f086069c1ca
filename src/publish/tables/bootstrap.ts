import type { ReleasedContent } from "../../release/content.ts";
import { isShown, type ShownFinding, type ShownNumber, type ShownResampling, withRole } from "../../release/finding.ts";
import { columnsOf, numberColumn, wholeColumn } from "./column.ts";
import { asked, figureOf, inItsUnit, like, outcome, value, worked } from "./finding-columns.ts";
import { releaseTable } from "./release-table.ts";

/** A shown figure on its first scale, with what drawing schools again says about it. */
export interface BootstrapLine {
  readonly finding: ShownFinding;
  readonly number: ShownNumber;
  readonly resampled: ShownResampling;
}

/** The figures that are shown, each on its first scale, for which schools were drawn again. */
export function bootstrapLines({ findings }: ReleasedContent): readonly BootstrapLine[] {
  return withRole(findings, "asked")
    .filter(isShown)
    .flatMap((finding): readonly BootstrapLine[] => {
      const { resampled } = finding;
      const [number] = finding.numbers;
      return resampled === null || number === undefined ? [] : [{ finding, number, resampled }];
    });
}

/** Null where the study does not draw schools again. */
function rows(content: ReleasedContent): readonly BootstrapLine[] | null {
  return content.study.bootstrap === null ? null : bootstrapLines(content);
}

const ofDraws =
  (end: "se" | "lower" | "upper") =>
  ({ number, resampled: { error } }: BootstrapLine) =>
    error === null ? null : like(number, error[end]);

/** tables/bootstrap.csv: standard errors of the shown figures by formula and from schools drawn again. */
export const bootstrap = releaseTable<BootstrapLine>({
  file: "tables/bootstrap.csv",
  title: "errors by drawing schools again",
  rows,
  about: ({ finding }) => [finding],
  columns: [
    ...columnsOf(figureOf, asked.figure),
    value.unit,
    worked.scale,
    value.estimate,
    value.se,
    worked.seKind,
    numberColumn("se_bootstrap", "error", inItsUnit, "The standard deviation of the replicates", ofDraws("se")),
    numberColumn("ci_lower_bootstrap", "lower", inItsUnit, "The 2.5th percentile of the replicates", ofDraws("lower")),
    numberColumn("ci_upper_bootstrap", "upper", inItsUnit, "The 97.5th percentile of the replicates", ofDraws("upper")),
    numberColumn(
      "se_over_se_bootstrap",
      "error",
      null,
      "The standard error by formula divided by that of the replicates",
      ({ resampled: { ratio } }) => (ratio === null ? null : { value: ratio, decimals: 2 }),
    ),
    wholeColumn(
      "replicates",
      "setting",
      "draws",
      "How often schools were drawn again",
      ({ resampled }) => resampled.replicates,
    ),
    wholeColumn(
      "replicates_left_out",
      "setting",
      "draws",
      "Replicates without a value, because they drew no pupil of a group",
      ({ resampled }) => resampled.leftOut,
    ),
    wholeColumn("seed", "setting", null, "The seed of the draws", ({ resampled }) => resampled.seed),
    outcome.status,
  ],
});
