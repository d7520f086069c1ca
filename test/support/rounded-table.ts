import { randomSource } from "../../src/number/random.ts";

/** An invented school with exact counts. Means are in hundredths, as they are printed. */
export interface ExactSchool {
  readonly urn: number;
  readonly region: string;
  readonly all: number;
  readonly disadvantaged: number;
  readonly others: number;
  readonly meanAll: number;
  readonly meanDisadvantaged: number;
  readonly meanOthers: number;
}

/** Invented schools of two regions; every fifth has one or two disadvantaged pupils, every eighth some pupils in neither group. */
export function exactSchools(seed: number, schools: number): readonly ExactSchool[] {
  const random = randomSource(seed, 0);
  return Array.from({ length: schools }, (_, at) => {
    const disadvantaged = at % 5 === 0 ? 1 + random.integer(2) : 5 + random.integer(80);
    const others = 12 + random.integer(140);
    const neither = at % 8 === 0 ? random.integer(4) : 0;
    const level = random.integer(120) - 60;
    const meanDisadvantaged = level - 60 + random.integer(40);
    const meanOthers = level + random.integer(40);
    const all = disadvantaged + others + neither;
    const sum = disadvantaged * meanDisadvantaged + (others + neither) * meanOthers;
    return {
      urn: 100_001 + at,
      region: at % 2 === 0 ? "London" : "North East",
      all,
      disadvantaged,
      others,
      meanAll: Math.round(sum / all),
      meanDisadvantaged,
      meanOthers,
    };
  });
}

/** To the nearest multiple of a step; halves go up. */
export const toNearest = (step: number) => (count: number) => step * Math.floor(count / step + 0.5);

const header = "URN,Region,N,M,ND,MD,NO,MO";

/** The table of these schools, each count as `printed` gives it. */
export function tableOf(
  schools: readonly ExactSchool[],
  printed: (count: number) => number = (count) => count,
): string {
  const mean = (hundredths: number) => (hundredths / 100).toFixed(2);
  const rows = schools.map((one) =>
    [
      one.urn,
      one.region,
      printed(one.all),
      mean(one.meanAll),
      printed(one.disadvantaged),
      mean(one.meanDisadvantaged),
      printed(one.others),
      mean(one.meanOthers),
    ].join(","),
  );
  return `${[header, ...rows].join("\n")}\n`;
}

/** A study of such a table. */
export function studyOfTable(others: string, rounded: string, ask: string): string {
  return `title: Rounded
years: 2019
files:
  schools:
    layout: school-table
    path: s.csv
    ${rounded}
    columns: { urn: URN, region: Region }
    groups:
      all: { pupils: N, mean: M }
      disadvantaged: { pupils: ND, mean: MD }
      others: { ${others} }
places: { whole: England, schemes: { region: { column: region } } }
measures: { progress: { outcome: { mean_of: progress_8, decimals: 2, unit: grades }, against: { population: others, in: england } } }
release: { rules: public-data }
${ask}`;
}

export const ownOthers = "pupils: NO, mean: MO";
export const lessDisadvantaged = "all_less: disadvantaged";
