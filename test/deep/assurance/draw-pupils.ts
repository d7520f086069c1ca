import type { CountCells } from "../../../src/cells/cells.ts";
import { dictionary } from "../../../src/cells/dictionary.ts";
import type { Frame } from "../../../src/cells/frame.ts";
import { type RandomSource, randomSource } from "../../../src/number/random.ts";
import { absent, bandOf, expectedOf, outcome, priorOfDisadvantaged, spread } from "../coverage/law.ts";
import { type AreaLaw, type Design, schoolsOf, seed, years } from "./designs.ts";

/** Chance of each pupil of the school to be disadvantaged; schools with many do worse, and their pupils started lower. */
export const shares = [
  { share: 0.06, chance: 0.2, shift: 2, prior: 0.2 },
  { share: 0.15, chance: 0.3, shift: 1, prior: 0.1 },
  { share: 0.25, chance: 0.25, shift: 0, prior: 0 },
  { share: 0.38, chance: 0.15, shift: -1, prior: -0.1 },
  { share: 0.55, chance: 0.1, shift: -2, prior: -0.2 },
] as const;

/** One school in eight is weak: school effects lean. */
export const weakness = [
  { chance: 0.88, shift: 0.84 },
  { chance: 0.12, shift: -6.16 },
] as const;

/** Of disadvantaged pupils four in ten are so persistently, and further behind; the mean of the group is the area's. */
export const bands = {
  persistent: { chance: 0.4, further: 2.4 },
  sometimes: { chance: 0.6, further: -1.6 },
} as const;

/** Atoms in the order of their names. */
export const atoms = ["others", "persistent", "sometimes"] as const;

function oneOf<Kind extends { readonly chance: number }>(kinds: readonly Kind[], random: RandomSource): Kind {
  let left = random.uniform();
  for (const kind of kinds) {
    left -= kind.chance;
    if (left < 0) return kind;
  }
  const last = kinds.at(-1);
  if (last === undefined) throw new RangeError("nothing to draw from");
  return last;
}

/** One pupil of a nation: tenths of a point, and 0 for a missing result. */
export interface DrawnPupil {
  readonly school: number;
  readonly area: number;
  /** Place in the list of atoms. */
  readonly atom: number;
  readonly year: number;
  readonly prior: number;
  readonly outcome: number;
}

function drawSchool(
  school: number,
  area: number,
  law: AreaLaw,
  { sizes }: Design,
  random: RandomSource,
  to: (pupil: DrawnPupil) => void,
): void {
  const size = oneOf(sizes, random);
  const mix = oneOf(shares, random);
  const level = size.shift + mix.shift + oneOf(weakness, random).shift + law.level + spread.school * random.normal();
  const ofDisadvantaged = spread.disadvantaged * random.normal();
  const priorLevel = mix.prior + spread.prior * random.normal();
  for (const year of years.keys()) {
    const levelNow = level + spread.schoolInYear * random.normal();
    const behind = (law.behind[year] ?? 0) - ofDisadvantaged - spread.disadvantagedInYear * random.normal();
    const more = Math.floor(0.15 * size.pupils);
    const pupils = size.pupils - more + random.integer(2 * more + 1);
    for (let pupil = 0; pupil < pupils; pupil++) {
      const isDisadvantaged = random.uniform() < mix.share;
      const isPersistent = isDisadvantaged && random.uniform() < bands.persistent.chance;
      const { further } = isPersistent ? bands.persistent : bands.sometimes;
      const prior = bandOf(priorLevel + (isDisadvantaged ? priorOfDisadvantaged : 0) + random.normal());
      const less = isDisadvantaged ? behind + further : 0;
      const reached = expectedOf(prior) + levelNow - less + spread.pupil * random.normal();
      const isAbsent = random.uniform() < (isDisadvantaged ? absent.disadvantaged : absent.others);
      const kept = isAbsent ? 0 : Math.min(outcome.most, Math.max(outcome.least, reached));
      const atom = isPersistent ? 1 : isDisadvantaged ? 2 : 0;
      to({ school, area, atom, year, prior, outcome: Math.round(outcome.perPoint * kept) });
    }
  }
}

/**
 * The pupils of one nation of a design: each number has its own stream of random numbers, so their order does not matter.
 *
 * @param times how many schools are drawn for each school of the design: many, for true values
 */
export function drawPupils(design: Design, number: number, times: number, to: (pupil: DrawnPupil) => void): void {
  const random = randomSource(seed, number);
  let school = 0;
  for (const [area, { schools, law }] of design.areas.entries())
    for (let one = 0; one < schools * times; one++) drawSchool(school++, area, law, design, random, to);
}

/** What the codes of a nation mean: its schools, areas, groups and years, with one scheme of areas. */
export function frameOf(design: Design, times: number): Frame {
  const areas = dictionary(design.areas.map(({ name }) => name));
  return {
    schools: dictionary(Array.from({ length: schoolsOf(design) * times }, (_, code) => String(code).padStart(7, "0"))),
    places: areas,
    atoms: dictionary(atoms),
    years: dictionary(years),
    populations: new Map([
      ["all", Uint8Array.of(1, 1, 1)],
      ["disadvantaged", Uint8Array.of(0, 1, 1)],
      ["others", Uint8Array.of(1, 0, 0)],
      ["persistent", Uint8Array.of(0, 1, 0)],
      ["sometimes", Uint8Array.of(0, 0, 1)],
    ]),
    schemes: [
      {
        name: "area",
        members: areas.keys.map((name) => ({ code: name, name, within: null })),
        memberOf: Int32Array.from(areas.keys.keys()),
      },
    ],
  };
}

/** A nation as counts of pupils, as a run counts them. */
export function drawNation(design: Design, number: number, times = 1): CountCells {
  const frame = frameOf(design, times);
  const columns = { school: [], place: [], atom: [], year: [], prior: [], outcome: [] } as Record<string, number[]>;
  const place = design.areas.map(({ name }) => frame.places.indexOf.get(name) ?? -1);
  drawPupils(design, number, times, (pupil) => {
    columns.school?.push(pupil.school);
    columns.place?.push(place[pupil.area] ?? -1);
    columns.atom?.push(pupil.atom);
    columns.year?.push(pupil.year);
    columns.prior?.push(pupil.prior);
    columns.outcome?.push(pupil.outcome);
  });
  const codes = (name: string) => Int32Array.from(columns[name] ?? []);
  const prior = codes("prior");
  return {
    kind: "counts",
    frame,
    key: { school: codes("school"), place: codes("place"), atom: codes("atom"), year: codes("year") },
    prior,
    priorStep: 1,
    outcome: codes("outcome"),
    outcomeStep: 1 / outcome.perPoint,
    n: new Int32Array(prior.length).fill(1),
  };
}
