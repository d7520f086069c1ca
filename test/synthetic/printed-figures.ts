import type { MeasuredCell } from "./measure-nation.ts";

const SCALE = 0.976;
const OPPORTUNITY = "opportunity areas";
const OUTSIDE = "areas 5-6 outside opportunity areas";
const PERSISTENT = "persistently disadvantaged";
const OTHERS = "non-disadvantaged";

const AREAS = {
  "areas 1-2": ["areas 1-2"],
  "areas 3-4": ["areas 3-4"],
  "areas 5-6": [OUTSIDE, OPPORTUNITY],
  opportunity: [OPPORTUNITY],
  elsewhere: ["areas 1-2", "areas 3-4", OUTSIDE],
  england: ["areas 1-2", "areas 3-4", OUTSIDE, OPPORTUNITY],
} as const;
const POPULATIONS = {
  N: [OTHERS],
  D: ["disadvantaged not persistently", PERSISTENT],
  P: [PERSISTENT],
  all: [OTHERS, "disadvantaged not persistently", PERSISTENT],
} as const;

type AreaName = keyof typeof AREAS;
type PopulationName = keyof typeof POPULATIONS;

/** Gaps in months of any union of cells. */
export class Gaps {
  readonly #cells: readonly MeasuredCell[];

  constructor(cells: readonly MeasuredCell[]) {
    this.#cells = cells;
  }

  meanRank(population: PopulationName, area: AreaName, year: number): number {
    const areas: readonly string[] = AREAS[area];
    const populations: readonly string[] = POPULATIONS[population];
    const rows = this.#cells.filter(
      (cell) => cell.year === year && areas.includes(cell.area) && populations.includes(cell.population),
    );
    return rows.reduce((sum, row) => sum + row.total, 0) / rows.reduce((sum, row) => sum + row.pupils, 0);
  }

  gap(population: PopulationName, area: AreaName, year: number): number {
    return SCALE * (this.meanRank("N", "england", year) - this.meanRank(population, area, year));
  }

  inside(population: PopulationName, area: AreaName, year: number): number {
    return SCALE * (this.meanRank("N", area, year) - this.meanRank(population, area, year));
  }

  lowest(population: PopulationName, area: AreaName): number {
    return Math.min(...[2010, 2011, 2012, 2013, 2014, 2015].map((year) => this.gap(population, area, year)));
  }

  rise(population: PopulationName, area: AreaName): number {
    return this.gap(population, area, 2015) - this.gap(population, area, 2010);
  }
}

const percent = (after: number, before: number) => 100 * (after / before - 1);

/** Every figure of section A of the report by its id, with what it prints: a number, or words as a condition. */
export function printedFigures(
  g: Gaps,
): readonly [id: string, value: number, printed: string | ((value: number) => boolean)][] {
  const gap = g.gap.bind(g);
  const inside = g.inside.bind(g);
  return [
    ["R01", gap("D", "england", 2010), "11.5"],
    ["R02", gap("D", "england", 2013), "9.8"],
    ["R03", gap("D", "england", 2014), "11.4"],
    ["R04", gap("D", "england", 2015), "11.9"],
    ["R05", g.rise("D", "england"), "0.4"],
    ["R06", percent(gap("P", "england", 2015), gap("P", "england", 2010)), "28"],
    ["R07", gap("D", "areas 1-2", 2010), "4.9"],
    ["R08", gap("D", "areas 1-2", 2015), "7.2"],
    ["R09", g.rise("D", "areas 1-2"), "2.3"],
    ["R10", percent(gap("D", "areas 1-2", 2015), gap("D", "areas 1-2", 2010)), "46"],
    ["R11", gap("D", "areas 5-6", 2010), "14.7"],
    ["R12", gap("D", "areas 5-6", 2013), "13.5"],
    ["R13", gap("D", "areas 5-6", 2015), "14.9"],
    ["R14", g.rise("D", "areas 5-6"), "0.2"],
    ["R15", g.lowest("D", "areas 5-6"), (value) => value > 13],
    ["R16", gap("D", "opportunity", 2015), "18.4"],
    ["R17", g.rise("D", "opportunity"), "6.4"],
    ["R18", gap("D", "elsewhere", 2015), "11.8"],
    ["R19", gap("D", "opportunity", 2015) / gap("D", "elsewhere", 2015), "1.6"],
    ["R20", percent(gap("D", "opportunity", 2010), gap("D", "elsewhere", 2010)), "5"],
    ["R21", percent(gap("D", "opportunity", 2015), gap("D", "elsewhere", 2015)), "57"],
    ["R22", gap("D", "areas 5-6", 2015) / gap("D", "areas 1-2", 2015), "2"],
    ["R23", gap("D", "areas 5-6", 2015) / gap("D", "areas 1-2", 2015), "2.1"],
    ["R24", gap("D", "areas 5-6", 2015) - gap("D", "areas 1-2", 2015), "7.7"],
    ["R25", gap("P", "areas 1-2", 2010), "2.8"],
    ["R26", gap("P", "areas 1-2", 2015), "8.4"],
    ["R27", gap("P", "areas 1-2", 2015) / gap("P", "areas 1-2", 2010), "3"],
    ["R28", gap("P", "areas 1-2", 2015) - gap("D", "areas 1-2", 2015), "1.2"],
    ["R29", g.lowest("P", "areas 5-6"), "15.1"],
    ["R30", gap("P", "areas 5-6", 2015), "17.9"],
    ["R31", gap("P", "areas 5-6", 2015) / gap("P", "areas 1-2", 2015), "2.1"],
    ["R32", gap("P", "areas 5-6", 2015), (value) => value > 17.5 && value < 18],
    ["R33", gap("P", "opportunity", 2010), "11.8"],
    ["R34", g.rise("P", "opportunity"), "8.3"],
    ["R35", gap("P", "opportunity", 2015), "20.1"],
    ["R36", gap("P", "opportunity", 2015) - gap("P", "elsewhere", 2015), "5.8"],
    ["R37", gap("P", "elsewhere", 2015), "14.3"],
    ["R38", gap("P", "opportunity", 2012) - gap("D", "opportunity", 2012), "1.3"],
    ["R39", gap("P", "opportunity", 2015) - gap("D", "opportunity", 2015), "1.7"],
    ["R40", g.rise("N", "opportunity"), "3.6"],
    ["R41", gap("all", "opportunity", 2015), "9.5"],
    ["R42", inside("D", "areas 1-2", 2015), "9.7"],
    ["R43", inside("D", "areas 5-6", 2015), "12.8"],
    ["R44", inside("D", "opportunity", 2015), "13.7"],
    ["R45", inside("D", "opportunity", 2015), (value) => value > 12],
    ["R46", inside("D", "areas 5-6", 2015) - inside("D", "areas 1-2", 2015), "3.1"],
    ["R47", percent(inside("P", "areas 1-2", 2015), inside("D", "areas 1-2", 2015)), "12"],
    ["R48", percent(inside("P", "opportunity", 2015), inside("D", "opportunity", 2015)), "12"],
    ["R49", percent(inside("P", "areas 5-6", 2015), inside("D", "areas 5-6", 2015)), "24"],
    ["X01", gap("N", "opportunity", 2015), "4.7"],
  ];
}

/** Figures that do not come out as printed, with their values. */
export function figuresThatFail(cells: readonly MeasuredCell[]): readonly string[] {
  return printedFigures(new Gaps(cells))
    .filter(([, value, printed]) => {
      if (typeof printed !== "string") return !printed(value);
      return value.toFixed(printed.split(".")[1]?.length ?? 0) !== printed;
    })
    .map(([id, value]) => `${id} ${value}`);
}
