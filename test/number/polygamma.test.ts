import { describe, expect, it } from "vitest";
import { digamma, inverseTrigamma, trigamma } from "../../src/number/polygamma.ts";
import { oracleRows } from "../support/oracle-csv.ts";

// Expected values: R 4.2.2, test/oracle/shrink-variances.R.
describe("digamma and trigamma", () => {
  const rows = oracleRows("polygamma.csv");
  it("has every value", () => expect(rows.length).toBe(9));
  it.each(rows)("at $x are R's", ({ x, digamma: first, trigamma: second }) => {
    expect(Math.abs(digamma(Number(x)) - Number(first))).toBeLessThan(1e-13 * Math.max(1, Math.abs(Number(first))));
    expect(Math.abs(trigamma(Number(x)) / Number(second) - 1)).toBeLessThan(1e-13);
    expect(Math.abs(inverseTrigamma(Number(second)) / Number(x) - 1)).toBeLessThan(1e-11);
  });
  it("refuse what is not above 0", () => {
    for (const of of [digamma, trigamma, inverseTrigamma]) expect(() => of(0)).toThrow("argument not above 0: 0");
  });
});
