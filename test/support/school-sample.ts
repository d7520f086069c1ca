import { readFileSync } from "node:fs";
import type { CountCells } from "../../src/cells/cells.ts";
import type { Domain, UnitsDomain } from "../../src/figures/domain.ts";
import { domainOf } from "../../src/figures/domain.ts";
import type { Formula } from "../../src/figures/figure.ts";
import { mean, minus, over } from "../../src/figures/formula.ts";
import { cellsOf } from "../scores/nation.ts";

const groups = { all: ["d", "o", "p"], others: ["o"], disadvantaged: ["d", "p"], persistent: ["p"] };

/** The invented sample that test/oracle/full-errors.R reads, as cells: 150 schools, two years, places hill and shore. */
export function schoolSample(): CountCells {
  const text = readFileSync(new URL("../oracle/data/school-sample.csv", import.meta.url), "utf8");
  const rows = text
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => {
      const [school = "", place = "", atom = "", year, prior, outcome] = line.split(",");
      return { school, place, atom, year: Number(year), prior: Number(prior), outcome: Number(outcome) };
    });
  const cells = cellsOf(rows, 0.1, 1);
  const atoms = cells.frame.atoms.keys;
  const populations = new Map(
    Object.entries(groups).map(([name, inside]) => [
      name,
      Uint8Array.from(atoms, (atom) => (inside.includes(atom) ? 1 : 0)),
    ]),
  );
  return { ...cells, frame: { ...cells.frame, populations } };
}

export function sampleDomain(population: string, area: string, year: number): UnitsDomain {
  return domainOf(population, { key: area, scheme: "area", code: area, name: area, within: null }, year);
}

/** Places hill and shore in this order, as the dictionary sorts them. */
export function samplePlaces({ area }: Domain): Uint8Array {
  return Uint8Array.of(area.key === "shore" ? 0 : 1, area.key === "hill" ? 0 : 1);
}

/** The formula that a figure of the R script has here. */
export function sampleFormula(figure: string): Formula {
  const m = (population: string, area: string, year: number) => mean(sampleDomain(population, area, year));
  const gap = (population: string, area: string, year: number, from = "nation") =>
    minus(m("others", from, year), m(population, area, year));
  const [what = "", population = "", place = "", last = ""] = figure.split("|");
  switch (what) {
    case "mean":
      return m(population, place, Number(last));
    case "gap":
      return gap(population, place, Number(last));
    case "in_area_gap":
      return gap(population, place, Number(last), place);
    case "change":
      return minus(gap(population, place, 2015), gap(population, place, 2014));
    case "ratio":
      return over(gap(population, place, 2015), gap(population, last, 2015));
  }
  throw new Error(`no such figure: ${figure}`);
}
