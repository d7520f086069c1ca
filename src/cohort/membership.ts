import type { FsmShareRule, PopulationRule } from "../study/study.ts";

/** What is known about one thing for a pupil: no, yes, or not observed. */
export type State = 0 | 1 | 2;
const isNo: State = 0;
const isYes: State = 1;
const notObserved: State = 2;

/**
 * One thing that is looked up for every pupil; atoms are made from the states of all of them.
 *
 * - `flag`: a column of yes and no; `fsm6`: free school meals in any census of six years
 * - `share`: at least a share of the observed terms of a window; `is`: a column holds one of certain values
 */
export type Primitive =
  | { readonly kind: "flag"; readonly role: string }
  | { readonly kind: "fsm6" }
  | { readonly kind: "is"; readonly population: string; readonly role: string; readonly values: readonly string[] }
  | { readonly kind: "share"; readonly population: string; readonly rule: FsmShareRule };

/**
 * The things that a study's populations need to know about a pupil, each once: columns first, then what the census gives.
 *
 * `fsm6` comes from the census where the pupil file has no column of that role.
 */
export function primitivesOf(
  populations: ReadonlyMap<string, PopulationRule>,
  hasColumn: (role: string) => boolean,
): readonly Primitive[] {
  const flags = new Set([...populations.values()].flatMap(({ anyOf }) => anyOf));
  const columns: Primitive[] = [...flags]
    .filter((role) => role !== "fsm6" || hasColumn(role))
    .map((role) => ({ kind: "flag", role }));
  const values = [...populations].flatMap(([population, { is }]) =>
    [...is].map(([role, wanted]): Primitive => ({ kind: "is", population, role, values: wanted })),
  );
  const ever: Primitive[] = flags.has("fsm6") && !hasColumn("fsm6") ? [{ kind: "fsm6" }] : [];
  const shares = [...populations].flatMap(([population, { fsmShare }]): Primitive[] =>
    fsmShare === null ? [] : [{ kind: "share", population, rule: fsmShare }],
  );
  return [...columns, ...values, ...ever, ...shares];
}

const negated = (state: State): State => (state === notObserved ? notObserved : state === isYes ? isNo : isYes);
const both = (states: readonly State[]): State =>
  states.includes(isNo) ? isNo : states.includes(notObserved) ? notObserved : isYes;
const either = (states: readonly State[]): State =>
  states.includes(isYes) ? isYes : states.includes(notObserved) ? notObserved : isNo;

/** States of the primitives of one pupil, by the column or share they belong to. */
export interface Observed {
  readonly flag: (role: string) => State;
  readonly is: (population: string, role: string) => State;
  readonly share: (population: string) => State;
}

/**
 * Whether a pupil belongs to a population, in three-valued logic: unknown only if the answer depends on something unknown.
 *
 * A pupil who reaches the share of a population `within` another, but does not belong to that other, is not a member.
 *
 * @example memberOf("others", rules, pupil) // 2 (not observed) when it is not known whether the pupil is disadvantaged
 */
export function memberOf(population: string, rules: ReadonlyMap<string, PopulationRule>, observed: Observed): State {
  if (population === "all") return isYes;
  const rule = rules.get(population);
  if (rule === undefined) throw new RangeError(`no such population: ${population}`);
  const parts: State[] = [];
  if (rule.anyOf.length > 0) parts.push(either(rule.anyOf.map(observed.flag)));
  for (const role of rule.is.keys()) parts.push(observed.is(population, role));
  if (rule.fsmShare !== null) parts.push(observed.share(population));
  if (rule.within !== null) parts.push(memberOf(rule.within, rules, observed));
  if (rule.not !== null) parts.push(negated(memberOf(rule.not, rules, observed)));
  return both(parts);
}
