import type { EngineWords } from "../engine/engine.ts";
import { type Sql, sql } from "../engine/sql/statement.ts";

/**
 * The year in which an academic year ends, in SQL, for the many rows of a census: 2015, 2015.0, 201415, 20142015, 2014/15,
 * 2014-15, 2014/2015 and 2014-2015 are all 2015. Null where the text is not a year, or its second year does not follow.
 *
 * A file of few different texts has them read by `summerOf`, which knows more forms; a test compares the two.
 */
export function yearEnd(words: EngineWords, text: Sql): Sql {
  const part = (from: number, length: number) => words.wholeOrNull(sql`substr(${text}, ${from}, ${length})`);
  const first = part(1, 4);
  const parted = sql`substr(${text}, 5, 1) in ('/', '-', '\u2013')`;
  const four = (from: number) => sql`case when ${part(from, 4)} = ${first} + 1 then ${first} + 1 end`;
  const two = (from: number) => sql`case when ${part(from, 2)} = (${first} + 1) % 100 then ${first} + 1 end`;
  return sql`case when length(${text}) = 9 and ${parted} then ${four(6)}
    when length(${text}) = 8 and substr(${text}, 5, 1) <> '.' then ${four(5)}
    when length(${text}) = 7 and ${parted} then ${two(6)}
    when length(${text}) = 6 and substr(${text}, 5, 1) <> '.' then ${two(5)}
    else ${words.wholeOrNull(text)} end`;
}
