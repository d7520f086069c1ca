import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cellsOfRecord } from "../../src/formats/first-record.ts";
import { type OddRecord, RecordScan } from "../../src/formats/record-scan.ts";
import { chunksOf } from "../support/memory-file.ts";
import { plainCsv } from "../support/plain-csv.ts";

interface Scanned {
  readonly records: number;
  readonly odd: readonly (readonly [record: number, reason: OddRecord["reason"], text: string])[];
  /** Records of the first rows, by what is left out before them. */
  readonly rowsAre: readonly number[];
  readonly kept: string;
  readonly scan: RecordScan;
}

function scanned(text: string | Uint8Array, size = 1000, delimiter = ","): Scanned {
  const odd: (readonly [number, OddRecord["reason"], string])[] = [];
  const kept: string[] = [];
  const scan = new RecordScan(
    delimiter,
    ({ record, reason, bytes }) => odd.push([record, reason, Buffer.from(bytes).toString()]),
    (bytes) => kept.push(Buffer.from(bytes).toString("latin1")),
  );
  for (const chunk of chunksOf(Buffer.from(text), size)) scan.add(chunk);
  scan.end();
  const { records, odd: left, without } = scan.count;
  expect(left).toBe(odd.length);
  return {
    records,
    odd,
    rowsAre: Array.from({ length: records - left }, (_, row) => without.recordOfRow(row, 2)),
    kept: Buffer.from(kept.join(""), "latin1").toString(),
    scan,
  };
}

describe("the records of a text", () => {
  // Counted by hand: the header is record 1, a blank line has a number and is no record, a line break in quotes begins none.
  test.each([
    ["a,b\n1,2\n", 1, [2]],
    ["a,b\n1,2", 1, [2]],
    ["a,b\n\n1,2\n", 1, [3]],
    ["a,b\n\n\n1,2\n\n3,4\n", 2, [4, 6]],
    ['a,b\n1,"x\n\ny"\n\n2,z\n', 2, [2, 4]],
    ['a,b\n1,"say ""\n\n"" twice"\n\n', 1, [2]],
    ['a,b\n1,5" gun\n\n2,6" gun\n', 2, [2, 4]],
    ['a,b\n1,""\n\n2,"x"\n', 2, [2, 4]],
    ["a,b\n1,2\n\n", 1, [2]],
    ["a,b\n , \n", 1, [2]],
    ["a,b\n,\n", 1, [2]],
    ["a,b\n", 0, []],
    ["a,b", 0, []],
    ["a\n1\n\n3\n", 3, [2, 3, 4]],
    ["\ufeffa,b\n1,2\n", 1, [2]],
    ['\ufeff"a",b\n1,2\n', 1, [2]],
    ['a,b\n1, "x, y" \n2,"z" \n', 2, [2, 3]],
  ])("of %j are %i, in chunks of any size, with any line end", (text, records, rowsAre) => {
    for (const lineEnd of ["\n", "\r\n", "\r"]) {
      const written = text.replaceAll("\n", lineEnd);
      for (const size of [1, 2, 3, 1000]) {
        const found = scanned(written, size);
        expect([found.records, found.odd, found.rowsAre], JSON.stringify([written, size])).toEqual([
          records,
          [],
          rowsAre,
        ]);
      }
    }
  });

  test("may end in every kind of line end, one after the other", () => {
    const { records, rowsAre } = scanned("a,b\r1,2\n3,4\r\n5,6\n\r7,8\r\r\n9,0", 1);
    expect([records, rowsAre]).toEqual([5, [2, 3, 4, 6, 8]]);
  });

  test("that do not fall into the columns are named with their reason and their text", () => {
    const text = 'a,b,c\n1,2,3\n4,5\n\n6,7,8,9\n10,"A"x,11\n12,"B\nC",13\n14\n"15,16';
    for (const size of [1, 4, 1000]) {
      const { records, odd, rowsAre, kept } = scanned(text, size);
      expect(records).toBe(7);
      expect(odd).toEqual([
        [3, "too few columns", "4,5"],
        [5, "too many columns", "6,7,8,9"],
        [6, "open quote", '10,"A"x,11'],
        [8, "too few columns", "14"],
        [9, "open quote", '"15,16'],
      ]);
      expect(rowsAre).toEqual([2, 7]);
      expect(kept).toBe('a,b,c\n1,2,3\n12,"B\nC",13\n');
    }
  });

  test("with blanks around their quotes are kept without them", () => {
    const { kept, scan } = scanned('a,b\n1, "x, ""y"""\n  "2\n",z\n3," q" \n');
    expect(kept).toBe('a,b\n1,"x, ""y"""\n"2\n",z\n3, q\n');
    expect(scan.count.untidy).toBe(true);
  });

  test("a quote after a tab opens a cell where tabs part the cells, and after a comma where commas do", () => {
    expect(scanned('a\tb\n1\t"x\n\ny"\n\n', 4, "\t")).toMatchObject({ records: 1, odd: [] });
    expect(scanned('a\tb\n1,"x\n\ny"\n', 4, "\t").odd.length).toBe(2);
    expect(scanned('a;b\n1;"x,\ny"\n', 4, ";")).toMatchObject({ records: 1, odd: [] });
  });

  test("so many blank lines that an engine's buffer would not hold them are left out", () => {
    const { records, rowsAre, scan } = scanned(`a,b\n1,2\n${"\n".repeat(100_001)}3,4\n`, 1 << 16);
    expect([records, rowsAre, scan.count.untidy]).toEqual([2, [2, 100_004], true]);
    expect(scanned(`a,b\n1,2\n${"\n".repeat(1000)}3,4\n`).scan.count.untidy).toBe(false);
  });

  const cell = fc.oneof(
    fc
      .string({ unit: fc.constantFrom("x", "7", " ", ",", '"', "\n", "é"), maxLength: 6 })
      .map((text) => `"${text.replaceAll('"', '""')}"`),
    fc.string({ unit: fc.constantFrom("x", "7", "é", "-"), maxLength: 4 }),
  );
  const table = fc
    .integer({ min: 2, max: 4 })
    .chain((columns) =>
      fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 12 }),
    );

  // Cells of letters and digits alone never look like records in a cell, for the columns differ.
  test("are those of a reader that goes by the letter of RFC 4180, for any table and any chunks", () => {
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 40 }), (rows, size) => {
        const text = `${[rows[0]?.map((_, index) => `c${index}`), ...rows].map((row) => row?.join(",")).join("\n")}\n`;
        const { records, odd, scan } = scanned(text, size);
        fc.pre(scan.stray === null);
        expect(odd).toEqual([]);
        expect(records).toBe(plainCsv(text).length - 1);
      }),
      { numRuns: 400 },
    );
  });

  test("are the same however the text comes in chunks, whatever it holds", () => {
    const letters = fc.constantFrom("a", "1", ",", '"', "\n", "\r", " ");
    fc.assert(
      fc.property(fc.string({ unit: letters, maxLength: 60 }), fc.integer({ min: 1, max: 9 }), (text, size) => {
        const [whole, parts] = [scanned(text, 1000), scanned(text, size)];
        expect(parts.scan.stray).toEqual(whole.scan.stray);
        if (whole.scan.stray !== null) return;
        expect([parts.records, parts.odd, parts.rowsAre, parts.kept]).toEqual([
          whole.records,
          whole.odd,
          whole.rowsAre,
          whole.kept,
        ]);
        if (text.includes("\r")) return;
        // What is kept needs no second tidying.
        const again = scanned(whole.kept);
        expect(again.odd).toEqual([]);
        if (whole.records > 0 && again.scan.stray === null) expect(again.records).toBe(whole.rowsAre.length);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("a quote that runs over records", () => {
  const rows = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, at) => `P${from + at},9001,4.${at % 10},${from + at}.5,0\n`).join("");
  const header = "id,urn,ks2,att8,pp\n";
  const strayOf = (text: string, size = 1000) => scanned(text, size).scan.stray;

  test.each([
    ["to the end of the file", `${header}P1,1,1,1,0\nP2,1,"1,1,0\nP3,1,1,1,0\n`, "not closed", 3, 3, 2, 2],
    ["until a quote within a later cell", `${header}P1,1,"1,1,0\nP2,1,1,"x",0\n`, "text after it", 2, 2, 2, 2],
    ["after cells with line breaks", `${header}P1,"a\nb\nc",1,"1,0\nP2,1,1,"x",0\n`, "text after it", 2, 4, 3, 2],
    ["from the header", 'id,"urn,ks2\nP1,9001,4.5\nP2,9001,4.4\n', "not closed", 1, 1, 1, 3],
    ["within the header", 'id,"u"rn,ks2\nP1,9001,4.5\n', "text after it", 1, 1, 1, 1],
    [
      "over two records to a stray one",
      `${header}P1,1,1,1,0\n"P2,1,2,2,1\nP3",1,3,3,0\n`,
      "lines like records",
      3,
      3,
      0,
      2,
    ],
    [
      "over a record to the end of another",
      `${header}P1,1,1,1,0\n"P2,1,2,2,1\nP3,1,3,3,0"\n`,
      "lines like records",
      3,
      3,
      0,
      2,
    ],
    [
      "over 40 records to a stray one",
      `${header}${rows(0, 9)}"${rows(9, 49).slice(0, -3)}",0\n`,
      "lines like records",
      11,
      11,
      0,
      40,
    ],
    [
      "in the header to a stray one",
      `id,"urn,ks2,att8,pp\nP1,9001",4.5,1,0\nP2,1,1,1,0\n`,
      "lines like records",
      1,
      1,
      1,
      2,
    ],
  ] as const)("%s is found where it opens", (_, text, kind, record, line, column, lines) => {
    for (const size of [1, 7, 1000]) expect(strayOf(text, size)).toEqual({ kind, record, line, column, lines });
    expect(strayOf(text.replaceAll("\n", "\r\n"))).toEqual({ kind, record, line, column, lines });
  });

  // Legal by RFC 4180, and with the look of no record of this file.
  test.each([
    ["an address in the last of three columns", 'urn,name,address\n1,A,x\n2,B,"High Street\nTown, County, Postcode"\n'],
    [
      "a note of many lines with a comma each",
      `id,urn,ks2,att8,pp\nP1,1,1,1,"${"see, below\n".repeat(300)}"\nP2,1,1,1,0\n`,
    ],
    [
      "lines of words with as many commas as columns",
      `${header}P0,1,1,1,0\nP1,1,1,1,"a\nb, c, d, e, f\ng, h, i, j, k"\n`,
    ],
    ["names of columns on several lines", '"URN\n(school)","Name, with\nits part",n\n1,A,2\n'],
    ["quotes in cells without", 'id,b\n1,5" gun\n2,St "C" School\n'],
  ])("is not seen in %s", (_, text) => {
    expect(strayOf(text)).toBe(null);
  });

  test("over more than 16 MB, or a record of that size without any quote, is not read on", () => {
    const long = "x".repeat(1 << 20);
    const scan = (begin: string) => {
      const records = new RecordScan(",");
      records.add(Buffer.from(begin));
      for (let megabytes = 0; megabytes < 18; megabytes++) records.add(Buffer.from(long));
      return records.stray;
    };
    expect(scan('a,b\n1,2\n3,"4\n')).toMatchObject({ kind: "not closed", record: 3, line: 3, column: 1 });
    expect(scan("a,b\n1,2\n3,4")).toMatchObject({ kind: "too long", record: 3, line: 3, column: null });
  });
});

describe("a record as the scan counts it", () => {
  test("has the cells that it is taken apart into", () => {
    const letters = fc.constantFrom("a", "1", ",", '"', " ");
    fc.assert(
      fc.property(fc.string({ unit: letters, minLength: 1, maxLength: 30 }), (record) => {
        const { records, odd } = scanned(`a,b,c\nd,e,f\n${record}\n`);
        const cells = cellsOfRecord(record, ",").length;
        expect(records).toBe(2);
        const [reason] = odd.map(([, why]) => why);
        if (reason !== "open quote")
          expect(reason).toBe(
            [undefined, "too few columns", "too many columns"][
              Math.sign(cells - 3) + (cells < 3 ? 2 : cells > 3 ? 1 : 0)
            ],
          );
      }),
      { numRuns: 1000 },
    );
  });
});
