import type { CheckedSchoolTable, SchoolInYear } from "../intake/checked-school-table.ts";
import type { GroupSpec, PlaceSpec } from "../study/study.ts";
import type { SumCells } from "./cells.ts";
import { dictionary } from "./dictionary.ts";
import type { Frame } from "./frame.ts";
import { placeSchools, type Unplaced } from "./place-of-school.ts";
import { minus, nobody, plus, type Quantity, quantityOf, share } from "./quantity.ts";
import { countsOf } from "./rounded-cells.ts";
import { chainOf, type SchoolFacts } from "./school-facts.ts";
import { placeKey, schemesOnPlaces } from "./whereabouts.ts";

/** Marks atoms of schools whose total is hidden in the source: they count in their own group and not in `all`. */
const withoutTotal = " of schools without a total";

/** The atom of pupils whom the source shows only in the total of their school. */
const unsplit = "not split";

export interface SchoolSumsQuestion {
  readonly groups: ReadonlyMap<string, GroupSpec>;
  readonly places: PlaceSpec;
  readonly facts: SchoolFacts;
  readonly decimals: number;
}

interface Part extends Quantity {
  readonly atom: string;
}

const isRounded = ({ counts }: Quantity) => counts.size > 0;

/**
 * Groups of a school of which some pupils have to count outside `all`, because rounded counts add up to more than the
 * count of all. The excess is taken from the largest group, then from the next, so that no cell has fewer than 0 pupils,
 * and `all` and every group have the pupils that were printed.
 */
function partsWithin(all: Quantity, parts: readonly Part[]): readonly Part[] {
  const together = parts.reduce<Quantity>(plus, nobody);
  if (together.n <= all.n) return parts;
  let over = minus(together, all);
  const largestFirst = [...parts].sort((a, b) => b.n - a.n);
  const split = new Map<Part, readonly Part[]>();
  for (const part of largestFirst) {
    if (over.n <= 0) break;
    const outside: Part = { ...(part.n <= over.n ? part : share(part, over)), atom: `${part.atom}${withoutTotal}` };
    split.set(part, part.n <= over.n ? [outside] : [{ ...minus(part, outside), atom: part.atom }, outside]);
    over = minus(over, outside);
  }
  return parts.flatMap((part) => split.get(part) ?? [part]);
}

/**
 * What the printed groups of a school say about its atoms.
 *
 * Each group but `all` is an atom; `others = all less disadvantaged` is worked out where both are printed;
 * what the groups leave of `all` is the atom "not split", so that `all` always adds up to what was printed.
 */
function partsOfSchool(school: SchoolInYear, groups: ReadonlyMap<string, GroupSpec>): readonly Part[] {
  const printed: Part[] = [];
  for (const [group, spec] of groups) {
    const value = school.groups.get(group);
    if (group === "all" || spec.kind === "all-less" || value === undefined) continue;
    if (value.pupils > 0 || (value.within ?? 0) > 0) printed.push({ atom: group, ...quantityOf(group, value) });
  }
  const value = school.groups.get("all");
  if (value === undefined) {
    return groups.has("all") ? printed.map((part) => ({ ...part, atom: `${part.atom}${withoutTotal}` })) : printed;
  }
  const all = quantityOf("all", value);
  const parts = isRounded(all) ? partsWithin(all, printed) : printed;
  const inAll = parts.filter(({ atom }) => !atom.endsWith(withoutTotal));
  const rest: Part = { atom: unsplit, ...minus(all, inAll.reduce<Quantity>(plus, nobody)) };
  const complement = [...groups].find(([, spec]) => spec.kind === "all-less" && school.groups.has(spec.less));
  const hasRest = rest.n > 0 || (rest.n === 0 && isRounded(rest));
  if (complement !== undefined && hasRest && isWholeComplement(complement[1], groups))
    return [...parts, { ...rest, atom: complement[0] }];
  return rest.n === 0 && rest.sum === 0 && !isRounded(rest) ? parts : [...parts, rest];
}

/** A complement can be worked out only if the group subtracted is the only other one. */
function isWholeComplement(spec: GroupSpec, groups: ReadonlyMap<string, GroupSpec>): boolean {
  const own = [...groups].filter(([name, group]) => name !== "all" && group.kind !== "all-less");
  return spec.kind === "all-less" && own.length === 1 && own[0]?.[0] === spec.less;
}

function populationsOf(
  groups: ReadonlyMap<string, GroupSpec>,
  atoms: readonly string[],
): ReadonlyMap<string, Uint8Array> {
  const names = ["all", ...[...groups.keys()].filter((name) => name !== "all")];
  const belongs = (name: string, atom: string) =>
    name === "all" ? !atom.endsWith(withoutTotal) : atom === name || atom === `${name}${withoutTotal}`;
  return new Map(names.map((name) => [name, Uint8Array.from(atoms, (atom) => (belongs(name, atom) ? 1 : 0))]));
}

/** Whether a row of a table shows how many pupils of a group a school has, be it none. */
function showsGroup(school: SchoolInYear, name: string, groups: ReadonlyMap<string, GroupSpec>): boolean {
  const spec = groups.get(name);
  if (spec === undefined || !school.groups.has("all")) return false;
  return spec.kind === "all-less"
    ? isWholeComplement(spec, groups) && school.groups.has(spec.less)
    : school.groups.has(name);
}

/** Turns a checked school table into sums by school, place, atom and year: whole numbers, in canonical order. */
export function schoolSums(
  table: CheckedSchoolTable,
  question: SchoolSumsQuestion,
): { readonly cells: SumCells; readonly unplaced: readonly Unplaced[] } {
  const { schools } = table;
  const { profiles, unplaced } = placeSchools(schools, question.places, question.facts);
  const placeKeys = profiles.map(placeKey);
  const groupNames = [...question.groups.keys()].filter((group) => group !== "all");
  const atoms = dictionary([...groupNames, ...groupNames.map((group) => `${group}${withoutTotal}`), unsplit]);
  const places = dictionary(placeKeys);
  const frame: Frame = {
    schools: dictionary(schools.map(({ school }) => chainOf(question.facts, school))),
    places,
    atoms,
    years: dictionary(schools.map(({ year }) => year)),
    populations: populationsOf(question.groups, atoms.keys),
    schemes: schemesOnPlaces([...question.places.schemes.keys()], profiles, places),
  };
  const rows = schools.flatMap((school, index) =>
    partsOfSchool(school, question.groups)
      .map((part) => ({ school, place: placeKeys[index] ?? "", index, ...part }))
      .sort((a, b) => (a.atom < b.atom ? -1 : 1)),
  );
  const printed = dictionary(rows.flatMap(({ index, rests }) => [...rests.keys()].map((group) => `${index} ${group}`)));
  const rests = rows.flatMap((row, cell) =>
    [...row.rests].map(([group, pupils]) => ({
      cell,
      pupils,
      printed: printed.indexOf.get(`${row.index} ${group}`) ?? -1,
    })),
  );
  const counts = countsOf(
    rows.map(({ index, counts: own }) => ({ index, counts: own })),
    (index, group) => schools[index]?.groups.get(group),
  );
  const notShown = groupNames.map((name): [string, Uint8Array] => [
    name,
    Uint8Array.from(rows, ({ index }) => {
      const school = schools[index];
      return school !== undefined && showsGroup(school, name, question.groups) ? 0 : 1;
    }),
  ]);
  const code = (of: { readonly indexOf: ReadonlyMap<string, number> }, key: string) => of.indexOf.get(key) ?? -1;
  return {
    unplaced,
    cells: {
      kind: "sums",
      frame,
      key: {
        school: Int32Array.from(rows, ({ school }) => code(frame.schools, chainOf(question.facts, school.school))),
        place: Int32Array.from(rows, ({ place }) => code(places, place)),
        atom: Int32Array.from(rows, ({ atom }) => code(atoms, atom)),
        year: Int32Array.from(rows, ({ school }) => frame.years.indexOf.get(school.year) ?? -1),
      },
      n: Int32Array.from(rows, ({ n }) => n),
      sum: Float64Array.from(rows, ({ sum }) => sum),
      step: 10 ** -question.decimals,
      rests: {
        cell: Int32Array.from(rests, ({ cell }) => cell),
        printed: Int32Array.from(rests, ({ printed: which }) => which),
        pupils: Int32Array.from(rests, ({ pupils }) => pupils),
        printedMeans: printed.keys.length,
        halfDigit: rests.length === 0 ? 0 : 0.5 * 10 ** -question.decimals,
        ...(counts === null ? {} : { counts }),
      },
      notShown: new Map(notShown),
    },
  };
}
