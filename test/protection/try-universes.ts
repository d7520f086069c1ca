import type { Highs } from "highs";
import { attack } from "../../src/attack/attack.ts";
import { suppress } from "../../src/protection/suppress.ts";
import { byTryingAll, isGivenAway, randomUniverse, width } from "./random-universe.ts";

/** What came of trying universes with seeds from `from` to under `to`. */
export interface Tried {
  readonly hidden: number;
  /** Given away before anything was hidden besides: by trying all states, and by the attack. */
  readonly before: number;
  readonly attacked: number;
  /** Seeds where the two differ, and where something is given away after protection. */
  readonly differ: readonly number[];
  readonly after: readonly number[];
  /** Domains asked for, and those hidden besides. */
  readonly asked: number;
  readonly besides: number;
}

/** Attacks random universes before and after they are protected, and tries all their states. */
export function tryUniverses(solver: Highs, from: number, to: number): Tried {
  let [hidden, before, attacked, asked, besides] = [0, 0, 0, 0, 0];
  const differ: number[] = [];
  const after: number[] = [];
  for (let seed = from; seed < to; seed += 1) {
    const universe = randomUniverse(seed);
    if (universe.hidden.length === 0) continue;
    const outcomes = new Map(universe.reached === null ? [] : [["k", { kind: "reached" } as const]]);
    const shown = universe.domains.flatMap(({ facts }) => facts);
    const atoms = universe.counts.length;
    const truth = byTryingAll(shown, universe).map(isGivenAway);
    const { found } = attack(solver, { atoms, facts: shown, outcomes }, universe.hidden, width);
    const byAttack = found.map(({ verdict }) => verdict !== "open");
    hidden += truth.length;
    before += truth.filter(Boolean).length;
    attacked += byAttack.filter(Boolean).length;
    if (truth.join() !== byAttack.join()) differ.push(seed);
    const { hide } = suppress(
      solver,
      { ...universe, atoms, outcomes, known: [], subtracted: false, isSensitive: () => false },
      width,
    );
    asked += universe.domains.length;
    besides += hide.size;
    const left = universe.domains.filter((_, at) => !hide.has(at)).flatMap(({ facts }) => facts);
    // With nothing shown anything is possible.
    if (left.length > 0 && hide.size < universe.domains.length && byTryingAll(left, universe).some(isGivenAway))
      after.push(seed);
  }
  return { hidden, before, attacked, differ, after, asked, besides };
}
