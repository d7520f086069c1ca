import type { Highs } from "highs";
import { blocksOf } from "../attack/blocks.ts";
import type { Fact, Facts, Hidden, Outcome, Union } from "../attack/facts.ts";
import { Possible } from "../attack/range.ts";
import { type Found, judge, lookAround, type Width, Witnesses } from "../attack/verdict.ts";
import { eliminate } from "./elimination.ts";
import { knownGroups } from "./known-groups.ts";

/** A domain that is asked for: all that would be shown about one union of atoms. */
export interface AskedDomain {
  readonly of: Union;
  readonly facts: readonly Fact[];
}

/** Everything that a release would say, and what it must not say. */
export interface Universe {
  readonly atoms: number;
  readonly outcomes: ReadonlyMap<string, Outcome>;
  /** Known to everybody, whatever is hidden. */
  readonly known: readonly Fact[];
  /** The most important first: what stands further back is hidden sooner. */
  readonly domains: readonly AskedDomain[];
  readonly hidden: readonly Hidden[];
  /** Subtraction was looked at already, for other numbers of the same unions. */
  readonly subtracted: boolean;
  /** Whether the rules would hide a union as a whole: too few, or too few schools. */
  readonly isSensitive: (of: Union) => boolean;
}

/** What has to be hidden besides. */
export interface Suppressed {
  /** Positions of domains that must not be shown. */
  readonly hide: ReadonlySet<number>;
  /** Hidden numbers that are known whatever is hidden, because they follow from `known`. */
  readonly lost: readonly Found[];
  /** Programs solved. */
  readonly solved: number;
}

/**
 * Which domains subtraction would use. Groups of unshown domains that are known together and that the rules would hide
 * are hidden like any other, until there are none.
 */
function hiddenFromSubtraction({ domains, hidden, isSensitive }: Universe): ReadonlySet<number> {
  const asked = domains.map(({ of }) => of);
  const counts = [...new Map(hidden.map(({ of }) => [of.join(), of])).values()];
  const groups = new Map<string, Union>();
  for (;;) {
    const hide = eliminate(asked, [...counts, ...groups.values()]);
    const shown = asked.filter((_, at) => !hide.has(at));
    const unshown = [
      ...new Map([...counts, ...[...hide].flatMap((at) => [asked[at] ?? []])].map((of) => [of.join(), of])).values(),
    ];
    const found = knownGroups(shown, unshown).filter((of) => !groups.has(of.join()) && isSensitive(of));
    if (found.length === 0) return hide;
    for (const of of found) groups.set(of.join(), of);
  }
}

/** Of the domains that hold a hidden number in its place, the one that is missed least. */
function leastMissed(candidates: readonly number[]): number | undefined {
  return candidates.reduce<number | undefined>((last, at) => (last === undefined || at > last ? at : last), undefined);
}

/**
 * Decides which domains are hidden, so that no hidden number can be found or bounded too closely from what is shown.
 *
 * First by subtraction: exact sums and differences of shown domains (`eliminate`). Then by attack: as long as a hidden
 * number is held too closely, the least important of the domains that hold it is hidden. Taking domains away only widens
 * ranges, so each hidden number is judged once, and what is left is safe for all of them.
 *
 * @example
 * // all {0, 1} and others {1} asked for, disadvantaged {0} hidden: others, the less important, is hidden too
 */
export function suppress(solver: Highs, universe: Universe, width: Width): Suppressed {
  const { atoms, outcomes, known, domains, hidden } = universe;
  const hide = new Set(universe.subtracted ? [] : hiddenFromSubtraction(universe));
  const facts: Fact[] = [...known];
  const domainOf: (number | null)[] = known.map(() => null);
  for (const [at, domain] of domains.entries()) {
    if (hide.has(at)) continue;
    facts.push(...domain.facts);
    domainOf.push(...domain.facts.map(() => at));
  }
  const whole: Facts = { atoms, facts, outcomes };
  const lost: Found[] = [];
  let solved = 0;
  for (const block of blocksOf(whole, hidden)) {
    const domainOfFact = block.factPositions.map((at) => domainOf[at] ?? null);
    const possible = new Possible(solver, block.facts);
    try {
      const met = new Witnesses(block.facts, block.hidden);
      lookAround(possible, block.hidden, width, met);
      for (const [at, one] of block.hidden.entries()) {
        for (;;) {
          const found = judge(possible, at, one, width, met);
          if (found.verdict === "open") break;
          const open = (fact: number) => {
            const domain = domainOfFact[fact] ?? null;
            return domain === null || hide.has(domain) ? [] : [domain];
          };
          const overlapping = block.facts.facts.flatMap(({ of }, fact) =>
            of.some((atom) => one.of.includes(atom)) ? [fact] : [],
          );
          const chosen = leastMissed([...found.held].flatMap(open)) ?? leastMissed(overlapping.flatMap(open));
          if (chosen === undefined) {
            lost.push({ ...found, hidden: hidden[block.positions[at] ?? 0] ?? one });
            break;
          }
          hide.add(chosen);
          for (const [fact, domain] of domainOfFact.entries()) if (domain === chosen) possible.forget(fact);
        }
      }
      solved += possible.solved;
    } finally {
      possible.dispose();
    }
  }
  return { hide, lost, solved };
}
