import type { Files } from "./temp-folder.ts";

/** What every area has in its name that too few pupils or schools are counted in. */
export const canary = /zqrare/i;

const [year, next] = [2018, 2019];
const schools = Array.from({ length: 12 }, (_, at) => at);

/** Homes with the schools that their pupils go to in turn, and how many pupils there are in each of two years. */
export const homes: readonly (readonly [home: string, schools: readonly number[], pupils: number])[] = [
  ...[1, 2, 3, 4, 5, 6].map((town) => [`Town ${town}`, schools, 60] as const),
  // Under srs-10, 10 pupils of 3 schools are enough.
  ["Edge", [3, 4, 5], 10],
  // Nine in each year are eighteen pupils, and no figure is of both years.
  ["ZQRARE Nine", schools, 9],
  ["ZQRARE Two Schools", [1, 2], 40],
  ["ZQRARE One", [0], 1],
  ["ZQRARE 村", schools, 5],
];

/** A file of pupils with their homes; every third is disadvantaged. */
export function pupilsAtHome(all = homes): string {
  const rows = all
    .flatMap(([home, own, pupils]) => Array.from({ length: pupils }, (_, at) => [home, own[at % own.length]] as const))
    .flatMap(([home, school = 0], index) =>
      [year, next].map((cohort) => {
        const outcome = 30 + ((index * 37 + cohort) % 41) - (index % 3 === 0 ? 6 : 0);
        return [
          `P${cohort}${index}`,
          cohort,
          900100 + school,
          3 + ((index * 7) % 20) / 4,
          outcome,
          index % 3 === 0 ? 1 : 0,
          home,
        ];
      }),
    );
  return ["id,year,urn,ks2,att8,pp,home", ...rows.map((row) => row.join(","))].join("\n");
}

const head = `title: Pupils by where they live
data: invented
years: 2018-2019
files:
  pupils:
    path: pupils.csv
    columns: { pupil: id, year: year, school: urn, prior: ks2, outcome: att8, disadvantaged: pp, home: home }
measures: { progress: { outcome: outcome, prior: prior } }
`;

/** A study that asks for everything that has areas, by the scheme alone. */
export const askedByScheme = `${head}places: { schemes: { home: { column: home } } }
show:
  - gap: { of: disadvantaged, in: [england, home] }
  - mean: { of: [disadvantaged, others], in: home }
  - from_average: { of: [disadvantaged, others], in: [england, home] }
  - percentile_gap: { of: disadvantaged, in: [england, home], at: [25, 50], year: 2019 }
compare:
  - { gap: progress, of: disadvantaged, in: home, year: 2019, with: { year: 2018 }, as: difference }
claims:
  - { name: behind, gap: progress, of: disadvantaged, in: home, year: 2019, says: behind, every: area }
decompose:
  - { gap: progress, of: disadvantaged, in: home, from: 2018, to: 2019, parts: [movement, area_against_nation] }
bootstrap: { replicates: 200, seed: 1 }
variants: { coarse bands: { measures: { progress: { prior: { column: prior, bands: 1 } } } } }
`;

/** A study that asks for areas by their names, also for those that may not be named. */
export const askedByName = `${head}places:
  schemes: { home: { column: home } }
  groups: { far: { home: [Town 1, ZQRARE One, "ZQRARE Two Schools"] }, "home towns": { home: [Town 1, Town 2] } }
show:
  - gap: { of: disadvantaged, in: [england, home Town 1, home Edge, home ZQRARE Nine, far, home towns] }
compare:
  - { gap: progress, of: disadvantaged, in: home, year: 2019, with: { in: home ZQRARE Two Schools }, as: difference }
claims:
  - { name: of few, gap: progress, of: disadvantaged, in: home ZQRARE Nine, year: 2019, says: behind }
sensitivity:
  figures: [progress/gap/disadvantaged/home-zqrare-nine/2019, progress/gap/disadvantaged/england/2019]
  alternatives: { ranked: [others] }
variants: { other members: { places: { groups: { far: { home: [ZQRARE Nine, Town 2] } } } } }
printed: printed.csv
`;

export const printed = `id,figure,printed,source,note,reads
1,progress/gap/disadvantaged/home-zqrare-nine/2019,3,a page,,rounded
2,progress/gap/disadvantaged/england/*,3,a page,,over
3,progress/gap/disadvantaged/england/2019,progress/gap/disadvantaged/home-zqrare-nine/*,a page,,larger than
`;

/** The file of pupils with a study. */
export function studyAtHome(study: string, all = homes): Files {
  return { "study.yaml": study, "pupils.csv": pupilsAtHome(all), "printed.csv": printed };
}
