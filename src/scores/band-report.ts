import type { CountCells } from "../cells/cells.ts";
import type { BandMerge } from "./bands.ts";
import type { ResidualStage } from "./residual-stage.ts";
import type { PriorRange } from "./thin-bands.ts";

/** One band of one year: priors are scaled, pupils are those of the expectation population, `mean` is in points. */
export interface ReportedBand extends PriorRange {
  readonly year: number;
  readonly pupils: number;
  readonly mean: number;
}

/** What the report says about bands. Multiply priors by `priorStep` for points. */
export interface BandReport {
  readonly priorStep: number;
  readonly bands: readonly ReportedBand[];
  readonly merges: readonly BandMerge[];
}

/** The bands that were used, by year and from the lowest prior up, and the thin bands that were merged. */
export function reportBands(cells: CountCells, stage: ResidualStage): BandReport {
  const { bands, expectation, merges } = stage;
  const reported = cells.frame.years.keys.flatMap((year, code) => {
    const first = bands.start[code] as number;
    return Array.from({ length: (bands.start[code + 1] as number) - first }, (_, index) => {
      const band = first + index;
      const pupils = expectation.pupils[band] as number;
      return {
        year,
        lower: bands.lower[band] as number,
        upper: bands.upper[band] as number,
        pupils,
        mean: ((expectation.sum[band] as number) / pupils) * cells.outcomeStep,
      };
    });
  });
  return { priorStep: cells.priorStep, bands: reported, merges };
}
