import { CELLS } from "./intake.ts";
import { HIGHEST_POINTS } from "./points.ts";
import { HIGHEST_GRADE, LOWEST_GRADE } from "./prior-attainment.ts";
import { RankTable } from "./rank-table.ts";

/** The pupils of one year, as calibration needs them. */
export interface Candidates {
  /** Key stage 4 points before calibration. */
  readonly points: Float32Array;
  /** Key stage 2 fine grade in tenths. */
  readonly grades: Uint8Array;
  readonly cell: Uint8Array;
  readonly pupilsOfCell: Int32Array;
}

/** Whole key stage 4 points of the pupils of one year, and the percentile ranks that follow from them. */
export class Marks {
  readonly ks4: Uint16Array;
  readonly table = new RankTable(HIGHEST_GRADE - LOWEST_GRADE + 1, HIGHEST_POINTS + 1);
  readonly #candidates: Candidates;

  constructor(candidates: Candidates) {
    this.#candidates = candidates;
    this.ks4 = new Uint16Array(candidates.points.length);
  }

  /** Gives all pupils new marks: points plus the shift of the cell, to the nearest whole number within bounds. */
  award(shift: Float64Array): void {
    const { points, cell, grades } = this.#candidates;
    const { count, outcomes } = this.table;
    count.fill(0);
    for (let pupil = 0; pupil < points.length; pupil++) {
      const wanted = (points[pupil] ?? 0) + (shift[cell[pupil] ?? 0] ?? 0);
      const mark = wanted < 0 ? 0 : wanted > HIGHEST_POINTS ? HIGHEST_POINTS : Math.round(wanted);
      this.ks4[pupil] = mark;
      const at = ((grades[pupil] ?? LOWEST_GRADE) - LOWEST_GRADE) * outcomes + mark;
      count[at] = (count[at] ?? 0) + 1;
    }
    this.table.update();
  }

  /** The position of a pupil in the table of ranks. */
  position(pupil: number): number {
    const band = (this.#candidates.grades[pupil] ?? LOWEST_GRADE) - LOWEST_GRADE;
    return band * this.table.outcomes + (this.ks4[pupil] ?? 0);
  }

  /** Moves one pupil up or down one point. Ranks do not change until the table is updated. */
  step(pupil: number, direction: 1 | -1): void {
    const { count } = this.table;
    const from = this.position(pupil);
    count[from] = (count[from] ?? 0) - 1;
    count[from + direction] = (count[from + direction] ?? 0) + 1;
    this.ks4[pupil] = (this.ks4[pupil] ?? 0) + direction;
  }

  /** Mean percentile rank of each cell; 50 where a cell has no pupils. */
  meanRanks(): Float64Array {
    const { rank } = this.table;
    return this.#meansBy((position) => rank[position] ?? 0, 50);
  }

  /** How much the mean rank of each cell would rise if all its pupils had one more point. */
  slopes(): Float64Array {
    const { rank } = this.table;
    return this.#meansBy((position) => ((rank[position + 1] ?? 100) - (rank[position - 1] ?? 0)) / 2, 1);
  }

  #meansBy(value: (position: number) => number, whenEmpty: number): Float64Array {
    const { cell, pupilsOfCell } = this.#candidates;
    const sums = new Float64Array(CELLS);
    for (let pupil = 0; pupil < cell.length; pupil++) {
      const code = cell[pupil] ?? 0;
      sums[code] = (sums[code] ?? 0) + value(this.position(pupil));
    }
    return sums.map((sum, code) => ((pupilsOfCell[code] ?? 0) > 0 ? sum / (pupilsOfCell[code] ?? 1) : whenEmpty));
  }
}
