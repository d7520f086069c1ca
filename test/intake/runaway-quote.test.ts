import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ColdspotError } from "../../src/effects/coldspot-error.ts";
import { TableOpener } from "../support/open-bytes.ts";

describe("a quote that is opened and not closed", () => {
  let opener: TableOpener;
  beforeAll(async () => {
    opener = await TableOpener.start();
  });
  afterAll(() => opener.stop());

  it.each([
    ["to the end of the file", 'urn,name,n\n1,A,10\n2,"B,20\n3,C,30\n4,D,40\n'],
    ["until some other quote", 'urn,name,n\n1,A,10\n2,"B,20\n3,C,30\n4,"D",40\n5,E,50\n'],
    ["with CRLF", 'urn,name,n\r\n1,A,10\r\n2,"B,20\r\n3,C,30\r\n'],
  ])("is refused with its record, for it takes records into itself %s", async (_, text) => {
    await expect(opener.open(text, "a.csv")).rejects.toThrow(
      new ColdspotError(
        "a.csv, record 3, line 3, column name: a quote that is opened and not closed where a cell ends",
        {
          exitCode: 3,
          advice:
            "close the quote, or double it where it is part of the text; the text after it cannot be split into records",
        },
      ),
    );
  });

  it("at the very end takes only its own record", async () => {
    const { rows, refused } = await opener.open('urn,name,n\n1,A,10\n2,"B,20\n', "a.csv");
    expect(rows.length).toBe(1);
    expect(refused.map(({ record, reason }) => [record, reason])).toEqual([[3, "open quote"]]);
  });

  it("is no matter for other records when it stands within one line: that record alone is left out", async () => {
    const { rows, refused } = await opener.open('urn,name,n\n1,"A"x,10\n2,B,20\n3,St "C" School,30\n', "a.csv");
    expect(rows.map(({ record, cells }) => [record, ...cells])).toEqual([
      [3, "2", "B", "20"],
      [4, "3", 'St "C" School', "30"],
    ]);
    expect(refused).toEqual([{ record: 2, reason: "open quote", text: '1,"A"x,10' }]);
  });

  it.each([
    [
      "opens in the header",
      'urn,"name,n\n1,A,10\n2,B,20\n',
      "a.csv, record 1 (the names of the columns), line 1, column 2: a quote that is opened and not closed where a cell ends",
    ],
    [
      "opens below a cell of several lines",
      'urn,name,n\n1,"A\nB\nC",10\n2,D,"20\n3,"E",30\n',
      "a.csv, record 3, line 5, column n: a quote that is opened and not closed where a cell ends",
    ],
    [
      "opens in a column that is called as no column is",
      'urn,P1234567,n\n1,A,10\n2,"B,20\n3,C,30\n',
      "a.csv, record 3, line 3, column 2: a quote that is opened and not closed where a cell ends",
    ],
    [
      "makes one cell of three records with another",
      'urn,name,n\n1,A,10\n2,"B,20\n3,C,30\n4,D",40\n5,E,50\n',
      "a.csv, record 3, line 3, column name: a cell in quotes that holds the ends and beginnings of 3 lines like records",
    ],
  ])("that %s is named where it opens", async (_, text, message) => {
    await expect(opener.open(text, "a.csv")).rejects.toMatchObject({ exitCode: 3, message });
  });
});

it("a file of which nearly no record falls into the columns is refused, and not listed record by record", async () => {
  const opener = await TableOpener.start();
  try {
    const text = `a,b,c\n1,2,3\n${"1,2\n".repeat(1_000_001)}`;
    await expect(opener.open(text, "a.csv")).rejects.toThrow(
      new ColdspotError("1,000,001 of 1,000,002 records of a.csv do not have as many cells as its header: 3", {
        exitCode: 3,
        advice: "check whether records end with a delimiter that the header does not have, or the header lacks a name",
      }),
    );
  } finally {
    await opener.stop();
  }
});
