import { describe, expect, it } from "vitest";
import { combinedInfluence, covariance } from "../../src/estimates/covariance.ts";
import { estimateOf, measureStudy } from "../support/measure-study.ts";

const study = `
title: Two schools
years: 2019
files:
  schools:
    layout: school-table
    path: schools.csv
    columns: { urn: urn, area: area }
    groups: { all: { pupils: n, mean: mean } }
places: { schemes: { area: { column: area } } }
measures: { progress: { outcome: { mean_of: progress, decimals: 2 } } }
show: [ { mean: { of: all, in: area } } ]
`;

describe("a domain of few schools", () => {
  it("has the interval worked out on paper", async () => {
    // Area A: two schools of 10 pupils, means 0 and 1: mean 0.5, influences -0.25 and 0.25, leverage 1/2 each.
    // Area B: one school, so K = 3 and K/(K-1) = 3/2. Plain variance 3/2 x 2/16 = 3/16; corrected twice that, 3/8.
    // Effective schools 1/(1/4 + 1/4) = 2, one degree of freedom, t = 12.7062; rounding half of 0.01.
    const { estimates } = await measureStudy(study, {
      "schools.csv": "urn,area,n,mean\n1,A,10,0\n2,A,10,1\n3,B,5,0.2\n",
    });
    const estimate = estimateOf(estimates, "progress/mean/all/area-a/2019");
    const [number] = estimate.inScales;
    expect(estimate.degreesOfFreedom).toBeCloseTo(1, 12);
    expect(number?.value).toBeCloseTo(0.5, 12);
    expect(number?.se).toBeCloseTo(Math.sqrt(3 / 16), 12);
    expect(number?.rounding).toBeCloseTo(0.005, 12);
    expect(number?.interval.upper).toBeCloseTo(0.5 + 12.706204736174698 * Math.sqrt(3 / 8) + 0.005, 9);
    const alone = estimates.find(({ figure }) => figure.id === "progress/mean/all/area-b/2019");
    expect(alone).toMatchObject({ kind: "none", cause: "one school" });
  });
});

describe("a domain that is almost one school", () => {
  // Two schools of a and b pupils weigh as 1 / (h^2 + (1 - h)^2) equal ones, h = a / (a + b).
  // 100 and 27: h = 0.787, 1.505 schools, 0.505 degrees of freedom; 100 and 26: h = 0.794, 1.488 schools, 0.488.
  it.each([
    [100, 27, "estimate"],
    [100, 26, "none"],
    [1_000, 20, "none"],
    [1_000_000, 1, "none"],
  ])("of %i and %i pupils gives %s", async (a, b, kind) => {
    const { estimates } = await measureStudy(study, {
      "schools.csv": `urn,area,n,mean\n1,A,${a},0.1\n2,A,${b},0.9\n3,B,50,0.2\n4,B,50,0.3\n`,
    });
    const found = estimates.find(({ figure }) => figure.id === "progress/mean/all/area-a/2019");
    expect(found?.kind).toBe(kind);
    if (found?.kind === "none") expect(found.cause).toBe("one school");
  });
});

describe("a domain of one school against one of very many", () => {
  it("has no interval: the many say nothing of how the one could have been", async () => {
    const many = Array.from({ length: 300 }, (_, at) => `${at + 2},B,50,${(at % 7) / 10}`);
    const compared = `${study}compare: [ { mean: progress, of: all, in: area A, with: { in: area B }, as: difference } ]\n`;
    const { estimates } = await measureStudy(compared, {
      "schools.csv": `urn,area,n,mean\n1,A,50,0.4\n${many.join("\n")}\n`,
    });
    const found = estimates.find(({ figure }) => figure.id.includes("/difference/"));
    expect(found).toMatchObject({ kind: "none", cause: "one school" });
  });
});

describe("a study of one school", () => {
  it("has no interval for anything, and says why", async () => {
    const { estimates } = await measureStudy(study, { "schools.csv": "urn,area,n,mean\n1,A,10,0.5\n" });
    expect(estimates).toMatchObject([{ kind: "none", cause: "one school" }]);
  });
});

describe("rounding of a complement", () => {
  it("carries both printed means, in the worst direction", async () => {
    // all: 30 pupils, disadvantaged: 10, so others: 20 = (30 x m_all - 10 x m_dis) / 20.
    // Half a digit is 0.005: others can be off by 0.005 x (30 + 10) / 20 = 0.01; the gap, others less disadvantaged,
    // by 0.005 x (30/20 + 10/20 + 1) = 0.015, since both sides rest on the printed mean of the disadvantaged.
    const yaml = study
      .replace(
        "groups: { all: { pupils: n, mean: mean } }",
        "groups: { all: { pupils: n, mean: mean }, disadvantaged: { pupils: d, mean: dm }, others: { all_less: disadvantaged } }",
      )
      .replace(
        "show: [ { mean: { of: all, in: area } } ]",
        "show: [ { mean: { of: others } }, { gap: { of: disadvantaged } } ]",
      );
    const { estimates } = await measureStudy(yaml, {
      "schools.csv": "urn,area,n,mean,d,dm\n1,A,30,0.10,10,-0.50\n2,A,30,0.40,10,-0.10\n",
    });
    expect(estimateOf(estimates, "progress/mean/others/england/2019").inScales[0]?.rounding).toBeCloseTo(0.01, 12);
    expect(estimateOf(estimates, "progress/gap/disadvantaged/england/2019").inScales[0]?.rounding).toBeCloseTo(
      0.015,
      12,
    );
  });
});

describe("covariance", () => {
  it("refuses a design of one school", () => {
    expect(() => covariance(new Float64Array([1]), new Float64Array([1]), 1)).toThrow("at least two schools: 1");
  });
  it("adds the influences of domains that share a school", () => {
    const domain = (own: number) => ({
      mean: 0,
      pupils: 1,
      schools: 1,
      school: Int32Array.of(1),
      own: Float64Array.of(own),
      leverage: Float64Array.of(0),
      shared: null,
      effectiveSchools: 1,
      largestShares: [1],
      rests: new Map(),
    });
    expect([
      ...combinedInfluence(
        [
          { domain: domain(2), weight: 3 },
          { domain: domain(5), weight: -1 },
        ],
        3,
        "full",
        "plain",
      ),
    ]).toEqual([0, 1, 0]);
  });
});
