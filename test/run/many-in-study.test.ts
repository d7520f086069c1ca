import { beforeAll, describe, expect, it } from "vitest";
import { twoSidedOf } from "../../src/estimates/families/tested.ts";
import { familiesOfStudy } from "../../src/run/figures/families-of-study.ts";
import { readStudy } from "../../src/run/files/read-study.ts";
import { manyStudy, oracleAsk, schoolSums } from "../support/many-study.ts";
import { measureStudy, quietEffects } from "../support/measure-study.ts";
import { oracleRows } from "../support/oracle-csv.ts";
import { plainCsv } from "../support/plain-csv.ts";
import { runExample } from "../support/run-example.ts";
import { inFolder } from "../support/temp-folder.ts";

/** Rows of a table of the release by column. */
function tableRows(text: string): readonly Readonly<Record<string, string>>[] {
  const [header = [], ...rows] = plainCsv(text);
  return rows.map((cells) => Object.fromEntries(header.map((name, at) => [name, cells[at] ?? ""])));
}

const close = (actual: number | null | undefined, expected: string | undefined, relative = 1e-8) =>
  expect(Math.abs((actual ?? Number.NaN) - Number(expected))).toBeLessThanOrEqual(
    relative * Math.max(Math.abs(Number(expected)), 1e-3),
  );

/** Measures a study and sets its figures together, all of them as published. */
async function together(ask: string): ReturnType<typeof familiesOfStudy> {
  const yaml = manyStudy(ask);
  const { families } = await measureStudy(yaml, { "school-sums.csv": schoolSums });
  const study = await inFolder({ "study.yaml": yaml }, (folder) => readStudy(quietEffects, `${folder}/study.yaml`));
  return familiesOfStudy(quietEffects, study.study, [families], () => "published", true);
}

// Expected values: R 4.2.2, test/oracle/many-in-study.R, from the same table by the definitions of docs/methods.md.
describe("what figures of a study are together equals R", () => {
  let many: Awaited<ReturnType<typeof familiesOfStudy>>;
  beforeAll(async () => {
    many = await together(oracleAsk);
  });

  it("has an entry for each entry of compare, with every question once", () => {
    expect(many.comparisons.map(({ entry, questions }) => [entry, questions.length])).toEqual([
      [0, 3],
      [1, 4],
    ]);
    const compared = many.register.tests.filter(({ askers }) => askers.includes("comparison"));
    expect(compared).toHaveLength(7);
    expect(new Set(compared.map(({ family, counted }) => `${family} ${counted}`))).toEqual(new Set(["comparison 7"]));
  });

  it.each(oracleRows("many-comparisons.csv"))("$figure", ({ family, figure = "", t, df, p, adjusted }) => {
    const test = many.register.tests.find(({ figures }) => figures.some(({ id }) => id === figure));
    close(test?.t, t);
    close(test?.degreesOfFreedom, df);
    close(test?.p, p);
    close(test?.adjusted, adjusted);
    expect(test?.method).toBe(family === "compare 1" ? "holm" : "benjamini-hochberg");
  });

  it.each(oracleRows("many-claims.csv"))("the claim $claim", ({ claim, p }) => {
    const judged = many.claims.find(({ name }) => name === claim);
    close(judged?.p, p);
    expect(judged?.verdict).toBe(Number(p) <= 0.05 ? "supported" : "not shown");
  });

  it.each(oracleRows("many-areas.csv"))("$figure, shrunken", ({ figure, value, between, shrunken, lower, upper }) => {
    const family = many.areas.find(({ areas }) => areas.some(({ id }) => id === figure));
    const area = family?.areas.find(({ id }) => id === figure);
    close(family?.shrinkage?.sdBetween, between, 1e-6);
    close(area?.shrunken?.value, shrunken);
    close(area?.shrunken?.interval.lower, lower);
    close(area?.shrunken?.interval.upper, upper);
    const widest = area?.together ?? { lower: Number.NaN, upper: Number.NaN };
    close((widest.lower + widest.upper) / 2, value);
  });
});

describe("p values and intervals", () => {
  it("say the same: a p value is at most 5% where the interval leaves out no difference", async () => {
    // Fieller's interval leaves out 1 where the difference of the two sides is not within t standard errors of 0.
    const exact = schoolSums
      .trim()
      .split("\n")
      .map((line, at) => {
        const [urn, region, year, dis = "", disMean = "", oth = "", othMean = ""] = line.split(",");
        const sum = (n: string, mean: string) => (Number(n) * Math.round(100 * Number(mean) + 40)) / 100;
        return at === 0
          ? "urn,region,year,dis_pupils,dis_sum,oth_pupils,oth_sum"
          : [urn, region, year, dis, sum(dis, disMean).toFixed(2), oth, sum(oth, othMean).toFixed(2)].join(",");
      })
      .join("\n");
    const yaml = manyStudy(`
show: []
compare:
  - { mean: progress, of: [disadvantaged, others], in: [england, region], year: 2018-2019, with: { of: others }, as: [difference] }
  - { mean: progress, of: [disadvantaged, others], in: [england, region], year: 2019, with: { year: 2018 }, as: [difference, ratio] }
  - { mean: progress, of: others, in: [england, region], with: { in: region Norvale }, as: [difference, ratio, percent] }
`)
      .replaceAll("mean: dis_mean", "sum: dis_sum")
      .replaceAll("mean: oth_mean", "sum: oth_sum");
    const { estimates, families } = await measureStudy(yaml, { "school-sums.csv": `${exact}\n` });
    let clear = 0;
    let checked = 0;
    for (const { figures, tested } of families.tests)
      for (const { id } of figures) {
        const estimate = estimates.find(({ figure }) => figure.id === id);
        const interval = estimate?.kind === "estimate" ? estimate.inScales[0]?.interval : undefined;
        if (estimate === undefined || interval === undefined || tested === null || tested.se === 0) continue;
        const none = estimate.figure.statistic === "ratio" ? 1 : 0;
        const leavesOut = interval.lower > none || interval.upper < none;
        expect([id, twoSidedOf(tested) <= 0.05]).toEqual([id, leavesOut]);
        clear += Number(leavesOut);
        checked += 1;
      }
    expect(checked).toBeGreaterThan(20);
    expect(clear).toBeGreaterThan(3);
    expect(clear).toBeLessThan(checked);
  });
});

describe("the tables of a run", () => {
  it("print what R works out, in order of code and not of size", async () => {
    const { release } = await runExample({ "school-sums.csv": schoolSums }, manyStudy(oracleAsk));
    const printed = tableRows(release.get("tables/comparisons.csv") ?? "");
    for (const { family, figure, p, adjusted } of oracleRows("many-comparisons.csv")) {
      const row = printed.find((one) => `compare ${one.entry}` === family && one.figure === figure);
      close(Number(row?.p), p, 0.0051);
      close(Number(row?.p_adjusted), adjusted, 0.0051);
    }
    const areas = tableRows(release.get("tables/areas.csv") ?? "");
    for (const { figure, shrunken } of oracleRows("many-areas.csv")) {
      const row = areas.find((one) => one.figure === figure);
      expect(row?.shrunken).toBe(Number(shrunken).toFixed(row?.estimate?.split(".")[1]?.length ?? 0));
    }
    for (const family of new Set(areas.map((row) => row.family))) {
      const codes = areas.filter((row) => row.family === family).map(({ area_code }) => area_code ?? "");
      expect(codes).toEqual([...codes].sort());
    }
    const claims = tableRows(release.get("tables/claims.csv") ?? "");
    expect(claims.map(({ claim, verdict }) => [claim, verdict])).toEqual([
      ["larger", "not shown"],
      ["smaller", "not shown"],
      ["behind", "supported"],
    ]);
    const report = release.get("report.html") ?? "";
    const has = (id: string) => report.includes(`<section id="${id}"`);
    expect([has("areas"), has("claims")]).toEqual([true, true]);
  });
});

describe("a question across a hidden break", () => {
  it("is not counted, however clear it would be", async () => {
    const ask = `
breaks: { 2019: { why: another test, across: hide } }
compare:
  - { mean: progress, of: [disadvantaged, others], in: england, year: 2019, with: { year: 2018 }, as: [difference] }
  - { mean: progress, of: disadvantaged, in: england, with: { of: others }, as: [difference] }
claims:
  - { name: over the break, mean: progress, of: others, in: england, year: 2019, with: { year: 2018 }, says: larger }
`;
    const { release } = await runExample({ "school-sums.csv": schoolSums }, manyStudy(ask));
    const rows = tableRows(release.get("tables/comparisons.csv") ?? "");
    // The two sides of the second entry are tested in both years; nothing of the first counts.
    expect(rows.map(({ entry, counted, p, status }) => [entry, counted, p !== "", status])).toEqual([
      ["1", "", false, "not_available"],
      ["1", "", false, "not_available"],
      ["2", "2", true, "published"],
      ["2", "2", true, "published"],
    ]);
    expect(rows[0]?.note).toMatch(/^not tested: crosses a break/);
    const [claim] = tableRows(release.get("tables/claims.csv") ?? "");
    expect([claim?.verdict, claim?.p]).toEqual(["not tested", ""]);
  });
});

/** Two schools of Eastholt in a region of their own: hidden under srs-10, which asks for three. */
const withTiny = schoolSums
  .split("\n")
  .map((line) => (/^9000(03|04),/.test(line) ? line.replace(/,(Eastholt|Norvale|Sundmark),/, ",Tiny,") : line))
  .join("\n");

describe("a hidden area", () => {
  const ask = (areas: string) => `
show:
  - gap: { of: disadvantaged, in: ${areas}, year: 2019, small_areas: shrink }
compare:
  - { gap: progress, of: disadvantaged, in: ${areas}, year: 2019, with: { year: 2018 }, as: difference }
claims:
  - { gap: progress, of: disadvantaged, in: ${areas}, year: 2019, says: behind, every: area }
`;
  const tables = async (areas: string) => {
    const study = manyStudy(ask(areas), "srs-10");
    const { release } = await runExample({ "school-sums.csv": withTiny }, study);
    const rows = (name: string) => tableRows(release.get(`tables/${name}.csv`) ?? "");
    return { areas: rows("areas"), comparisons: rows("comparisons"), claims: rows("claims") };
  };
  let all: Awaited<ReturnType<typeof tables>>;
  let others: Awaited<ReturnType<typeof tables>>;
  beforeAll(async () => {
    all = await tables("region");
    others = await tables("[region Eastholt, region Norvale, region Sundmark]");
  });
  const isTiny = ({ figure = "" }: Readonly<Record<string, string>>) => figure.includes("region-tiny");

  it("has no number in any table, and its reason", () => {
    const [area] = all.areas.filter(isTiny);
    const [comparison] = all.comparisons.filter(isTiny);
    expect([area?.status, area?.estimate, area?.shrunken, area?.rank_best]).toEqual(["suppressed", "", "", ""]);
    expect([comparison?.status, comparison?.p, comparison?.p_adjusted]).toEqual(["suppressed", "", ""]);
    expect(area?.note).toMatch(/^left out: comes from fewer than/);
    expect(comparison?.note).toMatch(/^not tested: comes from fewer than/);
    expect(comparison?.counted).toBe("");
  });

  it("moves no other area: the rest is as if it had not been asked for", () => {
    expect(all.areas.filter((row) => !isTiny(row))).toEqual(others.areas);
    const counted = ({ question: _, ...row }: Readonly<Record<string, string>>) => row;
    expect(all.comparisons.filter((row) => !isTiny(row)).map(counted)).toEqual(others.comparisons.map(counted));
  });

  it("has one family where two requests ask for it, with all areas of the wider one", async () => {
    const twice = `
show:
  - gap: { of: disadvantaged, in: [region Eastholt, region Norvale, region Sundmark], year: 2019, small_areas: shrink }
  - gap: { of: disadvantaged, in: region, year: 2019 }
`;
    const { release } = await runExample({ "school-sums.csv": withTiny }, manyStudy(twice, "srs-10"));
    const ofGaps = ({ family = "" }: Readonly<Record<string, string>>) => !family.includes("/with/");
    expect(tableRows(release.get("tables/areas.csv") ?? "")).toEqual(all.areas.filter(ofGaps));
  });

  it("leaves a claim on every area untested, and says why", () => {
    expect(all.claims[0]?.verdict).toBe("not tested");
    expect(all.claims[0]?.p).toBe("");
    expect(all.claims[0]?.note).toContain("region-tiny/2019 is suppressed");
    expect(others.claims[0]?.verdict).toBe("supported");
  });
});
