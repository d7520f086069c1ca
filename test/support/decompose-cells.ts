import { readFileSync } from "node:fs";
import { meanOfSums, type SchoolSum } from "../../src/estimates/decompose/mean-of-sums.ts";
import type { DomainMean } from "../../src/estimates/domain-mean.ts";
import { type Domain, domainOf, type ShareDomain, shareOf } from "../../src/figures/domain.ts";

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

export const decomposeCells = readCells();

/** Schools of the design, both years pooled: the K of R's survey. */
export const decomposeSchools = new Set(decomposeCells.map(({ school }) => school)).size;

/** Pupils and sums by school of some kinds of pupils in a year. */
export function sumsOf(kinds: readonly string[], year: number): readonly SchoolSum[] {
  const bySchool = new Map<number, SchoolSum>();
  for (const { school, pupils, sum, ...cell } of decomposeCells) {
    if (cell.year !== year || !kinds.includes(cell.kind)) continue;
    const so = bySchool.get(school) ?? { school, pupils: 0, sum: 0 };
    bySchool.set(school, { school, pupils: so.pupils + pupils, sum: so.sum + sum });
  }
  return [...bySchool.values()];
}

const kindsOf = (population: string) => (population === "group" ? [...bandsOfGroup] : [population]);

export const meanDomain = (population: string, year: number): Domain => domainOf(population, wholeArea, year);
export const shareDomain = (band: string, year: number): ShareDomain => shareOf(band, "group", wholeArea, year);

/** All means and shares of the cells, by key of their domain. */
export function decomposeMeans(): ReadonlyMap<string, DomainMean> {
  const means = new Map<string, DomainMean>();
  const keep = (domain: Domain, mean: DomainMean | null) => {
    if (mean === null) throw new Error(`nobody in ${domain.key}`);
    means.set(domain.key, mean);
  };
  for (const year of [2018, 2019]) {
    for (const population of ["group", "others", ...bandsOfGroup])
      keep(meanDomain(population, year), meanOfSums(sumsOf(kindsOf(population), year)));
    for (const band of bandsOfGroup) {
      const part = new Map(sumsOf([band], year).map(({ school, pupils }) => [school, pupils]));
      const shares = sumsOf([...bandsOfGroup], year).map((all) => ({ ...all, sum: part.get(all.school) ?? 0 }));
      keep(shareDomain(band, year), meanOfSums(shares));
    }
  }
  return means;
}
