import type { Grade } from "../../schools/grade.ts";
import type { Draws } from "../draws.ts";
import { largestRemainder } from "../largest-remainder.ts";
import { type Fate, GRADES } from "./fate.ts";
import type { LeadershipTarget, Way } from "./leadership-targets.ts";

/** Schools rated on neither date for each school rated on the second. */
const NOT_YET_RATED = 0.015;
/** Parts of split schools among those merged or split. */
const SPLIT = 0.06;

/** How likely a school with each first grade is to reach its second one by each way. */
const PULL: Readonly<Record<Exclude<Way, "same URN">, readonly [number, number, number, number]>> = {
  sponsored: [0.02, 0.08, 1, 3],
  merged: [0.6, 1, 1, 1],
  converter: [2.2, 1.2, 0.5, 0.2],
};

type MatchedFate = Extract<Fate, { readonly kind: "matched" }>;

interface Kind {
  readonly from: Grade;
  readonly to: Grade;
  readonly reinspected: boolean;
  left: number;
}

/**
 * The fates of all schools of one part of the nation, in random order: exactly as many of each as in the targets.
 *
 * Sponsored, merged and converted schools are divided among the grades by largest remainder: sponsors took over weak
 * schools, outstanding ones converted. No school that was sponsored or merged keeps an inspection from before.
 *
 * @throws RangeError when the targets leave too few schools for a way
 */
export function settleFates(draws: Draws, target: LeadershipTarget): readonly Fate[] {
  const fates: Fate[] = [
    ...withSplits(matchedFates(target)),
    ...GRADES.flatMap((to, index) => repeated(target.new[index] ?? 0, { kind: "new", to })),
    ...lost("lost to a sponsor", target.lostToSponsors),
    ...lost("closed", target.closed),
  ];
  const rated = [...target.matched.flat(), ...target.new].reduce((sum, one) => sum + one, 0);
  fates.push(...repeated(Math.round(NOT_YET_RATED * rated), { kind: "not yet rated" }));
  const order = [...fates.keys()];
  draws.shuffle(order, 0, order.length);
  return order.flatMap((index) => fates[index] ?? []);
}

function repeated(count: number, fate: Fate): readonly Fate[] {
  return Array.from({ length: count }, () => fate);
}

/** Half of the weak are inadequate; one in ten of the others was outstanding. */
function lost(kind: "lost to a sponsor" | "closed", { all, weak }: { readonly all: number; readonly weak: number }) {
  const shares = [...largestRemainder([0.1, 0.9], all - weak), ...largestRemainder([0.5, 0.5], weak)];
  return GRADES.flatMap((from, index) => repeated(shares[index] ?? 0, { kind, from }));
}

/** Takes pairs of schools that merged and were good in 2010, and makes them parts of one school. */
function withSplits(fates: readonly MatchedFate[]): readonly Fate[] {
  const good = fates.filter(({ way, from }) => way === "merged" && from === 2);
  const pairs = Math.floor((SPLIT * fates.filter(({ way }) => way === "merged").length) / 2);
  const stride = Math.floor(good.length / (2 * pairs));
  const parts = good.filter((_, index) => index % stride === 0).slice(0, 2 * pairs);
  const split = Array.from({ length: Math.floor(parts.length / 2) }, (_, pair): Fate[] => {
    const [one, other] = [parts[2 * pair], parts[2 * pair + 1]];
    return one === undefined || other === undefined ? [] : [{ kind: "split", from: 2, to: [one.to, other.to] }];
  });
  const taken = new Set(parts);
  return [...fates.filter((fate) => !taken.has(fate)), ...split.flat()];
}

function matchedFates(target: LeadershipTarget): readonly MatchedFate[] {
  const spared = target.outstandingNotReinspected;
  const kinds: Kind[] = GRADES.flatMap((from) =>
    GRADES.map((to) => {
      const count = target.matched[from - 1]?.[to - 1] ?? 0;
      return { from, to, reinspected: true, left: from === 1 && to === 1 ? count - spared : count };
    }),
  );
  const outstanding: Kind = { from: 1, to: 1, reinspected: false, left: spared };
  const fates: MatchedFate[] = [];
  const take = (way: Way, kind: Kind, count: number) => {
    const { from, to, reinspected } = kind;
    kind.left -= count;
    for (let made = 0; made < count; made++) fates.push({ kind: "matched", way, from, to, reinspected });
  };
  for (const way of ["sponsored", "merged", "converter"] as const) {
    const open = way === "converter" ? [...kinds, outstanding] : kinds;
    shareOut(open, PULL[way], target.ways[way], `${way} in ${target.area}`).forEach((count, index) => {
      const kind = open[index];
      if (kind !== undefined) take(way, kind, count);
    });
  }
  for (const kind of [...kinds, outstanding]) take("same URN", kind, kind.left);
  return fates;
}

/** Divides a number of schools among kinds by weight, none getting more than it has left. */
function shareOut(kinds: readonly Kind[], pull: readonly number[], total: number, what: string): readonly number[] {
  const given = kinds.map(() => 0);
  const room = (index: number) => (kinds[index]?.left ?? 0) - (given[index] ?? 0);
  for (let rest = total; rest > 0; ) {
    const weights = kinds.map(({ from }, index) => (pull[from - 1] ?? 0) * room(index));
    if (!weights.some((weight) => weight > 0)) throw new RangeError(`too few schools that could be ${what}: ${total}`);
    largestRemainder(weights, rest).forEach((count, index) => {
      const taken = Math.min(count, room(index));
      given[index] = (given[index] ?? 0) + taken;
      rest -= taken;
    });
  }
  return given;
}
