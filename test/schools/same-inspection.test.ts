import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ListedInspection, oneNumberWithin, sameInspections } from "../../src/schools/same-inspection.ts";

// Who is the same as whom follows on paper from the days and numbers of each example.

function listed(day: string, more: Partial<ListedInspection> = {}): ListedInspection {
  return {
    ...{ urn: "100001", urnStated: false, number: null, inspected: day, ended: day, published: "2015-02-08", grade: 2 },
    ...{ framework: null, kind: "graded", ofPredecessor: false, publishedAsInspected: false },
    ...more,
  };
}

/** Records of each inspection, how they were found alike, and what is left of them. */
const short = (...all: readonly ListedInspection[]) =>
  sameInspections(all).map(({ records, alike, inspection }) =>
    [records.join("+"), alike, inspection === null ? "none" : `${inspection.urn} ${inspection.inspected}`].join(", "),
  );

describe("records of one inspection", () => {
  it("have one number, whichever of its days they have", () => {
    const first = listed("2015-01-09", { number: "400000", ended: "2015-01-10" });
    const last = listed("2015-01-10", { number: "400000" });
    expect(short(last, first)).toEqual(["0+1, number, 100001 2015-01-09"]);
    // The longest inspection seen in public files took 51 days.
    expect(short(listed("2015-01-09", { number: "400000" }), listed("2015-03-01", { number: "400000" }))).toHaveLength(
      1,
    );
  });

  it("have one number under two URNs: the one that a record states counts, else the smaller", () => {
    const now = listed("2015-01-09", { number: "400000", urn: "140001" });
    const then = listed("2015-01-09", { number: "400000", urn: "100002", urnStated: true });
    expect(short(now, then)).toEqual(["0+1, number, 100002 2015-01-09"]);
    expect(short(now, listed("2015-01-09", { number: "400000" }))).toEqual(["0+1, number, 100001 2015-01-09"]);
    const [both] = sameInspections([{ ...now, urnStated: true }, then]);
    expect([both?.inspection?.urn, both?.urnsDiffer]).toEqual(["100002", true]);
  });

  it("have, without a number on one side, days within a week of each other", () => {
    const numbered = listed("2015-01-09", { number: "400000" });
    expect(short(numbered, listed("2015-01-16"))).toEqual(["0+1, near days, 100001 2015-01-09"]);
    expect(short(numbered, listed("2015-01-17"))).toHaveLength(2);
    expect(short(listed("2015-01-09"), listed("2015-01-10"))).toEqual(["0+1, near days, 100001 2015-01-09"]);
    // A week from the first record, not from the one before: three a week apart are two inspections.
    expect(short(listed("2015-01-01"), listed("2015-01-07"), listed("2015-01-13"))).toHaveLength(2);
  });

  it("do not have two numbers, unless on one first day", () => {
    const other = { number: "400001" };
    expect(short(listed("2015-01-09", { number: "400000" }), listed("2015-01-12", other))).toHaveLength(2);
    expect(short(listed("2015-01-09", { number: "400000" }), listed("2015-01-09", other))).toEqual([
      "0+1, day, 100001 2015-01-09",
    ]);
  });

  it("are not those of a number that another year has too, nor of another URN", () => {
    const again = listed("2019-01-09", { number: "400000" });
    expect(short(listed("2015-01-09", { number: "400000" }), again)).toHaveLength(2);
    expect(short(listed("2015-01-09"), listed("2015-01-09", { urn: "100002" }))).toHaveLength(2);
    expect(oneNumberWithin).toBeGreaterThan(51);
  });

  it("with different grades leave none", () => {
    expect(short(listed("2015-01-09"), listed("2015-01-10", { grade: 3 }))).toEqual(["0+1, near days, none"]);
    const numbers = { number: "400000" };
    expect(short(listed("2015-01-09", numbers), listed("2015-01-09", { ...numbers, grade: 3 }))).toEqual([
      "0+1, number, none",
    ]);
  });

  it("count from their first day, and as published when first published", () => {
    const [one] = sameInspections([
      listed("2015-01-10", { published: "2015-03-01" }),
      listed("2015-01-09", { published: "2015-02-08" }),
      listed("2015-01-09", { published: "2015-01-09", publishedAsInspected: true }),
    ]);
    expect(one?.inspection).toMatchObject({
      inspected: "2015-01-09",
      published: "2015-02-08",
      publishedAsInspected: false,
    });
  });

  it("are found in any order, each in one inspection", () => {
    const day = fc.integer({ min: 1, max: 28 }).map((one) => `2015-01-${String(one).padStart(2, "0")}`);
    const record = fc
      .record({
        day,
        number: fc.constantFrom(null, "400000", "400001", "400002"),
        urn: fc.constantFrom("100001", "100002"),
        grade: fc.constantFrom(1 as const, 2 as const),
      })
      .map(({ day: on, ...more }) => listed(on, more));
    fc.assert(
      fc.property(fc.array(record, { maxLength: 12 }), (records) => {
        const found = sameInspections(records);
        expect(found.flatMap((one) => one.records).sort((a, b) => a - b)).toEqual(records.map((_, at) => at));
        const told = (all: readonly ListedInspection[]) =>
          sameInspections(all)
            .map(({ inspection, records: of }) => JSON.stringify([inspection, of.length]))
            .sort();
        expect(told([...records].reverse())).toEqual(told(records));
      }),
    );
  });
});
