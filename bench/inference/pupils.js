import { dictionary } from "../../dist/cells/dictionary.js";
import { domainOf } from "../../dist/figures/figure.js";
import { mean, minus } from "../../dist/figures/formula.js";
import { randomSource } from "../../dist/number/random.js";

// Invented pupils in the shape of England: 3,400 schools in 326 districts and 12 groups of districts, 46 key stage 2
// results, 181 outcomes. Nothing about them is calibrated; they are only as many and as spread as real ones.
export const schools = 3400;
export const districts = 326;
const groupsOfDistricts = 12;
const atoms = ["disadvantaged", "others", "persistent"];
const populations = {
  all: atoms,
  others: ["others"],
  disadvantaged: ["disadvantaged", "persistent"],
  persistent: ["persistent"],
};

/** Parallel columns of pupils: school, district, atom, year, prior and outcome, all from 0. */
export function inventPupils(perYear, years, seed) {
  const random = randomSource(seed, 0);
  const size = perYear * years;
  const column = () => new Int32Array(size);
  const columns = {
    school: column(),
    place: column(),
    atom: column(),
    year: column(),
    prior: column(),
    outcome: column(),
  };
  const effect = Float64Array.from({ length: schools }, () => 4 * random.normal());
  const weight = Float64Array.from({ length: schools }, () => 0.3 + random.uniform());
  const total = weight.reduce((sum, one) => sum + one, 0);
  const ofSchool = [];
  for (const [school, one] of weight.entries())
    for (let pupil = 0; pupil < Math.round((one / total) * perYear); pupil++) ofSchool.push(school);
  while (ofSchool.length < perYear) ofSchool.push(random.integer(schools));
  for (let year = 0, at = 0; year < years; year++) {
    for (let pupil = 0; pupil < perYear; pupil++, at++) {
      const school = ofSchool[pupil];
      const draw = random.uniform();
      const atom = draw < 0.09 ? 2 : draw < 0.27 ? 0 : 1;
      const prior = Math.min(45, Math.max(0, Math.round(24 + 8 * random.normal() - (atom === 1 ? 0 : 4))));
      const outcome = 90 + 2.2 * (prior - 24) + 22 * random.normal() + effect[school] - (atom === 1 ? 0 : 8);
      columns.school[at] = school;
      columns.place[at] = school % districts;
      columns.atom[at] = atom;
      columns.year[at] = year;
      columns.prior[at] = prior;
      columns.outcome[at] = Math.min(180, Math.max(0, Math.round(outcome)));
    }
  }
  return columns;
}

/** The same as cells: one pupil a cell, which is what real files come to. */
export function cellsOf({ school, place, atom, year, prior, outcome }, years) {
  const mask = (inside) => Uint8Array.from(atoms, (name) => (inside.includes(name) ? 1 : 0));
  return {
    kind: "counts",
    frame: {
      schools: dictionary(Array.from({ length: schools }, (_, index) => `s${String(index).padStart(4, "0")}`)),
      places: dictionary(Array.from({ length: districts }, (_, index) => `d${String(index).padStart(3, "0")}`)),
      atoms: dictionary(atoms),
      years: dictionary(Array.from({ length: years }, (_, index) => 2010 + index)),
      populations: new Map(Object.entries(populations).map(([name, inside]) => [name, mask(inside)])),
      schemes: [],
    },
    key: { school, place, atom, year },
    prior,
    priorStep: 0.1,
    outcome,
    outcomeStep: 0.5,
    n: new Int32Array(school.length).fill(1),
  };
}

export const everybody = { atoms: new Uint8Array(atoms.length).fill(1), places: null };

export function placesOf({ area }) {
  const [kind, number] = [area.key[0], Number(area.key.slice(1))];
  return Uint8Array.from({ length: districts }, (_, place) =>
    kind === "n" || (kind === "d" && place === number) || (kind === "g" && place % groupsOfDistricts === number)
      ? 1
      : 0,
  );
}

/** Gaps of two groups in the nation, 12 groups of districts and 326 districts, each year: 678 a year. */
export function gaps(years) {
  const areas = [
    "n",
    ...Array.from({ length: groupsOfDistricts }, (_, index) => `g${index}`),
    ...Array.from({ length: districts }, (_, index) => `d${index}`),
  ];
  const domain = (population, key, year) =>
    domainOf(population, { key, scheme: "area", code: key, name: key, within: null }, year);
  return Array.from({ length: years }, (_, index) => 2010 + index).flatMap((year) =>
    areas.flatMap((area) =>
      ["disadvantaged", "persistent"].map((population) => ({
        id: `${population}|${area}|${year}`,
        formula: minus(mean(domain("others", "n", year)), mean(domain(population, area, year))),
      })),
    ),
  );
}
