import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { digitsOf } from "../../src/cells/atoms.ts";
import { cellsStatement } from "../../src/cohort/cohort-query.ts";
import { openDuckdb } from "../../src/engine/duckdb.ts";
import type { Engine } from "../../src/engine/engine.ts";
import { name, printed, sql } from "../../src/engine/sql/statement.ts";
import { csvText } from "../../src/formats/csv-text.ts";
import type { CohortTables } from "../../src/intake/cohort-tables.ts";
import { readFacts } from "../../src/run/facts/read-facts.ts";
import { readyAll } from "../../src/run/files/ready.ts";
import { pupilQuestion } from "../../src/run/pupils/ask-pupils.ts";
import { readCohorts } from "../../src/run/pupils/read-cohorts.ts";
import { parsed } from "../support/checked-table.ts";
import { censusHeader, inventedPupils, pupilFiles, pupilHeader, pupilStudy } from "../support/invented-pupils.ts";
import { delimited } from "../support/invented-schools.ts";
import { quietEffects } from "../support/measure-study.ts";
import { PostgresServer, postgresPrograms } from "../support/postgres-server.ts";
import { inFolder } from "../support/temp-folder.ts";

const terms = ["autumn", "spring", "summer"] as const;

/** A pupil of the cohort of 2015 by its census: meals of the terms from a year and a term on, `-` where it is missing. */
interface Kind {
  readonly what: string;
  readonly care: string;
  readonly from: readonly [year: number, term: 0 | 1 | 2];
  readonly meals: string;
  /** By hand: in care, low prior attainment, free meals in six years, persistent (80% of at least 6), half of Years 7 and 8. */
  readonly states: string;
}

// Year 7 autumn is the autumn of 2010/11, whose census year is 2011; Year 7 and 8 are its first six terms.
// "half of Years 7 and 8" counts missing terms as not eligible, and needs one seen: 3 of the 6.
const kinds: readonly Kind[] = [
  { what: "no census", care: "no", from: [2011, 0], meals: "", states: "01222" },
  { what: "no census, in care", care: "yes", from: [2011, 0], meals: "", states: "11222" },
  { what: "care is blank, no meals", care: "", from: [2011, 0], meals: "00000000000000", states: "21000" },
  { what: "in care without meals", care: "yes", from: [2011, 0], meals: "00000000000000", states: "11000" },
  { what: "always meals", care: "no", from: [2011, 0], meals: "11111111111111", states: "01111" },
  { what: "exactly 80%: 8 of 10 seen", care: "no", from: [2011, 0], meals: "1111111100----", states: "01111" },
  { what: "just under: 11 of 14 seen", care: "no", from: [2011, 0], meals: "11111111111000", states: "01101" },
  { what: "5 terms seen, all eligible", care: "no", from: [2011, 0], meals: "11111---------", states: "01121" },
  { what: "6 terms seen, all eligible", care: "no", from: [2011, 0], meals: "1-1-1-1-1-1---", states: "01111" },
  { what: "6 terms seen, 5 eligible: 83%", care: "no", from: [2011, 0], meals: "---0-11-111---", states: "01110" },
  {
    what: "missing terms count as none: 2 of 6",
    care: "no",
    from: [2011, 0],
    meals: "11--------0000",
    states: "01100",
  },
  // Six years begin with the summer of Year 5, whose census year is 2009; what is earlier is left out.
  { what: "meals in Year 5 summer alone", care: "no", from: [2009, 2], meals: "1", states: "01122" },
  { what: "meals before the six years", care: "no", from: [2009, 1], meals: "1", states: "01222" },
  { what: "meals in Year 6, then none", care: "no", from: [2010, 0], meals: "111000000000", states: "01100" },
  { what: "a summer of Year 11, after the exams", care: "no", from: [2015, 2], meals: "1", states: "01222" },
];

function censusOf(ref: string, { from, meals }: Kind): readonly (readonly string[])[] {
  const first = 3 * from[0] + from[1];
  return [...meals].flatMap((meal, at) => {
    const term = first + at;
    return meal === "-" ? [] : [[ref, String(Math.floor(term / 3)), terms[term % 3] ?? "", meal]];
  });
}

const study = pupilStudy({
  years: "2015",
  populations: `
  disadvantaged: { any_of: [in_care, fsm6] }
  low: { is: { ks2: ["4.0"] } }
  persistent: { within: disadvantaged, fsm_share: { at_least: 80%, terms_seen: 6 } }
  early: { fsm_share: { at_least: 50%, to: year 8 summer, terms_seen: 1, missing_terms: not eligible } }`,
  measure: "{ outcome: points }",
  show: "\n  - mean: { of: all }",
});

const ref = (index: number) => `O'Brien "${index}"`;
const invented = inventedPupils();
const files = {
  ...pupilFiles(),
  "pupils_2015.csv": delimited(
    [
      ...kinds.map(({ care }, index) => [ref(index), "n", "910001", "4.0", String(300 + index), care]),
      ...(invented.pupils[2015] ?? []).map((cells) =>
        cells.with(2, cells[2] === "910001" ? "910002" : (cells[2] ?? "")),
      ),
    ],
    { header: pupilHeader },
  ),
  "census_2015.csv": delimited(
    [...kinds.flatMap((kind, index) => censusOf(ref(index), kind)), ...(invented.census[2015] ?? [])],
    { header: censusHeader },
  ),
};

const { study: read, measure } = parsed(study);
const spec = read.files.get(measure.file);
if (spec === undefined) throw new Error("a measure without its file");
const { question, primitives } = pupilQuestion(read, measure, spec);

/** Does something with the checked tables of the one cohort, while they stand in DuckDB. */
function withTables(use: (engine: Engine, tables: CohortTables) => Promise<void>): Promise<void> {
  return inFolder(files, async (folder) => {
    const seal = { state: "none", sha256: "", date: null } as const;
    const file = { study: read, folder, path: "", name: "", text: "", sha256: "", seal };
    const ready = await readyAll(quietEffects, file, read.files.values(), new Map(), folder);
    const mayRead = [...ready.files.values()].flat().map((one) => one.file.readFrom);
    const engine = await openDuckdb({ threads: 2, mayRead, workFolder: join(folder, "work") });
    try {
      const bench = { effects: quietEffects, engine, ready };
      const facts = await readFacts(bench, read, measure.name);
      await readCohorts(bench, read, measure.name, { question, primitives }, facts, (tables) => use(engine, tables));
    } finally {
      await engine.close();
    }
  });
}

describe("the statement that counts, on DuckDB", () => {
  const columns = ["school", "place", "atom", "prior", "outcome", "n"] as const;
  const statements: string[] = [];
  const tables: { readonly table: string; readonly definition: string; readonly csv: string }[] = [];
  let rows: readonly (readonly number[])[] = [];

  beforeAll(() =>
    withTables(async (engine, made) => {
      const statement = cellsStatement(made, primitives);
      const { text, values } = printed(statement);
      expect(values).toEqual([]);
      statements.push(text);
      const counted = await engine.integers(statement);
      rows = Array.from(counted.get("n") ?? [], (_, row) => columns.map((key) => counted.get(key)?.[row] ?? -1));
      const whole = ["school", "place", "prior", "outcome", ...primitives.slice(0, 2).map((_, at) => `s${at}`)];
      for (const [table, text, integers] of [
        [made.pupils, "pupil", whole],
        [made.census ?? "", "pupil", ["seen", "eligible"]],
      ] as const) {
        const picked = [text, ...integers];
        const all = await Promise.all(
          picked.map((column) => engine.rows(sql`select ${name(column)} from ${name(table)} order by rowid`)),
        );
        const lines = (all[0] ?? []).map((_, row) => all.map((column) => column[row]?.[0] ?? null));
        const definition = picked.map((column) => `"${column}" ${column === text ? "text" : "integer"}`).join(", ");
        tables.push({ table: `"${table}"`, definition, csv: csvText(picked, lines) });
      }
    }),
  );

  it.each(kinds.map((kind, index) => [kind.what, kind.states, 300 + index] as const))(
    "has the states worked out by hand of a pupil with %s: %s",
    (_, states, outcome) => {
      // Outcomes have one decimal, and the first school holds nobody else.
      const mine = rows.filter((row) => row[0] === 0 && row[4] === 10 * outcome);
      expect(mine.map((row) => row[5])).toEqual([1]);
      expect(digitsOf(mine[0]?.[2] ?? -1, primitives.length).join("")).toBe(states);
    },
  );

  describe.skipIf(postgresPrograms === null)("and PostgreSQL (skipped where /usr/lib/postgresql is absent)", () => {
    let server: PostgresServer | null = null;
    beforeAll(() => {
      server = PostgresServer.start();
      for (const { table, definition, csv } of tables) server.load(table, definition, csv);
    });
    afterAll(() => server?.stop());

    const sorted = (list: readonly (readonly number[])[]) => list.map((row) => row.join(",")).sort();

    it("gives the same cells, row for row, for the same text", () => {
      const [text = ""] = statements;
      const answer = server?.query(`${text};\n`).trim().split("\n") ?? [];
      expect(answer.length).toBeGreaterThan(200);
      expect(answer.slice().sort()).toEqual(sorted(rows));
    });

    it("gives integer columns of 32 bits", () => {
      const [text = ""] = statements;
      const types = server?.query(`${text} limit 0 \\gdesc\n`).trim().split("\n");
      expect(types).toEqual(columns.map((column) => `${column},integer`));
    });
  });
});
