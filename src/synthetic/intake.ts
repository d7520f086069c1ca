import type { Draws } from "./draws.ts";
import { largestRemainder } from "./largest-remainder.ts";
import type { SchoolStock } from "./schools.ts";
import { AREAS, POPULATIONS, type TargetCell } from "./targets.ts";

/** Where the pupils of one year go: a school and a group for each, in the order of schools. */
export interface Intake {
  readonly school: Uint16Array;
  readonly population: Uint8Array;
  /** Cell of each pupil: area x 3 + population. */
  readonly cell: Uint8Array;
  /** Pupils in each cell. */
  readonly pupilsOfCell: Int32Array;
}

export const CELLS = AREAS.length * POPULATIONS.length;

/** The code of a cell: area x 3 + population. */
export function cellCode(cell: Pick<TargetCell, "area" | "population">): number {
  return AREAS.indexOf(cell.area) * POPULATIONS.length + POPULATIONS.indexOf(cell.population);
}

/**
 * Divides a year's pupils: first among cells, exactly by the targets; then, within each cell, among the schools of the
 * area, so that poorer schools get more disadvantaged pupils, and even more persistently disadvantaged ones.
 */
export function inventIntake(draws: Draws, stock: SchoolStock, cells: readonly TargetCell[], pupils: number): Intake {
  const shares = new Float64Array(CELLS);
  for (const cell of cells) shares[cellCode(cell)] = cell.shareOfNation;
  const pupilsOfCell = largestRemainder(shares, pupils);
  const counts = POPULATIONS.map(() => new Int32Array(stock.schools.length));
  AREAS.forEach((_, area) => {
    const members = [...stock.area.keys()].filter((school) => stock.area[school] === area);
    const year = members.map((school) => (stock.size[school] ?? 0) * (0.9 + 0.2 * draws.fraction()));
    const first = area * POPULATIONS.length;
    const all = (shares[first] ?? 0) + (shares[first + 1] ?? 0) + (shares[first + 2] ?? 0);
    const disadvantaged = 1 - (shares[first] ?? 0) / all;
    POPULATIONS.forEach((_, population) => {
      const weights = members.map((school, index) => {
        const poverty = stock.poverty[school] ?? 1;
        return (year[index] ?? 0) * pull(population, poverty, disadvantaged);
      });
      const shared = largestRemainder(weights, pupilsOfCell[first + population] ?? 0);
      members.forEach((school, index) => {
        const taken = counts[population];
        if (taken !== undefined) taken[school] = shared[index] ?? 0;
      });
    });
  });
  return { ...seats(draws, stock, counts, pupils), pupilsOfCell };
}

/** How strongly a school attracts a group: the three together leave the size of the school about the same. */
function pull(population: number, poverty: number, disadvantaged: number): number {
  if (population === 0) return (1 - disadvantaged * poverty) / (1 - disadvantaged);
  return population === 1 ? poverty : poverty * (0.4 + 0.6 * poverty);
}

function seats(draws: Draws, stock: SchoolStock, counts: readonly Int32Array[], pupils: number) {
  const school = new Uint16Array(pupils);
  const population = new Uint8Array(pupils);
  const cell = new Uint8Array(pupils);
  let seat = 0;
  stock.schools.forEach((_, index) => {
    const start = seat;
    counts.forEach((taken, code) => {
      const end = seat + (taken[index] ?? 0);
      population.fill(code, seat, end);
      seat = end;
    });
    draws.shuffle(population, start, seat);
    school.fill(index, start, seat);
    const first = (stock.area[index] ?? 0) * POPULATIONS.length;
    for (let pupil = start; pupil < seat; pupil++) cell[pupil] = first + (population[pupil] ?? 0);
  });
  return { school, population, cell };
}
