import { describe, expect, it } from "vitest";
import { censusSpan } from "../../src/cohort/census-span.ts";
import { cellsStatement } from "../../src/cohort/cohort-query.ts";
import { primitivesOf } from "../../src/cohort/membership.ts";
import { openDuckdb } from "../../src/engine/duckdb.ts";
import { printed, sql } from "../../src/engine/sql/statement.ts";
import { csvText } from "../../src/formats/csv-text.ts";
import { parsed } from "../support/checked-table.ts";
import { pupilStudy } from "../support/invented-pupils.ts";
import { PostgresServer, postgresPrograms } from "../support/postgres-server.ts";

const { study } = parsed(
  pupilStudy({
    years: "2015",
    populations: `
  disadvantaged: { any_of: fsm6 }
  whole: { fsm_share: { at_least: 100%, from: year 1 autumn, to: year 11 summer, terms_seen: 33 } }
  ends: { fsm_share: { at_least: 50%, from: year 11 spring, to: year 11 summer, terms_seen: 1 } }`,
    show: "\n  - mean: { of: all }",
  }),
);
const primitives = primitivesOf(study.populations, () => false);

// By hand: Year 1 of the cohort of 2015 ends in 2005, and its autumn is term 3 x 2005 = 6015; the summer of Year 11 is
// 3 x 2015 + 2 = 6047: 33 terms. The six years are terms 6029 to 6046, which are the bits 14 to 31.
const all = 2n ** 33n - 1n;
const kinds: readonly {
  readonly what: string;
  readonly seen: bigint;
  readonly eligible: bigint;
  readonly states: string;
}[] = [
  { what: "every term, always", seen: all, eligible: all, states: "111" },
  { what: "every term, but not the first", seen: all, eligible: all - 1n, states: "101" },
  { what: "every term, but not the last", seen: all, eligible: all - 2n ** 32n, states: "101" },
  { what: "a term never seen", seen: all - 2n ** 20n, eligible: all - 2n ** 20n, states: "121" },
  { what: "the term before the six years", seen: all, eligible: 2n ** 13n, states: "000" },
  { what: "the first of the six years", seen: all, eligible: 2n ** 14n, states: "100" },
  { what: "the spring of Year 11", seen: all, eligible: 2n ** 31n, states: "101" },
  { what: "the summer of Year 11", seen: all, eligible: 2n ** 32n, states: "001" },
  { what: "seen in that summer alone", seen: 2n ** 32n, eligible: 2n ** 32n, states: "221" },
];
const tables = {
  year: 2015,
  pupils: "pupils",
  census: "census",
  decimals: { prior: 0, outcome: 0 },
  schools: [],
  places: [],
};
const wanted = kinds.map(({ states }, index) => {
  const atom = [...states].reduce((sum, state, digit) => sum + Number(state) * 3 ** digit, 0);
  return [0, 0, atom, 0, index, 1].join(",");
});

describe("windows from Year 1 to Year 11", () => {
  it("begin with the autumn of Year 1 and end with the summer of Year 11", () => {
    expect(censusSpan(primitives, 2015)).toEqual({ first: 6015, last: 6047 });
  });

  it("give the states worked out by hand on DuckDB", async () => {
    const engine = await openDuckdb({ threads: 2, mayRead: [], workFolder: "work" });
    try {
      await engine.run(sql`create table pupils (pupil varchar, school int, place int, prior int, outcome int)`);
      await engine.run(sql`create table census (pupil varchar, seen bigint, eligible bigint)`);
      for (const [index, { seen, eligible }] of kinds.entries()) {
        await engine.run(sql`insert into pupils values (${index}, 0, 0, 0, ${index})`);
        await engine.run(sql`insert into census values (${index}, ${seen}, ${eligible})`);
      }
      const counted = await engine.rows(cellsStatement(tables, primitives));
      expect(counted.map((row) => row.join(",")).sort()).toEqual(wanted.slice().sort());
    } finally {
      await engine.close();
    }
  });

  it.skipIf(postgresPrograms === null)("and on PostgreSQL (skipped where /usr/lib/postgresql is absent)", () => {
    const server = PostgresServer.start();
    try {
      const definition = `"pupil" text, "school" integer, "place" integer, "prior" integer, "outcome" integer`;
      const people = kinds.map((_, index) => [index, 0, 0, 0, index]);
      server.load(`"pupils"`, definition, csvText(["pupil", "school", "place", "prior", "outcome"], people));
      const bits = kinds.map(({ seen, eligible }, index) => [String(index), String(seen), String(eligible)]);
      server.load(
        `"census"`,
        `"pupil" text, "seen" bigint, "eligible" bigint`,
        csvText(["pupil", "seen", "eligible"], bits),
      );
      const answer = server.query(`${printed(cellsStatement(tables, primitives)).text};\n`);
      expect(answer.trim().split("\n").sort()).toEqual(wanted.slice().sort());
    } finally {
      server.stop();
    }
  });
});
