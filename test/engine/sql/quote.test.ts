import { DuckDBInstance } from "@duckdb/node-api";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { quoteName, quoteText } from "../../../src/engine/sql/quote.ts";

const hostile = [
  'a"; drop table t; --',
  "a'; drop table t; --",
  '""',
  "''",
  "\\'; select 1 --",
  "/* */ -- \n ; $$ $1 ? :x @x %s",
  "‘curly’ “quotes” ＇",
  "select",
  " ",
  "\u{1F3EB} école",
];

describe("quoting", () => {
  test("doubles the quote it is in, and nothing else", () => {
    expect(quoteName('a "b"')).toBe('"a ""b"""');
    expect(quoteName("it's")).toBe('"it\'s"');
    expect(quoteText("it's")).toBe("'it''s'");
    expect(quoteText('a "b" \\')).toBe("'a \"b\" \\'");
    expect(quoteText("")).toBe("''");
  });

  test("refuses what SQL cannot hold", () => {
    expect(() => quoteName("")).toThrow(new RangeError('not a name: ""'));
    expect(() => quoteName("a\0b")).toThrow(new RangeError('not a name: "a\\u0000b"'));
    expect(() => quoteText("a\0b")).toThrow(new RangeError("zero byte in a text"));
  });

  // DuckDB itself is the judge: what it reads back must be what was quoted.
  it("brings any name and text through the engine as it was", async () => {
    const instance = await DuckDBInstance.create(":memory:");
    const connection = await instance.connect();
    const through = async (text: string) => {
      const reader = await connection.runAndReadAll(`select ${quoteText(text)} as ${quoteName(text)}`);
      return { name: reader.columnNames()[0], value: reader.getRows()[0]?.[0] };
    };
    for (const text of hostile) expect(await through(text)).toEqual({ name: text, value: text });
    const letters = fc.constantFrom("'", '"', "\\", ";", "-", "/", "*", "$", "\n", "\r", "a", " ", "é", "\u{1F3EB}");
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: letters, minLength: 1 }), async (text) => {
        expect(await through(text)).toEqual({ name: text, value: text });
      }),
      { numRuns: 100 },
    );
    connection.closeSync();
    instance.closeSync();
  });
});
