import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TableOpener } from "../support/open-bytes.ts";

// Records are counted by hand, as a spreadsheet program numbers its rows: the header is 1, a blank line counts,
// a line break inside quotes does not.
const text = [
  "urn,name,n", // 1
  "1,A,10", // 2
  "", // 3
  '2,"B\n\nbee",20', // 4
  "3,C", // 5: too few
  "", // 6
  "", // 7
  "4,D,40,x", // 8: too many
  '5,"E"e,50', // 9: text after a quote
  "6,F,60", // 10
  "",
].join("\n");

describe("record numbers", () => {
  let opener: TableOpener;
  beforeAll(async () => {
    opener = await TableOpener.start();
  });
  afterAll(() => opener.stop());

  const forms: readonly (readonly [string, string | Uint8Array, string])[] = [
    ["LF", text, "a.csv"],
    ["CRLF", text.replaceAll("\n", "\r\n"), "a.csv"],
    ["bare CR", text.replaceAll("\n", "\r"), "a.csv"],
    ["mixed line ends", text.replace("\n\n", "\r\n\r\n"), "a.csv"],
    ["gzip", gzipSync(text), "a.csv.gz"],
  ];

  it.each(forms)(
    "count blank lines, and are right for rows and refused records alike: %s",
    async (_, content, name) => {
      const { rows, refused } = await opener.open(content, name);
      expect(rows.map(({ record, cells: [urn] }) => [record, urn])).toEqual([
        [2, "1"],
        [4, "2"],
        [10, "6"],
      ]);
      expect(refused.map(({ record, reason }) => [record, reason])).toEqual([
        [5, "too few columns"],
        [8, "too many columns"],
        [9, "open quote"],
      ]);
    },
  );

  it("are the same for records whose end is filled with blanks", async () => {
    const { rows, refused } = await opener.open(text, "a.csv", "fill");
    expect(rows.map(({ record, cells }) => [record, cells[0], cells[2]])).toEqual([
      [2, "1", "10"],
      [4, "2", "20"],
      [10, "6", "60"],
      [5, "3", null],
    ]);
    expect(refused.map(({ record }) => record)).toEqual([8, 9]);
  });

  it("keep every cell and every refused record's text", async () => {
    const { rows, refused } = await opener.open(text);
    expect(rows[1]?.cells).toEqual(["2", "B\n\nbee", "20"]);
    expect(refused.map(({ text: line }) => line.trim())).toEqual(["3,C", "4,D,40,x", '5,"E"e,50']);
  });
});
