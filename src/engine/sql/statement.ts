import { quoteName } from "./quote.ts";

/** A piece of SQL with the texts to be bound to it. Only `sql` and `name` make one, so that no raw text gets in. */
export class Sql {
  readonly #parts: readonly (string | { readonly value: string })[];

  constructor(parts: readonly (string | { readonly value: string })[]) {
    this.#parts = parts;
  }

  get parts(): readonly (string | { readonly value: string })[] {
    return this.#parts;
  }
}

/** A quoted identifier. */
export function name(identifier: string): Sql {
  return new Sql([quoteName(identifier)]);
}

/** A text to be bound, never written into the statement. */
export function bound(value: string): Sql {
  return new Sql([{ value }]);
}

/**
 * A template of SQL. The text of the template is SQL; a value put into it is another piece of SQL or a whole number.
 *
 * @throws RangeError for a number that is not whole
 * @example sql`select ${name("n")} from ${name("cells")} where ${name("year")} = ${2015}`
 */
export function sql(strings: TemplateStringsArray, ...put: readonly (Sql | number | bigint)[]): Sql {
  const parts = strings.flatMap((text, index) => {
    const value = put[index];
    if (value === undefined) return [text];
    if (value instanceof Sql) return [text, ...value.parts];
    if (typeof value === "number" && !Number.isSafeInteger(value)) throw new RangeError(`not a whole number: ${value}`);
    return [text, value < 0 ? `(${value})` : String(value)];
  });
  return new Sql(parts);
}

/** Pieces with something between them: `joined(columns, sql`, `)`. */
export function joined(pieces: readonly Sql[], between: Sql): Sql {
  return new Sql(pieces.flatMap((piece, index) => (index === 0 ? piece.parts : [...between.parts, ...piece.parts])));
}

/** The text with `$1`, `$2` where values are bound, and the values. */
export function printed(statement: Sql): { readonly text: string; readonly values: readonly string[] } {
  const values: string[] = [];
  const text = statement.parts
    .map((part) => (typeof part === "string" ? part : `$${values.push(part.value)}`))
    .join("");
  return { text, values };
}
