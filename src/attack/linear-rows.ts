import type { Fact, Facts, Union } from "./facts.ts";

/** One linear statement: lower <= sum of value x unknown <= upper. */
export interface LinearRow {
  readonly indices: readonly number[];
  readonly values: readonly number[];
  readonly lower: number;
  readonly upper: number;
}

/** The bounds of one unknown. */
export interface Unknown {
  readonly lower: number;
  readonly upper: number;
  readonly whole: boolean;
}

/**
 * Facts as a linear program: the number of each atom is one unknown, and its sum of each outcome another.
 *
 * A share of a union lies between two ends when reached - least x there >= 0 and reached - most x there <= 0, which is
 * linear although neither number is known. The same holds for a mean and its sum.
 */
export interface LinearProgram {
  readonly unknowns: readonly Unknown[];
  readonly rows: readonly LinearRow[];
  /** The rows of each fact. */
  readonly rowsOfFact: readonly (readonly number[])[];
  /** Where the sums of an outcome begin among the unknowns. */
  readonly firstOf: ReadonlyMap<string, number>;
}

const ones = (of: Union) => of.map(() => 1);

/** Sum of an outcome less an end times the number there. */
function lessEnd(of: Union, first: number, end: number): Pick<LinearRow, "indices" | "values"> {
  return {
    indices: [...of, ...of.map((atom) => first + atom)],
    values: [...of.map(() => -end), ...ones(of)],
  };
}

function rowsOf(fact: Fact, firstOf: ReadonlyMap<string, number>): readonly LinearRow[] {
  const { of, least, most } = fact;
  if (fact.kind === "count") return [{ indices: of, values: ones(of), lower: least, upper: most }];
  if (fact.kind === "part") {
    const inside = new Set(of);
    // In the part less an end times those in the whole, where the part is in it.
    const row = (end: number) => ({
      indices: fact.within,
      values: fact.within.map((at) => (inside.has(at) ? 1 - end : -end)),
    });
    return [
      { ...row(least), lower: 0, upper: Number.POSITIVE_INFINITY },
      { ...row(most), lower: Number.NEGATIVE_INFINITY, upper: 0 },
    ];
  }
  const first = firstOf.get(fact.outcome);
  if (first === undefined) throw new Error(`no such outcome: ${fact.outcome}`);
  if (fact.kind === "reached")
    return [{ indices: of.map((atom) => first + atom), values: ones(of), lower: least, upper: most }];
  return [
    { ...lessEnd(of, first, least), lower: 0, upper: Number.POSITIVE_INFINITY },
    { ...lessEnd(of, first, most), lower: Number.NEGATIVE_INFINITY, upper: 0 },
  ];
}

/** The sum of an outcome over an atom lies between what its number of pupils allows. */
function rowsOfOutcomes({ atoms, outcomes }: Facts, firstOf: ReadonlyMap<string, number>): readonly LinearRow[] {
  return [...outcomes].flatMap(([name, outcome]) => {
    const first = firstOf.get(name) ?? 0;
    const [least, most] = outcome.kind === "reached" ? [0, 1] : [outcome.least, outcome.most];
    return Array.from({ length: atoms }, (_, atom) => [
      ...(outcome.kind === "score" && Number.isFinite(least)
        ? [{ ...lessEnd([atom], first, least), lower: 0, upper: Number.POSITIVE_INFINITY }]
        : []),
      ...(Number.isFinite(most)
        ? [{ ...lessEnd([atom], first, most), lower: Number.NEGATIVE_INFINITY, upper: 0 }]
        : []),
    ]).flat();
  });
}

/**
 * Writes facts as a linear program.
 *
 * @example
 * // one atom of which "43%" reached something: 0.425 n <= k <= 0.435 n and k <= n
 * linearProgram({ atoms: 1, facts: [{ kind: "share", outcome: "k", of: [0], least: 0.425, most: 0.435 }], outcomes })
 */
export function linearProgram(facts: Facts): LinearProgram {
  const firstOf = new Map([...facts.outcomes.keys()].map((name, at) => [name, (at + 1) * facts.atoms] as const));
  const count: Unknown = { lower: 0, upper: Number.POSITIVE_INFINITY, whole: true };
  const unknowns = Array.from({ length: facts.atoms }, () => count);
  for (const outcome of facts.outcomes.values()) {
    const one: Unknown =
      outcome.kind === "reached"
        ? count
        : { lower: Number.NEGATIVE_INFINITY, upper: Number.POSITIVE_INFINITY, whole: false };
    for (let atom = 0; atom < facts.atoms; atom += 1) unknowns.push(one);
  }
  const rows: LinearRow[] = [];
  const rowsOfFact = facts.facts.map((fact) => {
    const own = rowsOf(fact, firstOf);
    rows.push(...own);
    return own.map((_, at) => rows.length - own.length + at);
  });
  rows.push(...rowsOfOutcomes(facts, firstOf));
  return { unknowns, rows, rowsOfFact, firstOf };
}
