/** Guesses about columns: the role and its column. */
export type Guesses = ReadonlyMap<string, string>;

const pupilRoles: readonly (readonly [string, RegExp])[] = [
  ["pupil", /^(pupil|upn|pupil_?ref.*|.*pupil.*(id|ref)|student_?id)$/i],
  ["school", /^(urn|school|school_?(id|urn|code)|laestab|estab)$/i],
  ["prior", /(ks2|prior|baseline|intake.*score|lrt|verbal|fine.?grade)/i],
  ["outcome", /(ks4|att(ainment)?_?8|p8|outcome|exam|gcse|capped|attain|score)/i],
  ["disadvantaged", /^(pp|pupil.?premium|disadv.*|fsm6.*|ever.?fsm.*|fsm)$/i],
];

/** Which column of a pupil file has which role, judged by its name: the first that fits and is not taken. */
export function guessPupilColumns(header: readonly string[]): Guesses {
  const taken = new Set<string>();
  const found = new Map<string, string>();
  for (const [role, pattern] of pupilRoles) {
    const column = header.find((name) => pattern.test(name) && !taken.has(name));
    if (column === undefined) continue;
    taken.add(column);
    found.set(role, column);
  }
  return found;
}

/** The columns of a school table as its publishers name them: one entry for each form seen. */
const tableShapes: readonly {
  readonly all: readonly [RegExp, RegExp];
  readonly disadvantaged: readonly [RegExp, RegExp];
  readonly others: readonly [RegExp, RegExp] | null;
}[] = [
  {
    all: [/^P8 pupils, \d{4}$/, /^Progress 8, \d{4}$/],
    disadvantaged: [/^P8 PP pupils, \d{4}$/, /^PP Progress 8, \d{4}$/],
    others: null,
  },
  {
    all: [/^P8PUP$/, /^P8MEA$/],
    disadvantaged: [/^P8PUP_FSM6CLA1A$/, /^P8MEA_FSM6CLA1A$/],
    others: [/^P8PUP_NFSM6CLA1A$/, /^P8MEA_NFSM6CLA1A$/],
  },
  {
    all: [/^(pupils|n|number of pupils)$/i, /^(mean|score|progress)$/i],
    disadvantaged: [/^(pp|disadvantaged)[ _](pupils|n)$/i, /^(pp|disadvantaged)[ _](mean|score|progress)$/i],
    others: null,
  },
];

export interface TableGuess {
  readonly columns: Guesses;
  readonly groups: ReadonlyMap<string, { readonly pupils: string; readonly mean: string }>;
}

function pair(header: readonly string[], [pupils, mean]: readonly [RegExp, RegExp]) {
  const found = [header.find((name) => pupils.test(name)), header.find((name) => mean.test(name))];
  return found[0] === undefined || found[1] === undefined ? null : { pupils: found[0], mean: found[1] };
}

/** The groups and places of a school table, or null when the header does not look like one. */
export function guessTable(header: readonly string[]): TableGuess | null {
  const urn = header.find((name) => /^(urn|school_?urn)$/i.test(name));
  if (urn === undefined) return null;
  for (const shape of tableShapes) {
    const [all, disadvantaged] = [pair(header, shape.all), pair(header, shape.disadvantaged)];
    if (all === null || disadvantaged === null) continue;
    const others = shape.others === null ? null : pair(header, shape.others);
    const columns = new Map([["urn", urn]]);
    for (const [role, pattern] of [
      ["authority", /^(local authority|LEA|la_?code|old_la_code)$/i],
      ["region", /^(region|region_name)$/i],
    ] as const) {
      const column = header.find((name) => pattern.test(name));
      if (column !== undefined) columns.set(role, column);
    }
    return {
      columns,
      groups: new Map([
        ["all", all],
        ["disadvantaged", disadvantaged],
        ...(others === null ? [] : [["others", others] as const]),
      ]),
    };
  }
  return null;
}
