import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ColumnProfile, NumberCount } from "../../src/intake/profile/column-profile.ts";
import { endOfColumn, shownColumns } from "../../src/release/column-profile.ts";
import { inventedStudy, publicData, srs10 } from "../support/released-content.ts";
import { parse } from "../support/study-faults.ts";

const counts = (pairs: readonly (readonly [number, number])[]): readonly NumberCount[] =>
  pairs.map(([value, rows]) => ({ value, rows }));

describe("the end of a column of numbers", () => {
  it("is the value itself where one row is enough", () => {
    expect(endOfColumn(counts([[-2.31, 1]]), 2, "low", 1)).toEqual({ value: -2.31, exact: true });
  });

  // On paper: up to 10 lie 1 + 2 = 3 rows, up to 12.1 twelve. In steps of 0.1 to 10 the tenth row shares its number with
  // nine rows; in steps of 20 all twelve are on 20.
  it("is a round number on which enough rows lie once all are rounded", () => {
    const end = counts([
      [3.2, 1],
      [7.4, 2],
      [12.1, 9],
      [31, 40],
    ]);
    expect(endOfColumn(end, 1, "low", 10)).toEqual({ value: 20, exact: false });
  });

  it("is a value that enough rows share, and is turned round at the other end", () => {
    expect(
      endOfColumn(
        counts([
          [0, 12],
          [3, 1],
        ]),
        0,
        "low",
        10,
      ),
    ).toEqual({ value: 0, exact: false });
    expect(
      endOfColumn(
        counts([
          [99, 1],
          [50, 30],
        ]),
        0,
        "high",
        10,
      ),
    ).toEqual({ value: 50, exact: false });
  });

  it("is not shown of fewer rows than the threshold", () => {
    expect(
      endOfColumn(
        counts([
          [1, 4],
          [2, 5],
        ]),
        0,
        "low",
        10,
      ),
    ).toBeNull();
  });

  // In binary 0.6 % 0.2 is nearly 0.2, so the distance to the nearest multiple counts.
  const isMultiple = (value: number, step: number) => Math.abs(value / step - Math.round(value / step)) < 1e-6;

  // By definition: at least ten rows at or beyond it, and never a number that fewer than ten rows round to.
  it("always has ten rows at it or beyond", () => {
    const values = fc.array(fc.tuple(fc.integer({ min: -500, max: 900 }), fc.integer({ min: 1, max: 6 })), {
      minLength: 1,
      maxLength: 60,
    });
    fc.assert(
      fc.property(values, (pairs) => {
        const merged = new Map<number, number>();
        for (const [tenths, rows] of pairs) merged.set(tenths / 10, (merged.get(tenths / 10) ?? 0) + rows);
        const all = [...merged].sort(([a], [b]) => a - b);
        const total = all.reduce((sum, [, rows]) => sum + rows, 0);
        const low = endOfColumn(counts(all), 1, "low", 10);
        const high = endOfColumn(counts([...all].reverse()), 1, "high", 10);
        if (total < 10) return low === null && high === null;
        // Numbers on both sides of 0 are never rounded to one: with few on each side no end is shown.
        if (low === null || high === null) return total < 20;
        const upTo = all.reduce((sum, [value, rows]) => sum + (value <= low.value + 1e-9 ? rows : 0), 0);
        const from = all.reduce((sum, [value, rows]) => sum + (value >= high.value - 1e-9 ? rows : 0), 0);
        const own = merged.get(low.value);
        // A number of the column itself is shown only if ten rows have it, or more round to it.
        return (
          upTo >= 10 &&
          from >= 10 &&
          (own === undefined || own >= 10 || isMultiple(low.value, 0.2) || isMultiple(low.value, 0.5))
        );
      }),
    );
  });
});

const profileOf = (content: ColumnProfile["content"], more: Partial<ColumnProfile> = {}): ColumnProfile => ({
  column: "score",
  rows: 1234,
  blank: 12,
  codes: [
    { text: "SUPP", rows: 11 },
    { text: "x", rows: 3 },
  ],
  others: 4,
  different: 57,
  content,
  ...more,
});

const ledger = (entry: string, profile: ColumnProfile) => ({
  source: { file: "f.csv", entry, bytes: 1, sha256: "0", readAs: "CSV" },
  rowsRead: 1234,
  rowsUsed: 1234,
  refused: [],
  inPart: [],
  unused: [],
  checked: [],
  columns: [profile],
});

const pupils = parse(`title: P
years: 2019
files: { pupils: { path: p.csv, columns: { pupil: id, school: urn, outcome: score, disadvantaged: pp } } }
measures: { points: { outcome: outcome, method: points } }
show: [ { mean: { of: all } } ]
`);

const numbers: ColumnProfile["content"] = {
  kind: "numbers",
  lowest: counts([
    [-9, 3],
    [20, 14],
    [21, 13],
    [60, 11],
    [87, 1],
  ]),
  highest: counts([
    [87, 1],
    [60, 11],
    [21, 13],
    [20, 14],
    [-9, 3],
  ]),
  decimals: counts([
    [0, 39],
    [3, 3],
  ]),
};

describe("a column as it may be shown", () => {
  it("has rounded counts, and no value of few pupils, under rules for pupils", () => {
    const [shown] = shownColumns([ledger("pupils", profileOf(numbers))], pupils, srs10);
    expect(shown).toMatchObject({
      rows: 1235,
      blank: 10,
      others: null,
      different: 55,
      codes: [{ value: "SUPP", rows: 10 }],
      range: { lowest: { value: 20, exact: false }, highest: { value: 60, exact: false } },
      ends: { low: [20, 21, 60].map((value) => ({ value })), high: [] },
      decimals: 0,
    });
    expect(JSON.stringify(shown)).not.toMatch(/-9|87|"x"/);
  });

  it("shows no value of fewer than ten pupils even under rules for public data", () => {
    const [shown] = shownColumns([ledger("pupils", profileOf(numbers))], pupils, publicData);
    expect(shown).toMatchObject({ rows: 1234, blank: 12, decimals: 0, range: { lowest: { value: 20, exact: false } } });
    expect(JSON.stringify(shown)).not.toMatch(/-9|87|"x"/);
  });

  it("is exact for a public table", () => {
    const [shown] = shownColumns([ledger("schools", profileOf(numbers))], inventedStudy, publicData);
    expect(shown).toMatchObject({
      codes: [
        { value: "SUPP", rows: 11 },
        { value: "x", rows: 3 },
      ],
      range: { lowest: { value: -9, exact: true }, highest: { value: 87, exact: true } },
      decimals: 3,
    });
  });

  it("counts words that are not listed, and lists none that few pupils have", () => {
    const words = [400, 30, 9].map((rows, at) => ({ text: ["yes", "no", "rare"][at] ?? "", rows }));
    const [shown] = shownColumns([ledger("pupils", profileOf({ kind: "words", words }))], pupils, srs10);
    expect(shown).toMatchObject({
      words: [
        { value: "yes", rows: 400 },
        { value: "no", rows: 30 },
      ],
      others: 15,
    });
  });

  it("lists a column of a file once, however many measures read it", () => {
    const one = ledger("pupils", profileOf(numbers));
    expect(shownColumns([one, one], pupils, srs10)).toHaveLength(1);
  });
});
