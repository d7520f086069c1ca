import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { coverageTable, differenceTable } from "../deep/small-samples/methods-table.ts";
import { committed } from "../deep/small-samples/results.ts";

// The results of test/deep/small-samples.test.ts, which takes minutes: what docs/methods.md says of them, and what is asked
// of intervals. Four Monte Carlo errors are allowed, since there are some hundred rows.
describe("the committed trial of small samples", () => {
  const rows = committed();
  const smallestOf = (where = "") => Math.min(...(where.split(" of ")[0] ?? "").split(" and ").map(Number));
  const allowed = ({ mc_error }: Readonly<Record<string, string>>) => 4 * Number(mc_error);

  it("is what docs/methods.md prints", () => {
    const methods = readFileSync(new URL("../../docs/methods.md", import.meta.url), "utf8");
    expect(methods).toContain(coverageTable(rows));
    expect(methods).toContain(differenceTable(rows));
  });

  it.each(rows.filter(({ statistic = "", where }) => !statistic.startsWith("difference") && smallestOf(where) >= 10))(
    "$statistic in $where covers 93 to 97, and is no more than 15% too wide or narrow",
    (row) => {
      expect(Number(row.coverage)).toBeGreaterThan(93 - allowed(row));
      expect(Number(row.coverage)).toBeLessThan(97 + allowed(row));
      // The error of a width in per cent is some three times that of coverage.
      expect(Math.abs(Number(row.width) - 100)).toBeLessThan(15 + 3 * allowed(row));
    },
  );

  it.each(rows.filter(({ statistic = "", where }) => statistic.startsWith("difference") && smallestOf(where) >= 6))(
    "$statistic in $where are called different in 3.5 to 6.5%",
    (row) => {
      const missed = 100 - Number(row.coverage);
      expect(missed).toBeGreaterThan(3.5 - allowed(row));
      expect(missed).toBeLessThan(6.5 + allowed(row));
    },
  );
});
