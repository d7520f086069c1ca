import { describe, expect, it } from "vitest";
import type { CountCells } from "../../../src/cells/cells.ts";
import { covariance } from "../../../src/estimates/covariance.ts";
import { meanOfSums } from "../../../src/estimates/decompose/mean-of-sums.ts";
import { type PupilsBySchool, sumsOfSchoolMeans } from "../../../src/estimates/decompose/special-domains.ts";
import { DomainMeans } from "../../../src/estimates/domain-means.ts";
import { evaluate } from "../../../src/estimates/evaluate.ts";
import { influenceOfFormula } from "../../../src/estimates/influence-of-formula.ts";
import { schoolMeanOf, shareOf } from "../../../src/figures/domain.ts";
import { mean, minus } from "../../../src/figures/formula.ts";
import type { Method } from "../../../src/scores/method.ts";
import { scoreCells } from "../../../src/scores/score.ts";
import { atomsOf } from "../../scores/nation.ts";
import { decomposeMeans, meanDomain, meansIn, shareDomain, wholeArea } from "../../support/decompose-cells.ts";
import { jackknifeError } from "../../support/jackknife-error.ts";
import { sampleDomain, samplePlaces, schoolSample } from "../../support/school-sample.ts";

describe("shares and school means, as domains among others", () => {
  // That they equal R's survey is in r-decompose.test.ts.
  const means = decomposeMeans();
  it("count the pupils and schools of the side or the whole", () => {
    // On paper: as many as the plain means of the same pupils have.
    const [group, others] = [meanDomain("group", 2019), meanDomain("others", 2019)];
    for (const [special, plain] of [
      [schoolMeanOf(group, others), group],
      [shareDomain("high", 2019), group],
    ] as const) {
      expect(means.of(special)?.pupils).toBe(means.of(plain)?.pupils);
      expect(means.of(special)?.schools).toBe(means.of(plain)?.schools);
    }
  });
  it("have nobody where the whole has nobody", () => {
    expect(means.of(shareOf("high", "group", wholeArea, 1999))).toBeNull();
  });
});

describe("the part of a gap between schools", () => {
  type Side = readonly [pupils: number, sum: number];
  const side = (schools: readonly Side[]): PupilsBySchool => ({
    rows: [],
    schoolOfRow: [],
    pupils: Float64Array.from(schools, ([pupils]) => pupils),
    sum: Float64Array.from(schools, ([, sum]) => sum),
  });
  const between = (comparator: readonly Side[], group: readonly Side[]) => {
    const [c, g] = [side(comparator), side(group)];
    const means = [meanOfSums(sumsOfSchoolMeans(c, g).sums), meanOfSums(sumsOfSchoolMeans(g, c).sums)];
    return (means[0]?.mean ?? Number.NaN) - (means[1]?.mean ?? Number.NaN);
  };

  it("is what the two sides' schools differ by, on paper", () => {
    // Means of the two schools are 9 and 3, the gap 36/4 - 12/4 = 6. Between: (3 x 9 + 1 x 3)/4 - (1 x 9 + 3 x 3)/4 = 3.
    expect(
      between(
        [
          [3, 30],
          [1, 6],
        ],
        [
          [1, 6],
          [3, 6],
        ],
      ),
    ).toBe(3);
  });

  it("is all of the gap where no school has both, and none where all have one mix", () => {
    // On paper: 40/4 - 8/4 = 8; then each school has two of each, so that both sides have the same school means.
    expect(
      between(
        [
          [4, 40],
          [0, 0],
        ],
        [
          [0, 0],
          [4, 8],
        ],
      ),
    ).toBe(8);
    expect(
      between(
        [
          [2, 40],
          [2, 4],
        ],
        [
          [2, 8],
          [2, 0],
        ],
      ),
    ).toBe(0);
  });
});

/** Cells without those of one school, in the same frame. */
function withoutSchool(cells: CountCells, school: number): CountCells {
  const kept = Int32Array.from(cells.n.keys()).filter((cell) => cells.key.school[cell] !== school);
  const taken = (column: Int32Array) => kept.map((cell) => column[cell] ?? 0);
  const { key } = cells;
  return {
    ...cells,
    key: { school: taken(key.school), place: taken(key.place), atom: taken(key.atom), year: taken(key.year) },
    prior: taken(cells.prior),
    outcome: taken(cells.outcome),
    n: taken(cells.n),
  };
}

describe("full errors of a gap between schools", () => {
  const cells = schoolSample();
  const everybody = atomsOf(cells);
  const both = { scored: everybody, ranked: everybody };
  const bands = { kind: "given", cuts: Array.from({ length: 13 }, (_, index) => 30 + 2 * index) } as const;
  const rule = { bands, minimum: 0, expectation: everybody } as const;
  const [group, others] = ["disadvantaged", "others"].map((one) => sampleDomain(one, "nation", 2015));
  if (group === undefined || others === undefined) throw new Error("no sides");
  const formula = minus(mean(schoolMeanOf(others, group)), mean(schoolMeanOf(group, others)));
  const methods: readonly Method[] = [
    { kind: "rank of residual", ...both, ...rule },
    { kind: "standardised residual", ...both, ...rule },
    { kind: "rank", ...both },
  ];
  // Expected: a jackknife that leaves out a school, scores everybody again and knows nothing of influences.
  it.each(methods)("$kind: within 3% of leaving out one school at a time", (method) => {
    const means = new DomainMeans(scoreCells(cells, method).moments, samplePlaces);
    const schools = means.schoolsOfDesign;
    const { influence } = influenceOfFormula(formula, meansIn(means, formula), schools, "plain");
    const full = Math.sqrt(covariance(influence, influence, schools));
    const left = Float64Array.from({ length: schools }, (_, school) => {
      const others = new DomainMeans(scoreCells(withoutSchool(cells, school), method).moments, samplePlaces);
      return evaluate(formula, (domain) => others.of(domain)?.mean ?? Number.NaN).value;
    });
    expect(Math.abs(full / jackknifeError(left) - 1)).toBeLessThan(0.03);
  });
});
