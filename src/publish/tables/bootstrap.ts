import type { BootstrapLine } from "../../release/bootstrap-table.ts";
import type { ReleasedContent } from "../../release/released.ts";
import { columnsOf, numberColumn, wholeColumn } from "./column.ts";
import { asked, figureOf, inItsUnit, like, outcome, value, worked } from "./finding-columns.ts";
import { releaseTable } from "./release-table.ts";

/** The figures that are shown, each on its first scale, where the study draws schools again. */
function rows({ study, bootstrap }: ReleasedContent): readonly BootstrapLine[] | null {
  return study.bootstrap === null ? null : bootstrap.lines;
}

const ofDraws =
  (end: "se" | "lower" | "upper") =>
  ({ number, bootstrap }: BootstrapLine) =>
    bootstrap === null ? null : like(number, bootstrap[end]);

/** tables/bootstrap.csv: worked-out errors of the shown figures beside those from schools drawn again. */
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
      "The worked-out error over that of the replicates",
      ({ ratio }) => (ratio === null ? null : { value: ratio, decimals: 2 }),
    ),
    wholeColumn("replicates", "setting", "draws", "How often schools were drawn again", ({ replicates }) => replicates),
    wholeColumn(
      "replicates_left_out",
      "setting",
      "draws",
      "Replicates without a value, because they drew no pupil of a group",
      ({ leftOut }) => leftOut,
    ),
    wholeColumn("seed", "setting", null, "The seed of the draws", ({ seed }) => seed),
    outcome.status,
  ],
});
