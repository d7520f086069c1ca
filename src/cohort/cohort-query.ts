import { bitsSet } from "../engine/sql/bits-set.ts";
import { joined, name, type Sql, sql } from "../engine/sql/statement.ts";
import type { CohortTables } from "../intake/cohort-tables.ts";
import { firstTerm, termsOfSixYears } from "../schools/census-term.ts";
import type { Primitive } from "./membership.ts";
import { schoolTerm } from "./school-year.ts";

/** Counts of terms that a primitive rests on, from the bits of the terms of six years. */
function counts(primitives: readonly Primitive[], cohort: number): readonly Sql[] {
  return primitives.flatMap((primitive, index) => {
    if (primitive.kind !== "share") return [];
    const from = Math.max(0, schoolTerm(primitive.rule.from, cohort) - firstTerm(cohort));
    const to = Math.min(termsOfSixYears - 1, schoolTerm(primitive.rule.to, cohort) - firstTerm(cohort));
    const count = (bits: Sql) => (to < from ? sql`0` : bitsSet(sql`(${bits} >> ${from})`, to - from + 1));
    return [
      sql`${count(sql`c.${name("seen")}`)} as ${name(`seen${index}`)}`,
      sql`${count(sql`c.${name("eligible")}`)} as ${name(`fsm${index}`)}`,
    ];
  });
}

/** State of one primitive: 0 no, 1 yes, 2 not observed. Shares are compared as whole numbers. */
function stateOf(primitive: Primitive, index: number, columns: number, cohort: number): Sql {
  if (primitive.kind === "flag" || primitive.kind === "is") return sql`p.${name(`s${columns}`)}`;
  if (primitive.kind === "fsm6")
    return sql`case when coalesce(t.${name("seen")}, 0) = 0 then 2 when t.${name("eligible")} > 0 then 1 else 0 end`;
  const seen = sql`coalesce(t.${name(`seen${index}`)}, 0)`;
  const eligible = sql`t.${name(`fsm${index}`)}`;
  const { rule } = primitive;
  const { over, under } = rule.atLeast;
  const window = schoolTerm(rule.to, cohort) - schoolTerm(rule.from, cohort) + 1;
  const whole = rule.missingTerms === "exclude" ? seen : sql`${window}`;
  return sql`case when ${seen} < ${rule.termsSeen} then 2 when ${eligible} * ${under} >= ${whole} * ${over} then 1 else 0 end`;
}

/**
 * The one portable statement: terms of the census to flags, joined to pupils, counted by school, place, atom, prior and
 * outcome.
 *
 * Every value is a whole number and so is every column of the result; pupils without census rows are kept and their
 * census states are "not observed". The atom is a number in base 3: the state of primitive k is its digit k.
 */
export function cellsStatement(tables: CohortTables, primitives: readonly Primitive[]): Sql {
  const needsCensus = primitives.some(({ kind }) => kind === "fsm6" || kind === "share");
  if (needsCensus && tables.census === null) throw new RangeError("populations need a census, and there is none");
  const atom = primitives.map(
    (primitive, index) => sql`(${stateOf(primitive, index, index, tables.year)}) * ${3 ** index}`,
  );
  const columns = joined(
    [
      sql`p.${name("school")} as ${name("school")}`,
      sql`p.${name("place")} as ${name("place")}`,
      sql`${atom.length === 0 ? sql`0` : joined(atom, sql` + `)} as ${name("atom")}`,
      sql`p.${name("prior")} as ${name("prior")}`,
      sql`p.${name("outcome")} as ${name("outcome")}`,
    ],
    sql`,\n    `,
  );
  const counted = (census: string) => sql`select ${joined(
    ["pupil", "seen", "eligible"].map((column) => sql`c.${name(column)} as ${name(column)}`),
    sql`, `,
  )}${joined(
    counts(primitives, tables.year).map((count) => sql`,\n    ${count}`),
    sql``,
  )}
  from ${name(census)} c`;
  const from =
    tables.census === null || !needsCensus
      ? sql`${name(tables.pupils)} p`
      : sql`${name(tables.pupils)} p left join (${counted(tables.census)}) t on t.${name("pupil")} = p.${name("pupil")}`;
  const keys = joined(["school", "place", "atom", "prior", "outcome"].map(name), sql`, `);
  return sql`select ${keys}, cast(count(*) as int) as ${name("n")}
from (
  select ${columns}
  from ${from}
) pupils
group by ${keys}`;
}
