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
});
