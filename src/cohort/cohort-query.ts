import { joined, name, type Sql, sql } from "../engine/sql/statement.ts";
import type { CohortTables } from "../intake/cohort-tables.ts";
import { lastTerm, termsOfSixYears } from "../schools/census-term.ts";
import type { Primitive } from "./membership.ts";
import { schoolTerm } from "./school-year.ts";

/** Columns of the census summary that a primitive rests on. */
function summaries(primitives: readonly Primitive[], cohort: number): readonly Sql[] {
  return primitives.flatMap((primitive, index) => {
    if (primitive.kind === "fsm6") {
      const inside = sql`c.${name("term")} between ${lastTerm(cohort) - termsOfSixYears + 1} and ${lastTerm(cohort)}`;
      return [
        sql`sum(case when ${inside} then 1 else 0 end) as ${name(`seen${index}`)}`,
        sql`sum(case when ${inside} and c.${name("fsm")} = 1 then 1 else 0 end) as ${name(`fsm${index}`)}`,
      ];
    }
    if (primitive.kind !== "share") return [];
    const inside = sql`c.${name("term")} between ${schoolTerm(primitive.rule.from, cohort)} and ${schoolTerm(primitive.rule.to, cohort)}`;
    return [
      sql`sum(case when ${inside} then 1 else 0 end) as ${name(`seen${index}`)}`,
      sql`sum(case when ${inside} and c.${name("fsm")} = 1 then 1 else 0 end) as ${name(`fsm${index}`)}`,
    ];
  });
}

/** State of one primitive: 0 no, 1 yes, 2 not observed. Shares are compared as whole numbers. */
function stateOf(primitive: Primitive, index: number, columns: number, cohort: number): Sql {
  if (primitive.kind === "flag" || primitive.kind === "is") return sql`p.${name(`s${columns}`)}`;
  const seen = sql`coalesce(t.${name(`seen${index}`)}, 0)`;
  const eligible = sql`t.${name(`fsm${index}`)}`;
  if (primitive.kind === "fsm6") return sql`case when ${seen} = 0 then 2 when ${eligible} > 0 then 1 else 0 end`;
  const { rule } = primitive;
  const { over, under } = rule.atLeast;
  const window = schoolTerm(rule.to, cohort) - schoolTerm(rule.from, cohort) + 1;
  const whole = rule.missingTerms === "exclude" ? seen : sql`${window}`;
  return sql`case when ${seen} < ${rule.termsSeen} then 2 when ${eligible} * ${under} >= ${whole} * ${over} then 1 else 0 end`;
}

/**
 * The one portable statement: census to flags, joined to pupils, counted by school, place, atom, prior and outcome.
 *
 * Every value is a whole number and so is every column of the result; pupils without census rows are kept and their
 * census states are "not observed". The atom is a number in base 3: the state of primitive k is its digit k.
 */
export function cellsStatement(tables: CohortTables, primitives: readonly Primitive[]): Sql {
  const wanted = summaries(primitives, tables.year);
  if (wanted.length > 0 && tables.census === null) throw new RangeError("populations need a census, and there is none");
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
  const summaryOf = (
    census: string,
  ) => sql`select c.${name("pupil")} as ${name("pupil")}, ${joined(wanted, sql`,\n    `)}
  from ${name(census)} c group by c.${name("pupil")}`;
  const from =
    tables.census === null || wanted.length === 0
      ? sql`${name(tables.pupils)} p`
      : sql`${name(tables.pupils)} p left join (${summaryOf(tables.census)}) t on t.${name("pupil")} = p.${name("pupil")}`;
  const keys = joined(["school", "place", "atom", "prior", "outcome"].map(name), sql`, `);
  return sql`select ${keys}, cast(count(*) as int) as ${name("n")}
from (
  select ${columns}
  from ${from}
) pupils
group by ${keys}`;
}
