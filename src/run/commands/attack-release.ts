import type { Highs as Solver } from "highs";
import { type Attacked, attack } from "../../attack/attack.ts";
import type { Fact, Facts, Hidden, Outcome, Union } from "../../attack/facts.ts";
import { Contradiction } from "../../attack/program.ts";
import { loadSolver } from "../../attack/solver.ts";
import { readUnion } from "../../attack/union-text.ts";
import { ColdspotError } from "../../effects/coldspot-error.ts";
import type { Groups, ResultFigure, Results } from "./read-release.ts";

/** A hidden group that a release gives away, in the words of its figure ids. */
export interface GivenAway {
  /** The domain of the group: population, area and year. */
  readonly group: string;
  /** What is given away: the number of its pupils, or how many of them reached something. */
  readonly of: string;
  readonly least: number;
  readonly most: number;
}

/** What came of the attack on a release. */
export interface AttackOnRelease {
  /** Hidden numbers that were attacked. */
  readonly hidden: number;
  readonly givenAway: readonly GivenAway[];
  /** Statements that the release makes about groups, each once. */
  readonly facts: number;
  readonly programs: number;
}

/** A hidden group whose number must be protected: hidden only to protect another, it need not be. */
const toProtectOthers = /hidden so that/;

const keyOf = (of: Union) => of.join();

/** Everything with a mean, or hidden. */
type WithMeans = Extract<ResultFigure, { readonly means: unknown }>;

const hasMeans = (figure: ResultFigure): figure is WithMeans => "means" in figure;

/** Statements about one thing put together: the narrowest window that all of them allow. */
class Collected {
  readonly #facts = new Map<string, Fact>();

  add(fact: Fact): void {
    const key = [
      fact.kind,
      "outcome" in fact ? fact.outcome : "",
      keyOf(fact.of),
      "within" in fact ? keyOf(fact.within) : "",
    ].join("|");
    const before = this.#facts.get(key);
    this.#facts.set(
      key,
      before === undefined
        ? fact
        : { ...fact, least: Math.max(before.least, fact.least), most: Math.min(before.most, fact.most) },
    );
  }

  get all(): readonly Fact[] {
    return [...this.#facts.values()];
  }
}

/**
 * What the means behind a figure say: how many pupils there are, rounded; and their mean or share to its last digit.
 */
function addFigure(
  facts: Collected,
  figure: WithMeans,
  setsOf: (domain: string) => readonly Union[],
  roundedTo: number,
  isReached: boolean,
): void {
  // A number rounded to a whole multiple can be off by less than half of it.
  const half = Math.floor((roundedTo - 1) / 2);
  for (const { domain, units, mean, decimals } of figure.means) {
    const [of, whole] = setsOf(domain);
    if (of === undefined) continue;
    // A share has two sets, its part and its whole; school means too, of which the first has the pupils who count.
    const share = domain.startsWith("share of ") ? (whole ?? null) : null;
    if (units !== null) facts.add({ kind: "count", of: share ?? of, least: units - half, most: units + half });
    const digit = 0.5 * 10 ** -decimals;
    const window = { least: mean - digit, most: mean + digit };
    if (share !== null) facts.add({ kind: "part", of, within: share, ...window });
    else if (whole === undefined)
      facts.add({ kind: isReached ? "share" : "mean", outcome: figure.measure, of, ...window });
  }
}

/** The facts of one group of measures, and what is hidden in it. */
function factsOf({ figures }: Results, group: Groups["groups"][number], roundedTo: number) {
  const measures = new Set(group.measures);
  const reached = new Set(group.reached);
  const sets = new Map(Object.entries(group.sets).map(([key, texts]) => [key, texts.map(readUnion)] as const));
  const setsOf = (domain: string) => sets.get(domain) ?? [];
  const facts = new Collected();
  const shown = new Set<string>();
  const hidden = new Map<string, { readonly group: string; readonly hidden: Hidden }>();
  for (const figure of figures) {
    if (!measures.has(figure.measure) || figure.role === "choice" || !hasMeans(figure)) continue;
    addFigure(facts, figure, setsOf, roundedTo, reached.has(figure.measure));
    for (const domain of figure.domains)
      for (const of of setsOf(domain)) for (const key of [keyOf(of), `${figure.measure}|${keyOf(of)}`]) shown.add(key);
  }
  for (const figure of figures) {
    if (!measures.has(figure.measure) || figure.status !== "suppressed" || figure.kind !== "hidden") continue;
    if (toProtectOthers.test(figure.reason)) continue;
    for (const domain of figure.domains) {
      // A set without classes is of places or groups that are in no data.
      for (const of of setsOf(domain).filter(({ length }) => length > 0)) {
        const ask = (outcome: string | null) =>
          hidden.set(`${outcome}|${keyOf(of)}`, { group: domain, hidden: { of, outcome } });
        if (!shown.has(keyOf(of))) ask(null);
        if (reached.has(figure.measure) && !shown.has(`${figure.measure}|${keyOf(of)}`)) ask(figure.measure);
      }
    }
  }
  const outcomes = new Map<string, Outcome>(
    group.measures.map((measure) => [
      measure,
      reached.has(measure)
        ? { kind: "reached" }
        : { kind: "score", least: Number.NEGATIVE_INFINITY, most: Number.POSITIVE_INFINITY },
    ]),
  );
  // Scores say nothing about a number of pupils that counts do not say.
  const counting = facts.all.filter(({ kind }) => kind !== "mean");
  const whole: Facts = { atoms: group.classes, facts: counting, outcomes };
  return { facts: whole, hidden: [...hidden.values()] };
}

/** Attacks one group of measures. Files that were changed can say what no data could have given. */
function attackGroup(solver: Solver, { facts, hidden }: ReturnType<typeof factsOf>, below: number): Attacked {
  try {
    return attack(
      solver,
      facts,
      hidden.map((one) => one.hidden),
      { below, counts: below },
    );
  } catch (error) {
    if (!(error instanceof Contradiction)) throw error;
    throw new ColdspotError(`the files of the release contradict each other: ${error.message}`, {
      exitCode: 3,
      advice: "attack the folder as a run left it, with evidence/results.json and evidence/groups.json of the same run",
    });
  }
}

/**
 * Attacks a release with what is in its folder: works out, for each group that it hides, the numbers of pupils that are
 * possible given everything that it shows. A group is given away where they lie nearer together than the threshold of
 * the rules, or can only be a small count above none.
 *
 * Looked at are the means behind every figure, with their numbers of pupils as they are printed; shares to their last
 * digit. Not looked at: figures under other choices, grades of schools, means of scores.
 *
 * @throws ColdspotError (3) where no numbers of pupils could have given what the files say
 */
export async function attackRelease(results: Results, groups: Groups): Promise<AttackOnRelease> {
  const solver = await loadSolver();
  const givenAway: GivenAway[] = [];
  let [hidden, facts, programs] = [0, 0, 0];
  for (const group of groups.groups) {
    const asked = factsOf(results, group, groups.rounded_to);
    const attacked = attackGroup(solver, asked, groups.below);
    hidden += asked.hidden.length;
    facts += asked.facts.facts.length;
    programs += attacked.solved;
    for (const [at, found] of attacked.found.entries()) {
      if (found.verdict === "open") continue;
      const outcome = found.hidden.outcome;
      givenAway.push({
        group: asked.hidden[at]?.group ?? "",
        of: outcome === null ? "pupils" : `pupils who count in ${outcome}`,
        ...found.range,
      });
    }
  }
  return { hidden, givenAway, facts, programs };
}
