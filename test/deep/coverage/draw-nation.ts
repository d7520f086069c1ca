import type { CountCells } from "../../../src/cells/cells.ts";
import { dictionary } from "../../../src/cells/dictionary.ts";
import type { Frame } from "../../../src/cells/frame.ts";
import { type RandomSource, randomSource } from "../../../src/number/random.ts";
import {
  type AreaOfTrial,
  absent,
  areas,
  bandOf,
  expectedOf,
  jitter,
  type Kind,
  outcome,
  priorOfDisadvantaged,
  schoolsOf,
  seed,
  spread,
  years,
} from "./law.ts";

const groups = ["disadvantaged", "others"];

function kindOf(kinds: readonly Kind[], random: RandomSource): Kind {
  let left = random.uniform();
  for (const kind of kinds) {
    left -= kind.chance;
    if (left < 0) return kind;
  }
  const last = kinds.at(-1);
  if (last === undefined) throw new RangeError("no kinds of school");
  return last;
}

interface Columns {
  readonly school: number[];
  readonly place: number[];
  readonly atom: number[];
  readonly year: number[];
  readonly prior: number[];
  readonly outcome: number[];
}

function drawSchool(
  to: Columns,
  school: number,
  place: number,
  kind: Kind,
  { law }: AreaOfTrial,
  random: RandomSource,
) {
  const level = kind.shift + law.level + spread.school * random.normal();
  const disadvantagedLevel = spread.disadvantaged * random.normal();
  const priorLevel = kind.prior + spread.prior * random.normal();
  for (const year of years.keys()) {
    const levelNow = level + spread.schoolInYear * random.normal();
    const further = disadvantagedLevel + spread.disadvantagedInYear * random.normal() - (law.behind[year] ?? 0);
    const more = jitter(kind.pupils);
    const pupils = kind.pupils - more + random.integer(2 * more + 1);
    for (let pupil = 0; pupil < pupils; pupil++) {
      const isDisadvantaged = random.uniform() < kind.share;
      const prior = bandOf(priorLevel + (isDisadvantaged ? priorOfDisadvantaged : 0) + random.normal());
      const reached = expectedOf(prior) + levelNow + (isDisadvantaged ? further : 0) + spread.pupil * random.normal();
      const isAbsent = random.uniform() < (isDisadvantaged ? absent.disadvantaged : absent.others);
      to.school.push(school);
      to.place.push(place);
      to.atom.push(isDisadvantaged ? 0 : 1);
      to.year.push(year);
      to.prior.push(prior);
      const kept = isAbsent ? 0 : Math.min(outcome.most, Math.max(outcome.least, reached));
      to.outcome.push(Math.round(outcome.perPoint * kept));
    }
  }
}

/** Nation number `number`: its own stream of random numbers, so the order of nations does not matter. */
export function drawNation(number: number): CountCells {
  const random = randomSource(seed, number);
  const to: Columns = { school: [], place: [], atom: [], year: [], prior: [], outcome: [] };
  const names = dictionary(areas.map(({ name }) => name));
  let school = 0;
  for (const area of areas) {
    const place = names.indexOf.get(area.name) ?? -1;
    for (const { schools, kinds } of area.places)
      for (let one = 0; one < schools; one++) drawSchool(to, school++, place, kindOf(kinds, random), area, random);
  }
  const frame: Frame = {
    schools: dictionary(
      Array.from({ length: areas.reduce((sum, area) => sum + schoolsOf(area), 0) }, (_, code) =>
        String(code).padStart(4, "0"),
      ),
    ),
    places: names,
    atoms: dictionary(groups),
    years: dictionary(years),
    populations: new Map([
      ["all", Uint8Array.of(1, 1)],
      ["disadvantaged", Uint8Array.of(1, 0)],
      ["others", Uint8Array.of(0, 1)],
    ]),
    schemes: [],
  };
  return {
    kind: "counts",
    frame,
    key: {
      school: Int32Array.from(to.school),
      place: Int32Array.from(to.place),
      atom: Int32Array.from(to.atom),
      year: Int32Array.from(to.year),
    },
    prior: Int32Array.from(to.prior),
    priorStep: 1,
    outcome: Int32Array.from(to.outcome),
    outcomeStep: 1 / outcome.perPoint,
    n: new Int32Array(to.school.length).fill(1),
  };
}
