import { expect } from "vitest";
import { oracleRows } from "../../support/oracle-csv.ts";

/** Expects a method to agree with R's p.adjust() on every set of test/oracle/many.R, in the order of the input. */
export function expectAsPAdjust(method: (p: readonly number[]) => readonly number[], column: "holm" | "bh"): void {
  const rows = oracleRows("p-adjust.csv");
  const sets = new Set(rows.map(({ set }) => set));
  expect(sets.size).toBe(7);
  for (const set of sets) {
    const own = rows.filter((row) => row.set === set);
    const adjusted = method(own.map(({ p }) => Number(p)));
    expect(adjusted).toHaveLength(own.length);
    for (const [index, row] of own.entries()) {
      const wanted = Number(row[column]);
      expect(Math.abs((adjusted[index] ?? Number.NaN) - wanted), `${set}, ${index}`).toBeLessThanOrEqual(
        1e-14 * wanted,
      );
    }
  }
}
