import type { ColumnKind, Engine } from "../engine/engine.ts";
import { bound, joined, name, type Sql, sql } from "../engine/sql/statement.ts";
import { reasonsOfManner } from "../formats/printed-number.ts";
import { bindColumns } from "./bind-columns.ts";
import type { RowCheck } from "./checks.ts";
import { noWords, writtenForms, yesWords } from "./flag-words.ts";
import type { SourceOfRows } from "./ledger.ts";
import type { Codes } from "./published-codes.ts";

/** A chain of comparisons. Engines turn a list into a join that looks at every row, wanted or not. */
function oneOf(text: Sql, words: readonly string[]): Sql {
  const same = words.map((word) => sql`${text} = ${bound(word)}`);
  return same.length === 0 ? sql`1 = 0` : sql`(${joined(same, sql` or `)})`;
}

/** What a reader needs to know about a file. Without kinds every cell is a text. */
export interface ReadableTable {
  readonly source: SourceOfRows;
  readonly header: readonly string[];
  readonly kinds?: readonly ColumnKind[];
}

/** SQL for the cells of one open file: trimmed texts, numbers, flags, and their checks. */
export class ColumnReader {
  readonly #engine: Engine;
  readonly #columns: ReadonlyMap<string, number>;
  readonly #kinds: readonly ColumnKind[];
  readonly codes: Codes;
  /** Codes as they stand in cells, in lower case: also in square brackets. */
  readonly #written: readonly string[];

  constructor(
    engine: Engine,
    table: ReadableTable,
    wanted: Iterable<string>,
    at: (column: string) => string,
    codes: Codes,
  ) {
    this.#engine = engine;
    this.#columns = bindColumns(
      table.source.file,
      table.header,
      [...wanted].map((column) => ({ column, at: at(column) })),
    );
    this.#kinds = table.kinds ?? [];
    this.codes = codes;
    this.#written = [...codes.keys()].flatMap((code) => [code, `[${code}]`]);
  }

  /** The rows of a loaded table with the wanted cells trimmed once. The other methods refer to these rows. */
  rows(raw: string): Sql {
    return this.#trimmed(this.#engine.words.rowNumber, name(raw));
  }

  /**
   * The same for a scanned file.
   *
   * @param most the number of rows from the beginning of the file; null for all of them
   */
  scannedRows(scan: string, most: number | null = null): Sql {
    const rows = this.#engine.withPositions(scan);
    return this.#trimmed(name("row"), most === null ? rows : sql`(select * from ${rows} limit ${most}) first`);
  }

  #trimmed(row: Sql, from: Sql): Sql {
    const columns = [...this.#columns].flatMap(([column, index]) => [
      sql`${this.#engine.column(index)}`,
      sql`${this.asText(column)} as ${name(`t${index}`)}`,
    ]);
    return sql`(select ${row} as ${name("row")}, ${joined(columns, sql`, `)} from ${from}) trimmed`;
  }

  #index(column: string): number {
    const index = this.#columns.get(column);
    if (index === undefined) throw new Error(`a column that was not bound: ${column}`);
    return index;
  }

  kind(column: string): ColumnKind {
    return this.#kinds[this.#index(column)] ?? "text";
  }

  /** A cell as it is stored. */
  stored(column: string): Sql {
    return this.#engine.column(this.#index(column));
  }

  /** A stored cell as a text without blanks at its ends; '' where it is blank. */
  asText(column: string): Sql {
    const stored = this.stored(column);
    const isNumber = ["whole", "truth"].includes(this.kind(column));
    return isNumber ? sql`coalesce(cast(${stored} as varchar), '')` : sql`coalesce(trim(${stored}), '')`;
  }

  /** A cell without blanks at its ends, among `rows`; a blank cell is ''. */
  text(column: string): Sql {
    return name(`t${this.#index(column)}`);
  }

  isBlank(column: string): Sql {
    return sql`(${this.text(column)} = '' or ${oneOf(sql`lower(${this.text(column)})`, this.#written)})`;
  }

  /** 1 yes, 0 no, 2 not observed. */
  flag(column: string, text = this.text(column)): Sql {
    const lower = sql`lower(${text})`;
    return sql`case when ${oneOf(lower, yesWords)} then 1 when ${oneOf(lower, noWords)} then 0 else 2 end`;
  }

  flagCheck(column: string): RowCheck {
    const lower = sql`lower(${this.text(column)})`;
    return {
      reason: `not a yes or no (${column})`,
      column,
      fails: sql`not (${oneOf(lower, [...yesWords, ...noWords])} or ${this.isBlank(column)})`,
      value: this.text(column),
    };
  }

  /** Whether a cell is one of the values; a number also with noughts that programs add. */
  isOneOf(column: string, values: readonly string[], text = this.text(column)): Sql {
    return oneOf(text, values.flatMap(writtenForms));
  }

  /** 1 when the cell is one of the values, 0 when it is another, 2 when it is blank. */
  membership(column: string, values: readonly string[]): Sql {
    return sql`case when ${this.isOneOf(column, values)} then 1 when ${this.isBlank(column)} then 2 else 0 end`;
  }

  /** A checked decimal, scaled to a whole number. */
  scaled(column: string, decimals: number): Sql {
    return sql`case when ${this.#engine.words.isDecimal(this.text(column))} then ${this.#engine.words.scaled(this.text(column), decimals)} else 0 end`;
  }

  /** The checks of a number in its normal form; `why` is the number of the reason for which it has none. */
  numberChecks(
    column: string,
    blankReason: string,
    between: readonly [number, number] | undefined,
  ): readonly RowCheck[] {
    const text = this.text(column);
    const value = text;
    const inRange: readonly RowCheck[] =
      between === undefined
        ? []
        : [
            {
              reason: `not a possible value, ${between[0]} to ${between[1]} (${column})`,
              column,
              fails: sql`not (cast(${text} as double) between cast(${bound(String(between[0]))} as double) and cast(${bound(String(between[1]))} as double))`,
              value,
              loss: "left out by the study",
            },
          ];
    return [
      {
        reason: `${blankReason} (${column})`,
        column,
        fails: this.isBlank(column),
        value,
        loss: "no value at the source",
      },
      ...reasonsOfManner.map((reason, index) => ({
        reason: `${reason} (${column})`,
        column,
        fails: sql`${name("why")} = ${index + 1}`,
        value,
      })),
      { reason: `not a number (${column})`, column, fails: sql`not ${this.#engine.words.isDecimal(text)}`, value },
      ...inRange,
    ];
  }
}
