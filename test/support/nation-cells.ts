import type { CountCells } from "../../src/cells/cells.ts";
import { dictionary } from "../../src/cells/dictionary.ts";
import type { Frame } from "../../src/cells/frame.ts";
import type { Domain } from "../../src/figures/domain.ts";
import { domainOf } from "../../src/figures/domain.ts";
import type { Selection } from "../../src/scores/selection.ts";
import { areaOf, type Nation } from "../../src/synthetic/nation.ts";

/** The invented nation as cells, without writing and reading its files: places are districts, atoms its groups. */
export interface NationCells {
  readonly cells: CountCells;
  /** Districts as masks over places, by area: `nation`, the areas of the targets, and each district by its code. */
  readonly areas: ReadonlyMap<string, Uint8Array>;
  readonly everybody: Selection;
  readonly domain: (population: string, area: string, year: number) => Domain;
  readonly placesOf: (domain: Domain) => Uint8Array;
}

/** @param districts how many districts keep their own pupils, from the first; all of them unless said */
export function nationCells({ schools, districts, cohorts }: Nation): NationCells {
  const names = ["others", "disadvantaged", "persistent"];
  const frame: Frame = {
    schools: dictionary(schools.map(({ chain }) => chain)),
    places: dictionary(districts.map(({ code }) => code)),
    atoms: dictionary(names),
    years: dictionary(cohorts.map(({ year }) => year)),
    populations: new Map(
      Object.entries({ all: names, others: ["others"], disadvantaged: names.slice(1), persistent: ["persistent"] }).map(
        ([population, atoms]) => [
          population,
          Uint8Array.from([...names].sort(), (atom) => (atoms.includes(atom) ? 1 : 0)),
        ],
      ),
    ),
    schemes: [],
  };
  const size = cohorts.reduce((sum, { pupils }) => sum + pupils, 0);
  const column = () => new Int32Array(size);
  const key = { school: column(), place: column(), atom: column(), year: column() };
  const [prior, outcome] = [column(), column()];
  let at = 0;
  for (const cohort of cohorts) {
    for (let pupil = 0; pupil < cohort.pupils; pupil++, at++) {
      const school = schools[cohort.school[pupil] ?? 0];
      key.school[at] = frame.schools.indexOf.get(school?.chain ?? "") ?? -1;
      key.place[at] = frame.places.indexOf.get(districts[school?.district ?? 0]?.code ?? "") ?? -1;
      key.atom[at] = frame.atoms.indexOf.get(names[cohort.population[pupil] ?? 0] ?? "") ?? -1;
      key.year[at] = frame.years.indexOf.get(cohort.year) ?? -1;
      prior[at] = cohort.ks2[pupil] ?? 0;
      outcome[at] = cohort.ks4[pupil] ?? 0;
    }
  }
  const mask = (inside: (district: Nation["districts"][number]) => boolean): Uint8Array => {
    const places = new Uint8Array(districts.length);
    for (const district of districts) if (inside(district)) places[frame.places.indexOf.get(district.code) ?? 0] = 1;
    return places;
  };
  const areas = new Map([
    ["nation", mask(() => true)],
    ...[...new Set(districts.map(areaOf))].sort().map((area) => [area, mask((one) => areaOf(one) === area)] as const),
    ...districts.map(({ code }) => [code, mask((one) => one.code === code)] as const),
  ]);
  return {
    cells: {
      kind: "counts",
      frame,
      key,
      prior,
      priorStep: 0.1,
      outcome,
      outcomeStep: 1,
      n: new Int32Array(size).fill(1),
    },
    areas,
    everybody: { atoms: new Uint8Array(frame.atoms.keys.length).fill(1), places: null },
    domain: (population, area, year) =>
      domainOf(population, { key: area, scheme: "area", code: area, name: area, within: null }, year),
    placesOf: ({ area }) => areas.get(area.key) ?? new Uint8Array(districts.length),
  };
}
