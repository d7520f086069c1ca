import type { Fact, Hidden, Union } from "../../src/attack/facts.ts";
import type { Width } from "../../src/attack/verdict.ts";
import type { AskedDomain } from "../../src/protection/suppress.ts";

/** Small enough that every state of the data can be tried. */
export interface RandomUniverse {
  readonly counts: readonly number[];
  /** How many of each atom reached something; null where nothing is said of it. */
  readonly reached: readonly number[] | null;
  readonly domains: readonly AskedDomain[];
  readonly hidden: readonly Hidden[];
}

export const width: Width = { below: 3, counts: 3 };

/** A stream of whole numbers from 0 to under `below`, from a seed. (Park and Miller 1988) */
function stream(seed: number): (below: number) => number {
  let state = (seed % 2_147_483_646) + 1;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return Math.floor((state / 2_147_483_647) * below);
  };
}

const sum = (values: readonly number[], of: Union) => of.reduce((total, at) => total + (values[at] ?? 0), 0);

function factsOf(
  of: Union,
  counts: readonly number[],
  reached: readonly number[] | null,
  base: number,
): readonly Fact[] {
  const n = sum(counts, of);
  const half = Math.floor((base - 1) / 2);
  const rounded = base * Math.round(n / base);
  const count: Fact = { kind: "count", of, least: rounded - half, most: rounded + half };
  if (reached === null || n === 0) return [count];
  // A share printed with one decimal of per cent.
  const share = Math.round((1000 * sum(reached, of)) / n) / 1000;
  return [count, { kind: "share", outcome: "k", of, least: share - 0.0005, most: share + 0.0005 }];
}

/** A universe of three to five atoms with a few pupils each, of which random unions are asked for. */
export function randomUniverse(seed: number): RandomUniverse {
  const next = stream(seed * 7919 + 13);
  const withShares = next(3) === 0;
  const atoms = withShares ? 3 : 3 + next(3);
  const counts = Array.from({ length: atoms }, () => (next(3) === 0 ? next(3) : 3 + next(4)));
  const reached = withShares ? counts.map((n) => next(n + 1)) : null;
  const base = next(4) === 0 ? 3 : 1;
  const unions = new Map<string, Union>();
  const wanted = 2 + next(5);
  for (let tries = 0; unions.size < wanted && tries < 30; tries += 1) {
    const of = counts.flatMap((_, at) => (next(2) === 0 ? [at] : []));
    if (of.length > 0) unions.set(of.join(), of);
  }
  const all: Union = counts.map((_, at) => at);
  unions.set(all.join(), all);
  const asked = [...unions.values()].sort((a, b) => b.length - a.length || (a.join() < b.join() ? -1 : 1));
  const small = (of: Union) => sum(counts, of) < width.below;
  return {
    counts,
    reached,
    domains: asked.filter((of) => !small(of)).map((of) => ({ of, facts: factsOf(of, counts, reached, base) })),
    hidden: asked.filter(small).map((of) => ({ of, outcome: null })),
  };
}

/** Whether a state of the data gives everything that is shown. */
function fits(facts: readonly Fact[], n: readonly number[], k: readonly number[]): boolean {
  return facts.every((fact) => {
    const there = sum(n, fact.of);
    const value = fact.kind === "count" ? there : there === 0 ? fact.least : sum(k, fact.of) / there;
    return value >= fact.least - 1e-12 && value <= fact.most + 1e-12;
  });
}

/**
 * The range of each hidden count over every state of the data that fits, one after the other. It shares nothing with the
 * attack but the facts.
 */
export function byTryingAll(facts: readonly Fact[], { counts, reached, hidden }: RandomUniverse) {
  const most =
    sum(
      counts,
      counts.map((_, at) => at),
    ) + 2;
  const ranges = hidden.map(() => ({ least: Number.POSITIVE_INFINITY, most: Number.NEGATIVE_INFINITY }));
  const note = (n: readonly number[]) => {
    for (const [at, { of }] of hidden.entries()) {
      const range = ranges[at];
      const value = sum(n, of);
      if (range !== undefined) ranges[at] = { least: Math.min(range.least, value), most: Math.max(range.most, value) };
    }
  };
  const tryReached = (n: readonly number[], k: number[]): boolean => {
    if (k.length === n.length) return fits(facts, n, k);
    for (let each = 0; each <= (n[k.length] ?? 0); each += 1) if (tryReached(n, [...k, each])) return true;
    return false;
  };
  const countFacts = facts.filter(({ kind }) => kind === "count");
  const tryCounts = (n: number[], left: number) => {
    if (n.length === counts.length) {
      if (fits(countFacts, n, []) && (reached === null || tryReached(n, []))) note(n);
      return;
    }
    for (let each = 0; each <= left; each += 1) tryCounts([...n, each], left - each);
  };
  tryCounts([], most);
  return ranges;
}

/** Whether a range is too narrow, or can only be a small count above none. */
export const isGivenAway = ({ least, most }: { readonly least: number; readonly most: number }) =>
  most - least < width.counts || (least > 0 && most < width.below);
