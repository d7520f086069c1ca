import { dayNumber } from "../../schools/calendar-date.ts";
import type { Grade } from "../../schools/grade.ts";
import { MAP_SEED, NAMED_PLACES } from "../districts.ts";
import { Draws } from "../draws.ts";
import { largestRemainder } from "../largest-remainder.ts";
import { areaOf, type Nation, type School } from "../nation.ts";
import { placeWords } from "../place-names.ts";
import { authorityOf } from "../schools.ts";
import type { Area } from "../targets.ts";
import { changesNumber, type Fate } from "./fate.ts";
import { giveUrns } from "./give-urns.ts";
import { gradedInspections, type Snapshots } from "./graded-inspections.ts";
import type { Entry, InspectedSchool, Inspection } from "./inspected-school.ts";
import type { LeadershipTargets } from "./leadership-targets.ts";
import { openingsOf } from "./openings.ts";
import { drawType, FIRST_NUMBERS, nameOf, type Phase, SHARES } from "./phase.ts";
import { settleFates } from "./settle-fates.ts";
import { visitsOf } from "./visits.ts";

/** The day on which register, links and inspections were taken. */
const TAKEN_ON = "2016-08-31";

/** Counters that are updated as schools are made. */
interface Running {
  readonly words: readonly string[];
  readonly numbers: Map<string, number>;
  readonly named: Map<Phase, number>;
}

/**
 * Schools of all phases with their inspections from September 2005 on, including the nation's secondary schools.
 *
 * Their number is that of the targets whatever the number of pupils, and each fate occurs exactly as often as the targets
 * say: percentages of the 330 schools of opportunity areas would not be kept with fewer schools.
 *
 * @throws RangeError when the nation has more schools of one part than the targets can hold
 */
export function inventInspectedSchools(nation: Nation, targets: LeadershipTargets): readonly InspectedSchool[] {
  const draws = new Draws(nation.seed, "inspections");
  const at: Snapshots = {
    first: dayNumber(targets.first),
    second: dayNumber(targets.second),
    taken: dayNumber(TAKEN_ON),
  };
  const running: Running = {
    words: placeWords(new Draws(MAP_SEED, "places")).slice(NAMED_PLACES),
    numbers: new Map(),
    named: new Map([["secondary", nation.schools.length]]),
  };
  const schools = targets.cells.flatMap((target) => {
    const { own, others } = seatSchools(settleFates(draws, target), nation, target.area);
    const districts = districtsFor(draws, nation, target.area, others.length);
    const phases = phasesFor(draws, others, own.length);
    return [
      ...own.map(({ fate, school }) => ({ district: school.district, fate, entries: entriesOf(school) })),
      ...others.map((fate, index) => ({
        district: districts[index] ?? 0,
        fate,
        entries: inventEntries(draws, fate, phases[index] ?? "primary", districts[index] ?? 0, running),
      })),
    ];
  });
  return giveUrns(schools.map((school) => ({ ...school, inspections: inspectionsOf(draws, school, at) })));
}

/** Gives each of the nation's schools a fate that fits its URNs; the other fates are for other schools. */
function seatSchools(fates: readonly Fate[], nation: Nation, area: Area) {
  const isOf = (way: string) => (fate: Fate) => fate.kind === "matched" && fate.way === way;
  const converted = fates.filter(isOf("converter"));
  const unchanged = fates.filter(isOf("same URN"));
  const schools = nation.schools.filter(({ district }) => {
    const place = nation.districts[district];
    return place !== undefined && areaOf(place) === area;
  });
  const own: { readonly fate: Fate; readonly school: School }[] = [];
  const seats = new Map([
    [1, unchanged],
    [2, converted],
  ]);
  const taken = new Map<number, number>();
  for (const school of schools) {
    const urns = school.registrations.length;
    const fate = seats.get(urns)?.[taken.get(urns) ?? 0];
    if (fate === undefined)
      throw new RangeError(`more schools in ${area} than the targets can hold: ${schools.length}`);
    taken.set(urns, (taken.get(urns) ?? 0) + 1);
    own.push({ fate, school });
  }
  const left = (of: readonly Fate[], urns: number) => of.slice(taken.get(urns) ?? 0);
  const elsewhere = fates.filter((fate) => !isOf("converter")(fate) && !isOf("same URN")(fate));
  return { own, others: [...left(unchanged, 1), ...left(converted, 2), ...elsewhere] };
}

/** A district of the part of the nation for each of `count` schools, in proportion to drawn sizes, in random order. */
function districtsFor(draws: Draws, nation: Nation, area: Area, count: number): readonly number[] {
  const districts = nation.districts.flatMap((district, index) => (areaOf(district) === area ? [index] : []));
  const shares = largestRemainder(
    districts.map(() => draws.about(1, 0.3, 0.45, 1.9)),
    count,
  );
  const list = districts.flatMap((district, index) => Array.from({ length: shares[index] ?? 0 }, () => district));
  draws.shuffle(list, 0, list.length);
  return list;
}

/** A phase for each fate. Secondary schools are added to those that have pupils. Only primary schools merge or are split. */
function phasesFor(draws: Draws, fates: readonly Fate[], withPupils: number): readonly Phase[] {
  const all = fates.length + withPupils;
  const wanted = {
    secondary: Math.max(0, Math.round(SHARES.secondary * all) - withPupils),
    special: Math.round(SHARES.special * all),
    "alternative provision": Math.round(SHARES["alternative provision"] * all),
  };
  const phases: Phase[] = fates.map(() => "primary");
  const free = fates.flatMap((fate, index) => (changesNumber(fate) ? [] : [index]));
  draws.shuffle(free, 0, free.length);
  let next = 0;
  for (const phase of ["secondary", "special", "alternative provision"] as const) {
    for (const index of free.slice(next, next + wanted[phase])) phases[index] = phase;
    next += wanted[phase];
  }
  return phases;
}

/** The entries of a school of the nation, which keeps its URNs. */
function entriesOf({ registrations, laestab, name }: School): readonly Entry[] {
  return registrations.map(({ urn, type, opened, closed }) => ({
    urn,
    laestab,
    name,
    phase: "secondary",
    type,
    opened: dayNumber(opened),
    closed: closed === "" ? null : dayNumber(closed),
  }));
}

/** The entries of another school, whose URNs are given later. An academy keeps the number of the school it replaced. */
function inventEntries(
  draws: Draws,
  fate: Fate,
  phase: Phase,
  district: number,
  { words, numbers, named }: Running,
): readonly Entry[] {
  const position = named.get(phase) ?? 0;
  named.set(phase, position + 1);
  const name = nameOf(words, phase, position);
  const authority = authorityOf(district);
  const newNumber = () => {
    const key = `${authority} ${phase}`;
    const number = numbers.get(key) ?? FIRST_NUMBERS[phase];
    numbers.set(key, number + 1);
    return authority * 10_000 + number;
  };
  const parts = [name.replace("Primary", "Infant"), name.replace("Primary", "Junior")];
  const names = fate.kind === "split" ? [name, ...parts] : changesNumber(fate) ? [...parts, name] : [];
  const first = newNumber();
  return openingsOf(draws, fate).map(({ standing, opened, closed }, index) => ({
    urn: 0,
    laestab: names.length > 0 && index > 0 ? newNumber() : first,
    name: names[index] ?? name,
    phase,
    type: drawType(draws, phase, standing),
    opened,
    closed,
  }));
}

/** All inspections of a school, earliest first. */
function inspectionsOf(
  draws: Draws,
  { fate, entries }: Pick<InspectedSchool, "fate" | "entries">,
  at: Snapshots,
): readonly Inspection[] {
  const graded = gradedInspections(draws, fate, entries, at);
  const follows = fate.kind === "matched" && fate.way === "converter";
  const visits = visitsOf(draws, graded, entries, follows, at);
  const inspections: Inspection[] = [
    ...graded.map((one) => ({
      ...one,
      type: "Section 5 inspection" as const,
      overall: overallGrade(draws, one.leadership),
    })),
    ...visits.map((visit) => ({ ...visit, overall: null, leadership: null })),
  ];
  return inspections.sort((a, b) => a.inspected - b.inspected || a.entry - b.entry);
}

/** The grade of the whole school: that of its leadership, or one step worse for one school in ten. */
function overallGrade(draws: Draws, leadership: Grade): Grade {
  if (!draws.chance(0.1)) return leadership;
  return leadership === 1 ? 2 : leadership === 2 ? 3 : 4;
}
