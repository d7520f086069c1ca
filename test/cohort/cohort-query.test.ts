import { describe, expect, it } from "vitest";
import { cellsStatement } from "../../src/cohort/cohort-query.ts";
import { type Primitive, primitivesOf } from "../../src/cohort/membership.ts";
import { openDuckdb } from "../../src/engine/duckdb.ts";
import { printed, type Sql, sql } from "../../src/engine/sql/statement.ts";
import { parsed } from "../support/checked-table.ts";
import { pupilStudy } from "../support/invented-pupils.ts";
import { inFolder } from "../support/temp-folder.ts";

const tables = {
  year: 2015,
  pupils: 'pupils "of" 2015',
  census: "census 2015",
  decimals: { prior: 1, outcome: 0 },
  schools: ["910001"],
  places: [[]],
} as const;

function primitives(populations?: string): readonly Primitive[] {
  const show = "\n  - mean: { of: all }";
  const { study, measure } = parsed(pupilStudy(populations === undefined ? {} : { populations, show }));
  return primitivesOf(study.populations, (role) => study.files.get(measure.file)?.columns.has(role) ?? false);
}

// The terms by hand: 3 x 2015 + 1 = 6046 is the last census before the exams; six years of three terms before it
// begin at 6029, the autumn of year 7 is 3 x 2011 = 6033, and "spring of year 9" is 3 x 2013 + 1 = 6040.
// Bit 4 of "seen" and "eligible" is 6033 and so on; 14 terms are the bits of 16383, the 8 to 6040 those of 255.
const golden = `select "school", "place", "atom", "prior", "outcome", cast(count(*) as int) as "n"
from (
  select p."school" as "school",
    p."place" as "place",
    (p."s0") * 1 + (p."s1") * 3 + (case when coalesce(t."seen", 0) = 0 then 2 when t."eligible" > 0 then 1 else 0 end) * 9 + (case when coalesce(t."seen3", 0) < 5 then 2 when t."fsm3" * 100 >= coalesce(t."seen3", 0) * 80 then 1 else 0 end) * 27 + (case when coalesce(t."seen4", 0) < 6 then 2 when t."fsm4" * 10 >= 8 * 5 then 1 else 0 end) * 81 as "atom",
    p."prior" as "prior",
    p."outcome" as "outcome"
  from "pupils ""of"" 2015" p left join (select c."pupil" as "pupil", c."seen" as "seen", c."eligible" as "eligible",
    ((((cast((c."seen" >> 4) as bigint) & 16383) * 35185445863425) & 76861433640456465) % 15) as "seen3",
    ((((cast((c."eligible" >> 4) as bigint) & 16383) * 35185445863425) & 76861433640456465) % 15) as "fsm3",
    ((((cast((c."seen" >> 4) as bigint) & 255) * 35185445863425) & 76861433640456465) % 15) as "seen4",
    ((((cast((c."eligible" >> 4) as bigint) & 255) * 35185445863425) & 76861433640456465) % 15) as "fsm4"
  from "census 2015" c) t on t."pupil" = p."pupil"
) pupils
group by "school", "place", "atom", "prior", "outcome"`;

const manyPopulations = `
  disadvantaged: { any_of: [fsm6, in_care] }
  low: { is: { ks2: [3.0, "3.5"] } }
  persistent: { within: disadvantaged, fsm_share: { at_least: 80%, terms_seen: 5 } }
  early: { fsm_share: { at_least: 0.5, to: year 9 spring, missing_terms: not eligible } }
  others: { not: disadvantaged }`;

const withoutCensus = `select "school", "place", "atom", "prior", "outcome", cast(count(*) as int) as "n"
from (
  select p."school" as "school",
    p."place" as "place",
    (p."s0") * 1 as "atom",
    p."prior" as "prior",
    p."outcome" as "outcome"
  from "pupils 2015" p
) pupils
group by "school", "place", "atom", "prior", "outcome"`;

describe("the statement that counts", () => {
  it("is this text for every kind of primitive, with nothing bound to it", () => {
    const { text, values } = printed(cellsStatement(tables, primitives(manyPopulations)));
    expect(text).toBe(golden);
    expect(values).toEqual([]);
  });

  it("asks no census where the populations need none", () => {
    const flag = primitives("\n  disadvantaged: { any_of: in_care }");
    for (const census of [null, "census 2015"]) {
      expect(printed(cellsStatement({ ...tables, pupils: "pupils 2015", census }, flag)).text).toBe(withoutCensus);
    }
    expect(() => cellsStatement({ ...tables, census: null }, primitives())).toThrow("populations need a census");
  });

  it("counts everybody in one atom where nobody is told apart", () => {
    expect(printed(cellsStatement({ ...tables, census: null }, [])).text).toContain('0 as "atom"');
  });

  // `integers` refuses a column of any other type, so that it returns at all says that every column is one of int32.
  it("gives whole-number columns alone, and keeps a pupil without any census", () =>
    inFolder({}, async (folder) => {
      const engine = await openDuckdb({ threads: 1, mayRead: [], workFolder: folder });
      const make: readonly Sql[] = [
        sql`create table "pupils ""of"" 2015" as select 'a' as pupil, 0 as school, 0 as place, 40 as prior, 300 as outcome, 1 as s0, 0 as s1`,
        sql`create table "census 2015" as select 'b' as pupil, 131072 as seen, 131072 as eligible`,
      ];
      try {
        for (const statement of make) await engine.run(statement);
        const columns = await engine.integers(cellsStatement(tables, primitives(manyPopulations)));
        // By hand: in care (1), not low (0), and three things not observed: 1 + 0 + 2 x 9 + 2 x 27 + 2 x 81.
        expect(Object.fromEntries([...columns].map(([column, values]) => [column, [...values]]))).toEqual({
          school: [0],
          place: [0],
          atom: [1 + 18 + 54 + 162],
          prior: [40],
          outcome: [300],
          n: [1],
        });
      } finally {
        await engine.close();
      }
    }));
});
