import { beforeAll, describe, expect, it } from "vitest";
import { familiesOfStudy } from "../../src/run/figures/families-of-study.ts";
import { gradedOracleAsk, gradedStudy, inspectedSchools } from "../support/graded-study.ts";
import { measureStudy, quietEffects } from "../support/measure-study.ts";
import { oracleRows } from "../support/oracle-csv.ts";
import { plainCsv } from "../support/plain-csv.ts";
import { runExample } from "../support/run-example.ts";

const files = { "inspected-schools.csv": inspectedSchools };

const close = (actual: number | null | undefined, expected: string | undefined, tolerance = 1e-9) =>
  expect(Math.abs((actual ?? Number.NaN) - Number(expected))).toBeLessThanOrEqual(tolerance);

// Expected values: R 4.2.2 and survey 4.1, test/oracle/grades-in-study.R, from the same list by docs/methods.md.
describe("what figures of grades are together equals R", () => {
  let together: Awaited<ReturnType<typeof familiesOfStudy>>;
  beforeAll(async () => {
    const { study, families } = await measureStudy(gradedStudy(gradedOracleAsk), files);
    together = await familiesOfStudy(quietEffects, study, [families], () => "published", true);
  });

  it("has every question of both entries in one family, each once", () => {
    expect(together.comparisons.map(({ entry, questions }) => [entry, questions.length])).toEqual([
      [0, 4],
      [1, 4],
    ]);
    expect(together.comparisons[0]?.questions[0]?.figures).toHaveLength(2);
    const compared = together.register.tests.filter(({ family }) => family === "comparison");
    expect(compared.map(({ counted }) => counted)).toEqual(compared.map(() => 8));
    expect(compared).toHaveLength(8);
  });

  it.each(oracleRows("grades-comparisons.csv"))("$family, $figure", ({ figure = "", t, df, p, adjusted }) => {
    const found = together.register.tests.find(({ figures }) => figures.some(({ id }) => id === figure));
    close(found?.t, t);
    close(found?.degreesOfFreedom, df);
    close(found?.p, p);
    close(found?.adjusted, adjusted);
  });

  it.each(oracleRows("grades-claims.csv"))("the claim $claim", ({ claim, p }) => {
    const judged = together.claims.find(({ name }) => name === claim);
    close(judged?.p, p);
    expect(judged?.verdict).toBe(Number(p) <= 0.05 ? "supported" : "not shown");
  });

  it.each(oracleRows("grades-areas.csv"))("$figure beside the others", (row) => {
    const family = together.areas.find(({ areas }) => areas.some(({ id }) => id === row.figure));
    const area = family?.areas.find(({ id }) => id === row.figure);
    close(family?.shrinkage?.mean, row.mean);
    close(family?.shrinkage?.sdBetween, row.between);
    close(area?.shrunken?.value, row.shrunken);
    close(area?.shrunken?.interval.lower, row.shrunken_lower);
    close(area?.shrunken?.interval.upper, row.shrunken_upper);
    close(area?.shrunken?.kept, row.kept);
    // R's interval is Wilson's at Sidak's level, which is exact for areas without common schools; ours comes from draws.
    close(area?.together.lower, row.lower, 0.002);
    close(area?.together.upper, row.upper, 0.002);
  });

  it("has changes between the two judgements by region too, and no family of fractions", () => {
    // 5 shares at one time or both, and the change of the share good or outstanding; the reduction is a fraction.
    const statistics = together.areas.map(({ name }) => name.split("/")[1]);
    expect(statistics.filter((one) => one === "relative-reduction-weak")).toEqual([]);
    expect(together.areas.map(({ name }) => name)).toContain(
      "leadership/share-good-or-outstanding/matched/region/2022/with/matched-previous-judgement/same/2022",
    );
  });
});

/** The list twenty times over, with other URNs: no side of a share is small. */
function twentyTimes(list: string): string {
  const [head = "", ...schools] = list.trim().split("\n");
  const at = head.split(",").indexOf("URN");
  const copies = Array.from({ length: 20 }, (_, copy) => copy + 11).flatMap((copy) =>
    schools.map((line) => line.split(",").map((cell, column) => (column === at ? `${copy}${cell.slice(2)}` : cell))),
  );
  return [head, ...copies.map((cells) => cells.join(","))].join("\n");
}

describe("comparisons of grades in a release", () => {
  const ask = `
show: [{ leadership: { of: all, in: england } }]
compare:
  - { leadership: good or outstanding, in: [region Eastholt, region Westmere], with: { in: region Norvale }, as: difference }
`;
  const freedom = async (rules: string) => {
    const left = await runExample({ "inspected-schools.csv": twentyTimes(inspectedSchools) }, gradedStudy(ask, rules));
    const [head = [], ...rows] = plainCsv(left.release.get("tables/comparisons.csv") ?? "");
    return rows.map((row) => [row[head.indexOf("status")], row[head.indexOf("df")]]);
  };

  it("round degrees of freedom, which tell the number of schools, where the rules round that", async () => {
    // By Welch's formula on paper, with 46 schools of Norvale, 55 of Eastholt and 34 of Westmere twenty times: 1934.92 and
    // 1528.06, from which the spread that regions have in common takes a little.
    const exact = await freedom("public-data");
    expect(exact.map(([status]) => status)).toEqual(["published", "published"]);
    expect(exact.map(([, df]) => df)).toEqual(["1934.9", "1528.0"]);
    expect((await freedom("srs-10")).map(([, df]) => df)).toEqual(["1935.0", "1530.0"]);
  });
});
