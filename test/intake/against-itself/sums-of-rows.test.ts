import { describe, expect, it } from "vitest";
import type { RowOfTable } from "../../../src/intake/against-itself/row-of-table.ts";
import { refuseSums, sumsAmong } from "../../../src/intake/against-itself/sums-of-rows.ts";
import { refuseTwins } from "../../../src/intake/against-itself/twins.ts";
import { rowsOfTable, type Written } from "../../support/rows-of-table.ts";

type Groups = Readonly<Record<string, Written>>;

/** Twelve schools, all of different sizes: 50, 61, 72, ... pupils, of which 20, 23, 26, ... disadvantaged. */
const schools: readonly Groups[] = Array.from({ length: 12 }, (_, at) => ({
  all: [50 + 11 * at, ((17 * at) % 60) - 30],
  disadvantaged: [20 + 3 * at, ((23 * at) % 60) - 60],
}));

/** The row that is the sum of some schools, with its means rounded to a hundredth. */
function sumOf(some: readonly Groups[]): Groups {
  const together = (group: string): Written => {
    const own = some.flatMap((one) => (one[group] === undefined ? [] : [one[group]]));
    const pupils = own.reduce((sum, [n]) => sum + n, 0);
    return [pupils, Math.round(own.reduce((sum, [n, mean]) => sum + n * mean, 0) / pupils)];
  };
  return { all: together("all"), disadvantaged: together("disadvantaged") };
}

const found = (rows: readonly RowOfTable[]) =>
  sumsAmong(rows)
    ?.rows.map(({ record }) => record)
    .sort((a, b) => a - b) ?? null;
const thirds = [0, 1, 2].map((third) => schools.filter((_, at) => at % 3 === third));

describe("rows that are sums of other rows", () => {
  it("are not found among schools", () => expect(found(rowsOfTable(schools))).toBeNull());

  it("are found by an id of another form", () => {
    const rows = rowsOfTable([...schools, ...thirds.map(sumOf)], (at) => (at < 12 ? {} : { school: `E0600000${at}` }));
    expect(found(rows)).toEqual([14, 15, 16]);
  });

  it("are found by an id of another form where some schools have no figure of their own", () => {
    const rows = rowsOfTable([...schools.slice(1), ...thirds.map(sumOf)], (at) =>
      at < 11 ? {} : { school: `District ${at}` },
    );
    expect(found(rows)).toEqual([13, 14, 15]);
  });

  it("are found by a column that says what kind of row it is", () => {
    const rows = rowsOfTable([...schools, ...thirds.map(sumOf)], (at) => ({
      kinds: new Map([["RECTYPE", at < 12 ? "1" : "4"]]),
    }));
    expect(found(rows)).toEqual([14, 15, 16]);
  });

  it("are found where one row has the pupils of all others, or nearly", () => {
    expect(found(rowsOfTable([...schools, sumOf(schools)]))).toEqual([14]);
    expect(found(rowsOfTable([sumOf(schools), ...schools.slice(2)]))).toEqual([2]);
  });

  it("are found by the area that they are the sum of", () => {
    const rows = rowsOfTable([...schools, ...thirds.map(sumOf)], (at) => ({
      attributes: new Map([["region", ["North", "South", "West"][at % 3] ?? ""]]),
    }));
    expect(found(rows)).toEqual([14, 15, 16]);
    expect(found(rows.slice(0, 13))).toEqual([14]);
  });

  it("are found as subtotals in the order of the file", () => {
    const [first, second] = [schools.slice(0, 5), schools.slice(5, 9)];
    expect(found(rowsOfTable([...first, sumOf(first), ...second, sumOf(second), ...schools.slice(9)]))).toEqual([
      7, 12,
    ]);
  });

  it("are found by their size, in any order", () => {
    expect(found(rowsOfTable([...thirds.map(sumOf), ...schools]))).toEqual([2, 3, 4]);
  });

  it("need the same sum of scores, and not only as many pupils", () => {
    const parts = schools.slice(0, 5);
    const { all: [pupils] = [0], disadvantaged: [some] = [0] } = sumOf(parts);
    const other = { all: [pupils, 90], disadvantaged: [some, 90] } as const;
    expect(found(rowsOfTable([...parts, sumOf(parts), ...schools.slice(5)]))).toEqual([7]);
    expect(found(rowsOfTable([...parts, other, ...schools.slice(5)]))).toBeNull();
  });

  it("are refused with their records", () => {
    expect(() => refuseSums(rowsOfTable([...schools, sumOf(schools)]))).toThrow(
      "s.csv, record 14: sums of other rows, in 2019: as many pupils as all others, in 1 of 13 rows",
    );
  });

  it("are looked for in each year", () => {
    const rows = rowsOfTable([...schools, ...schools], (at) => ({ year: at < 12 ? 2018 : 2019 }));
    expect(() => refuseSums(rows)).not.toThrow();
  });
});

describe("schools of two sizes", () => {
  // Few large schools with ids of another form and as many pupils as the small ones would be sums; of equal size they are not.
  it("with ids written in two ways are not sums of each other", () => {
    const rows = rowsOfTable(schools, (at) => ({ school: at % 3 === 0 ? `899/400${at}` : `899400${at}` }));
    expect(found(rows)).toBeNull();
  });
});

describe("schools with the same numbers as another", () => {
  // Three of fifteen rows repeat: 20%, above a twentieth. Two are too few.
  it("are refused where there are many", () => {
    const repeated = (count: number) => rowsOfTable([...schools, ...schools.slice(0, count)]);
    expect(() => refuseTwins(repeated(3))).toThrow(
      "s.csv, records 14, 15, 16: the same numbers in every group as another school, in 3 of 15 rows",
    );
    expect(() => refuseTwins(repeated(2))).not.toThrow();
  });

  it("are not refused for one number alone, which many schools share", () => {
    expect(() =>
      refuseTwins(rowsOfTable(Array.from({ length: 9 }, () => ({ all: [100, 10] as const })))),
    ).not.toThrow();
  });
});
