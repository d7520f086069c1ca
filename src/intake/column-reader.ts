import type { Engine } from "../engine/engine.ts";
import { bound, joined, name, type Sql, sql } from "../engine/sql/statement.ts";
import { bindColumns } from "./bind-columns.ts";
import type { RowCheck } from "./checks.ts";
import type { OpenTable } from "./open-table.ts";

const yes = ["1", "true", "t", "yes", "y"];
const no = ["0", "false", "f", "no", "n"];

function oneOf(text: Sql, words: readonly string[]): Sql {
  return sql`${text} in (${joined(words.map(bound), sql`, `)})`;
}

/** SQL for the cells of one open file: trimmed texts, numbers, flags, and the checks that go with them. */
export class ColumnReader {
  readonly #engine: Engine;
  readonly #columns: ReadonlyMap<string, number>;
  readonly #codes: readonly string[];

  constructor(
    engine: Engine,
    table: OpenTable,
    wanted: Iterable<string>,
    at: (column: string) => string,
    codes: ReadonlyMap<string, string>,
  ) {
    this.#engine = engine;
    this.#columns = bindColumns(
      table.source.file,
      table.header,
      [...wanted].map((column) => ({ column, at: at(column) })),
    );
    this.#codes = [...codes.keys()];
  }

  /** The rows of a loaded table with the wanted cells trimmed once: what the other methods speak of. */
  rows(raw: string): Sql {
    const cells = [...this.#columns.values()].map(
      (index) => sql`coalesce(trim(${this.#engine.column(index)}), '') as ${name(`t${index}`)}`,
    );
    return sql`(select ${this.#engine.words.rowNumber} as ${name("row")}, ${joined(cells, sql`, `)} from ${name(raw)}) trimmed`;
  }

  /** A cell without blanks at its ends; a blank cell is ''. */
  text(column: string): Sql {
    const index = this.#columns.get(column);
    if (index === undefined) throw new Error(`a column that was not bound: ${column}`);
    return name(`t${index}`);
  }

  isBlank(column: string): Sql {
    return sql`(${this.text(column)} = '' or ${oneOf(sql`lower(${this.text(column)})`, this.#codes)})`;
  }

  /** 1 yes, 0 no, 2 not observed. */
  flag(column: string): Sql {
    const lower = sql`lower(${this.text(column)})`;
    return sql`case when ${oneOf(lower, yes)} then 1 when ${oneOf(lower, no)} then 0 else 2 end`;
  }

  flagCheck(column: string): RowCheck {
    const lower = sql`lower(${this.text(column)})`;
    return {
      reason: `not a yes or no (${column})`,
      column,
      fails: sql`not (${oneOf(lower, [...yes, ...no])} or ${this.isBlank(column)})`,
      value: this.text(column),
    };
  }

  /** 1 when the cell is one of the values, 0 when it is another, 2 when it is blank. */
  membership(column: string, values: readonly string[]): Sql {
    return sql`case when ${oneOf(this.text(column), values)} then 1 when ${this.isBlank(column)} then 2 else 0 end`;
  }

  /** A checked decimal, scaled to a whole number. */
  scaled(column: string, decimals: number): Sql {
    return sql`case when ${this.#engine.words.isDecimal(this.text(column))} then ${this.#engine.words.scaled(this.text(column), decimals)} else 0 end`;
  }

  numberChecks(
    column: string,
    blankReason: string,
    between: readonly [number, number] | undefined,
  ): readonly RowCheck[] {
    const text = this.text(column);
    const value = text;
    const inRange =
      between === undefined
        ? []
        : [
            {
              reason: `not a possible value, ${between[0]} to ${between[1]} (${column})`,
              column,
              fails: sql`not (cast(${text} as double) between cast(${bound(String(between[0]))} as double) and cast(${bound(String(between[1]))} as double))`,
              value,
            },
          ];
    return [
      { reason: `${blankReason} (${column})`, column, fails: this.isBlank(column), value },
      { reason: `not a number (${column})`, column, fails: sql`not ${this.#engine.words.isDecimal(text)}`, value },
      ...inRange,
    ];
  }
}
