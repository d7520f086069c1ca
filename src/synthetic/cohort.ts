import { inventBackground } from "./background.ts";
import { calibrate } from "./calibrate.ts";
import { Draws } from "./draws.ts";
import { CELLS, cellCode, type Intake, inventIntake } from "./intake.ts";
import { inventMeals } from "./meals.ts";
import type { CalibratedCell, Cohort } from "./nation.ts";
import { drawPoints } from "./points.ts";
import { inventGrades } from "./prior-attainment.ts";
import { references } from "./references.ts";
import { effectsOfYear, type SchoolEffects } from "./school-effects.ts";
import type { SchoolStock } from "./schools.ts";
import { settle } from "./settle.ts";
import { POPULATIONS, type TargetCell, type Targets } from "./targets.ts";

/** How near to its target a cell is brought, in months. No printed figure can change while all cells are within 0.008. */
const TOLERANCE_MONTHS = 0.0005;

export interface CohortPlan {
  readonly seed: number;
  readonly year: number;
  readonly pupils: number;
  readonly stock: SchoolStock;
  readonly effects: SchoolEffects;
  readonly targets: Targets;
  /** Position of the cohort among all that have targets, which keeps pupil references distinct. */
  readonly position: number;
}

/** The pupils of one year, calibrated. The result does not depend on which other years are made. */
export function inventCohort(plan: CohortPlan): { cohort: Cohort; calibration: readonly CalibratedCell[] } {
  const { seed, year, pupils, stock, targets } = plan;
  const cells = targets.cells.filter((cell) => cell.year === year);
  const intakeDraws = new Draws(seed, "intake", year);
  const intake = inventIntake(intakeDraws, stock, cells, pupils);
  const draws = new Draws(seed, "pupils", year);
  const background = inventBackground(draws, stock, intake.school);
  const ks2 = inventGrades(draws, stock, intake, background);
  const points = drawPoints(draws, intake, background, ks2, effectsOfYear(intakeDraws, plan.effects));
  const candidates = { points, grades: ks2, cell: intake.cell, pupilsOfCell: intake.pupilsOfCell };
  const target = targetRanks(cells, intake, targets.monthsPerRankPoint);
  const marks = calibrate(candidates, target);
  const tolerance = TOLERANCE_MONTHS / targets.monthsPerRankPoint;
  settle(new Draws(seed, "settling", year), marks, candidates, target, tolerance);
  const cohort: Cohort = {
    year,
    pupils,
    reference: references(seed, plan.position * pupils, pupils),
    school: intake.school,
    population: intake.population,
    ks2,
    ks4: marks.ks4,
    ...background,
    ...inventMeals(new Draws(seed, "meals", year), intake.population),
  };
  return { cohort, calibration: reached(cells, intake, marks.meanRanks(), targets.monthsPerRankPoint) };
}

/**
 * Mean ranks that give the target months with the pupils there are. (Those in the target file do so with exact shares;
 * with whole pupils the shares differ in the fourth decimal.) Weighted by pupils they average 50.
 */
function targetRanks(cells: readonly TargetCell[], { pupilsOfCell }: Intake, monthsPerRankPoint: number): Float64Array {
  const behind = new Float64Array(CELLS);
  for (const cell of cells) behind[cellCode(cell)] = cell.months / monthsPerRankPoint;
  const all = behind.reduce((sum, one, code) => sum + one * (pupilsOfCell[code] ?? 0), 0);
  const pupils = pupilsOfCell.reduce((sum, count) => sum + count, 0);
  return behind.map((one) => 50 + all / pupils - one);
}

function reached(
  cells: readonly TargetCell[],
  { pupilsOfCell }: Intake,
  mean: Float64Array,
  monthsPerRankPoint: number,
): readonly CalibratedCell[] {
  const comparison = (code: number) => (code % POPULATIONS.length === 0 ? (pupilsOfCell[code] ?? 0) : 0);
  const weights = Array.from(mean, (_, code) => comparison(code));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const notDisadvantaged = weights.reduce((sum, weight, code) => sum + weight * (mean[code] ?? 0), 0) / total;
  return cells.map((cell) => {
    const code = cellCode(cell);
    const meanPercentileRank = mean[code] ?? 0;
    return {
      area: cell.area,
      population: cell.population,
      year: cell.year,
      pupils: pupilsOfCell[code] ?? 0,
      meanPercentileRank,
      months: monthsPerRankPoint * (notDisadvantaged - meanPercentileRank),
      targetMonths: cell.months,
    };
  });
}
