import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FileLedger, ReasonCount } from "../../src/intake/ledger.ts";
import { entryFlows } from "../../src/release/entry-flow.ts";
import type { Rules } from "../../src/release/rules.ts";
import { textOf } from "../docs/documents.ts";

const srs: Rules = JSON.parse(textOf("data/rules/srs-10.json"));
const open: Rules = JSON.parse(textOf("data/rules/public-data.json"));

function ledger(entry: string, file: string, refused: readonly ReasonCount[], used: number): FileLedger {
  return {
    source: { file, entry, bytes: 1, sha256: "", readAs: "csv" },
    rowsRead: used + refused.reduce((sum, { rows }) => sum + rows, 0),
    rowsUsed: used,
    refused,
    inPart: [],
    unused: [],
    checked: ["b", "a", "c"],
  };
}

const two = [
  ledger(
    "pupils",
    "1.csv",
    [
      { reason: "a", rows: 40 },
      { reason: "b", rows: 6 },
      { reason: "too few columns", rows: 2 },
    ],
    952,
  ),
  ledger("census", "c.csv", [], 7),
  ledger(
    "pupils",
    "2.csv",
    [
      { reason: "b", rows: 7 },
      { reason: "c", rows: 3 },
    ],
    990,
  ),
];

describe("the flow of an entry", () => {
  it("adds up its files and takes the reasons in the order asked, what cannot be read first", () => {
    // By hand: 1000 + 1000 rows; 2 unreadable, then b 6 + 7, a 40, c 3 leave 1998, 1985, 1945, 1942.
    const [pupils, census] = entryFlows(two, open);
    expect(pupils).toMatchObject({ entry: "pupils", rowsRead: 2000, rowsUsed: 1942 });
    expect(pupils?.files.map(({ file }) => file)).toEqual(["1.csv", "2.csv"]);
    expect(pupils?.steps).toEqual([
      { reason: "too few columns", rows: 2, left: 1998 },
      { reason: "b", rows: 13, left: 1985 },
      { reason: "a", rows: 40, left: 1945 },
      { reason: "c", rows: 3, left: 1942 },
    ]);
    expect(census).toMatchObject({ rowsRead: 7, rowsUsed: 7, steps: [] });
  });

  it("hides small counts only after adding up: 6 and 7 rows are 13, shown as 15", () => {
    const [pupils, census] = entryFlows(two, srs);
    // 2000 read, 1942 used: 1940; 13 is 15, 40 is 40; 2 and 3 are not named, and what they took is taken off at the end.
    expect(pupils).toMatchObject({ rowsRead: 2000, rowsUsed: 1940 });
    expect(pupils?.steps).toEqual([
      { reason: "b", rows: 15, left: 1985 },
      { reason: "a", rows: 40, left: 1945 },
      { reason: "any other reason", rows: null, left: 1940 },
    ]);
    expect(census).toMatchObject({
      rowsRead: null,
      rowsUsed: null,
      steps: [{ reason: "any other reason", rows: null, left: null }],
    });
  });

  it("never leaves fewer than were used, nor more than before, in whole steps of the rounding", () => {
    const counts = fc.array(fc.nat(60), { maxLength: 3 });
    fc.assert(
      fc.property(fc.nat(400), fc.array(counts, { minLength: 1, maxLength: 4 }), (used, files) => {
        const ledgers = files.map((rows, index) =>
          ledger(
            "pupils",
            `${index}`,
            rows.flatMap((count, at) => (count === 0 ? [] : [{ reason: "abc".charAt(at), rows: count }])),
            used,
          ),
        );
        for (const rules of [srs, open]) {
          const [flow] = entryFlows(ledgers, rules);
          const lefts = [flow?.rowsRead ?? null, ...(flow?.steps.map(({ left }) => left) ?? [])];
          if (flow?.rowsUsed === null || lefts[0] === null) {
            expect(lefts.slice(1).every((left) => left === null)).toBe(true);
            continue;
          }
          for (const [index, left] of lefts.entries()) {
            expect(left).toBeGreaterThanOrEqual(flow?.rowsUsed ?? Number.NaN);
            expect(left).toBeLessThanOrEqual(lefts[index - 1] ?? Number.POSITIVE_INFINITY);
            expect((left ?? Number.NaN) % rules.roundCountsTo).toBe(0);
          }
          if (rules === open) expect(lefts.at(-1)).toBe(flow?.rowsUsed);
        }
      }),
    );
  });
});
