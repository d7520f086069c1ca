import { readFileSync } from "node:fs";
import type { DomainMean } from "../../src/estimates/domain-mean.ts";
import { DomainMeans } from "../../src/estimates/domain-means.ts";
import { type Domain, domainOf, type ShareDomain, shareOf } from "../../src/figures/domain.ts";
import type { Formula } from "../../src/figures/figure.ts";
import { domainsOf } from "../../src/figures/formula.ts";
import type { Moments } from "../../src/scores/moments.ts";
import { cellsOf } from "../scores/nation.ts";

/** Bands of the group in the invented cells that test/oracle/decompose.R reads as well. */
export const bandsOfGroup = ["low", "middle", "high"] as const;
export const wholeArea = { key: "whole", scheme: "national", code: "whole", name: "the whole", within: null };

interface Cell {
  readonly school: number;
  readonly year: number;
  readonly kind: string;
  readonly pupils: number;
  readonly sum: number;
}

function readCells(): readonly Cell[] {
  const text = readFileSync(new URL("../oracle/data/bands-by-school.csv", import.meta.url), "utf8");
  return text
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => {
      const [school, year, kind = "", pupils, sum] = line.split(",");
      return { school: Number(school) - 1, year: Number(year), kind, pupils: Number(pupils), sum: Number(sum) };
    });
}

const decomposeCells = readCells();

export const meanDomain = (population: string, year: number): Domain => domainOf(population, wholeArea, year);
export const shareDomain = (band: string, year: number): ShareDomain => shareOf(band, "group", wholeArea, year);

/** The cells as moments: rows by school, kind and year with their sums. */
function momentsOfCells(): Moments {
  const name = (school: number) => String(school).padStart(3, "0");
  const { frame } = cellsOf(
    decomposeCells.map(({ school, kind, year }) => ({
      school: name(school),
      place: "whole",
      atom: kind,
      year,
      prior: 0,
      outcome: 0,
    })),
    1,
    1,
  );
  const inside = (...kinds: readonly string[]) =>
    Uint8Array.from(frame.atoms.keys, (atom) => (kinds.includes(atom) ? 1 : 0));
  const populations = new Map([
    ["group", inside(...bandsOfGroup)],
    ["others", inside("others")],
    ...bandsOfGroup.map((band) => [band, inside(band)] as const),
  ]);
  const code = (of: { readonly indexOf: ReadonlyMap<string, number> }, key: string) => of.indexOf.get(key) ?? -1;
  return {
    frame: { ...frame, populations },
    key: {
      school: Int32Array.from(decomposeCells, ({ school }) => code(frame.schools, name(school))),
      place: new Int32Array(decomposeCells.length),
      atom: Int32Array.from(decomposeCells, ({ kind }) => code(frame.atoms, kind)),
      year: Int32Array.from(decomposeCells, ({ year }) => frame.years.indexOf.get(year) ?? -1),
    },
    n: Int32Array.from(decomposeCells, ({ pupils }) => pupils),
    sum: Float64Array.from(decomposeCells, ({ sum }) => sum),
    unitOfYear: new Float64Array(frame.years.keys.length).fill(1),
    rests: null,
    firstStage: "nothing estimated",
  };
}

/** Means, shares and school means of the cells, worked out as in a run. */
export function decomposeMeans(): DomainMeans {
  return new DomainMeans(momentsOfCells(), () => Uint8Array.of(1));
}

/** The means that a formula uses, by key of their domain. */
export function meansIn(means: DomainMeans, formula: Formula): ReadonlyMap<string, DomainMean> {
  return new Map(
    domainsOf(formula).map((domain) => {
      const found = means.of(domain);
      if (found === null) throw new Error(`nobody in ${domain.key}`);
      return [domain.key, found];
    }),
  );
}
