import { ColdspotError } from "../effects/coldspot-error.ts";
import { bitsSet } from "../engine/sql/bits-set.ts";
import { joined, name, type Sql, sql } from "../engine/sql/statement.ts";
import type { CohortTables } from "../intake/cohort-tables.ts";
import { firstTerm, type TermSpan, termsIn, termsOfSixYears } from "../schools/census-term.ts";
import type { CensusTerm, ShareBounds } from "../study/study.ts";
import { censusSpan } from "./census-span.ts";
import type { Primitive } from "./membership.ts";
import { schoolTerm } from "./school-year.ts";

const everyTerm: readonly CensusTerm[] = ["autumn", "spring", "summer"];

/** Whether a term is one of those that count. The number of a term is three times a year plus 0, 1 or 2. */
function isAmong(terms: readonly CensusTerm[]): (term: number) => boolean {
  return (term) => terms.includes(everyTerm[term % 3] ?? "autumn");
}

/** A mask with a bit for each term of a span that counts. */
function maskOf(terms: readonly CensusTerm[], span: TermSpan): number {
  const counts = isAmong(terms);
  return Array.from({ length: termsIn(span) }, (_, bit) => (counts(span.first + bit) ? 2 ** bit : 0)).reduce(
    (sum, bit) => sum + bit,
    0,
  );
}

/** The counts of terms that a primitive needs, from the bits of the terms of the span. */
function counts(
  primitives: readonly Primitive[],
  cohort: number,
  bitsOf: (column: "seen" | "eligible") => Sql,
): readonly Sql[] {
  const { first } = censusSpan(primitives, cohort);
  return primitives.flatMap((primitive, index) => {
    if (primitive.kind !== "share") return [];
    const from = schoolTerm(primitive.rule.from, cohort) - first;
    const to = schoolTerm(primitive.rule.to, cohort) - first;
    const count = (bits: Sql) => (to < from ? sql`0` : bitsSet(sql`(${bits} >> ${from})`, to - from + 1));
    return [
      sql`${count(bitsOf("seen"))} as ${name(`seen${index}`)}`,
      sql`${count(bitsOf("eligible"))} as ${name(`fsm${index}`)}`,
    ];
  });
}

/** A column of bits, reduced to the six years before the exams. */
function ofSixYears(column: "seen" | "eligible", span: TermSpan, cohort: number): Sql {
  const bits = sql`t.${name(column)}`;
  if (termsIn(span) === termsOfSixYears) return bits;
  return sql`((${bits} >> ${firstTerm(cohort) - span.first}) & ${2 ** termsOfSixYears - 1})`;
}

const signs = { atLeast: sql`>=`, above: sql`>`, below: sql`<`, is: sql`=` } as const;

/** Whether a share satisfies all its bounds, worked out without dividing. */
function withinBounds({ atLeast, above, below, is }: ShareBounds, part: Sql, whole: Sql): Sql {
  const tests = (
    [
      ["atLeast", atLeast],
      ["above", above],
      ["below", below],
      ["is", is],
    ] as const
  ).flatMap(([name, bound]) =>
    bound === undefined ? [] : [sql`${part} * ${bound.under} ${signs[name]} ${whole} * ${bound.over}`],
  );
  return joined(tests, sql` and `);
}

/** State of one primitive: 0 no, 1 yes, 2 not observed. Shares are compared as whole numbers. */
function stateOf(
  primitive: Primitive,
  index: number,
  columns: number,
  cohort: number,
  span: TermSpan,
  terms: readonly CensusTerm[],
): Sql {
  if (primitive.kind === "flag" || primitive.kind === "is") return sql`p.${name(`s${columns}`)}`;
  if (primitive.kind === "fsm6")
    return sql`case when coalesce(${ofSixYears("seen", span, cohort)}, 0) = 0 then 2 when ${ofSixYears("eligible", span, cohort)} > 0 then 1 else 0 end`;
  const seen = sql`coalesce(t.${name(`seen${index}`)}, 0)`;
  const eligible = sql`t.${name(`fsm${index}`)}`;
  const { rule } = primitive;
  const from = schoolTerm(rule.from, cohort);
  const inWindow = Array.from({ length: Math.max(0, schoolTerm(rule.to, cohort) - from + 1) }, (_, at) => from + at);
  const window = inWindow.filter(isAmong(terms)).length;
  if (rule.termsSeen > window)
    throw new ColdspotError(
      `a share requires more observed terms than the ${window} of its window: ${rule.termsSeen}`,
      {
        exitCode: 2,
        advice: "lower terms_seen of the population, or widen its window with from and to",
      },
    );
  const whole = rule.missingTerms === "exclude" ? seen : sql`${window}`;
  return sql`case when ${seen} < ${rule.termsSeen} then 2 when ${withinBounds(rule.bounds, eligible, whole)} then 1 else 0 end`;
}

/**
 * The one portable statement: it turns census terms into flags, joins them to pupils, and counts by school, place, atom,
 * prior and outcome.
 *
 * Every value is a whole number and so is every column of the result; pupils without census rows are kept and their
 * census states are "not observed". The atom is a number in base 3: the state of primitive k is its digit k.
 *
 * @param terms the terms of a school year whose censuses count; the others are ignored
 */
export function cellsStatement(
  tables: CohortTables,
  primitives: readonly Primitive[],
  terms: readonly CensusTerm[] = everyTerm,
): Sql {
  const needsCensus = primitives.some(({ kind }) => kind === "fsm6" || kind === "share");
  if (needsCensus && tables.census === null) throw new RangeError("populations need a census, and there is none");
  const span = censusSpan(primitives, tables.year);
  const atom = primitives.map(
    (primitive, index) => sql`(${stateOf(primitive, index, index, tables.year, span, terms)}) * ${3 ** index}`,
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
  const bitsOf = (column: "seen" | "eligible") =>
    terms.length === everyTerm.length ? sql`c.${name(column)}` : sql`(c.${name(column)} & ${maskOf(terms, span)})`;
  const counted = (census: string) => sql`select ${joined(
    [
      sql`c.${name("pupil")} as ${name("pupil")}`,
      ...(["seen", "eligible"] as const).map((column) => sql`${bitsOf(column)} as ${name(column)}`),
    ],
    sql`, `,
  )}${joined(
    counts(primitives, tables.year, bitsOf).map((count) => sql`,\n    ${count}`),
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
