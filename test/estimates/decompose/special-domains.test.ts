import { describe, expect, it } from "vitest";
import type { CountCells } from "../../../src/cells/cells.ts";
import { jackknifeError } from "../../../src/estimates/bootstrap/replicate-values.ts";
import { covariance } from "../../../src/estimates/covariance.ts";
import type { DomainMean } from "../../../src/estimates/domain-mean.ts";
import { DomainMeans } from "../../../src/estimates/domain-means.ts";
import { evaluate } from "../../../src/estimates/evaluate.ts";
import { influenceOfFormula } from "../../../src/estimates/influence-of-formula.ts";
import { schoolMeanOf, shareOf } from "../../../src/figures/domain.ts";
import type { Formula } from "../../../src/figures/figure.ts";
import { domainsOf, mean, minus } from "../../../src/figures/formula.ts";
import type { Method } from "../../../src/scores/method.ts";
import type { Moments } from "../../../src/scores/moments.ts";
import { scoreCells } from "../../../src/scores/score.ts";
import { atomsOf, cellsOf } from "../../scores/nation.ts";
import { bandsOfGroup, decomposeCells, meanDomain, shareDomain, wholeArea } from "../../support/decompose-cells.ts";
import { oracleRows } from "../../support/oracle-csv.ts";
import { sampleDomain, samplePlaces, schoolSample } from "../../support/school-sample.ts";

/** The invented cells of test/oracle/decompose.R as moments: rows by school, kind and year with their sums. */
function momentsOfCells(): Moments {
  const { frame } = cellsOf(
    decomposeCells.map(({ school, kind, year }) => ({
      school: String(school).padStart(3, "0"),
      place: "whole",
      atom: kind,
      year,
      prior: 0,
      outcome: 0,
    })),
    1,
    1,
  );
  const inside = (...kinds: readonly string[]) =>
    Uint8Array.from(frame.atoms.keys, (atom) => (kinds.includes(atom) ? 1 : 0));
  const populations = new Map([
    ["group", inside(...bandsOfGroup)],
    ["others", inside("others")],
    ...bandsOfGroup.map((band) => [band, inside(band)] as const),
  ]);
  const code = (of: { readonly indexOf: ReadonlyMap<string, number> }, key: string) => of.indexOf.get(key) ?? -1;
  return {
    frame: { ...frame, populations },
    key: {
      school: Int32Array.from(decomposeCells, ({ school }) => code(frame.schools, String(school).padStart(3, "0"))),
      place: new Int32Array(decomposeCells.length),
      atom: Int32Array.from(decomposeCells, ({ kind }) => code(frame.atoms, kind)),
      year: Int32Array.from(decomposeCells, ({ year }) => frame.years.indexOf.get(year) ?? -1),
    },
    n: Int32Array.from(decomposeCells, ({ pupils }) => pupils),
    sum: Float64Array.from(decomposeCells, ({ sum }) => sum),
    unitOfYear: new Float64Array(frame.years.keys.length).fill(1),
    rests: null,
    firstStage: "nothing estimated",
  };
}

const known = (means: DomainMeans, formula: Formula): ReadonlyMap<string, DomainMean> =>
  new Map(
    domainsOf(formula).map((domain) => {
      const found = means.of(domain);
      if (found === null) throw new Error(`nobody in ${domain.key}`);
      return [domain.key, found];
    }),
  );

describe("shares and school means, as domains among others", () => {
  // Expected: R's survey on totals (svytotal, svycontrast), test/oracle/decompose.R.
  const rows = new Map(oracleRows("decompose.csv").map((row) => [row.figure, row]));
  const means = new DomainMeans(momentsOfCells(), () => Uint8Array.of(1));
  const between = (year: number) => {
    const [group, others] = [meanDomain("group", year), meanDomain("others", year)];
    return minus(mean(schoolMeanOf(others, group)), mean(schoolMeanOf(group, others)));
  };
  const gap = (year: number) => minus(mean(meanDomain("others", year)), mean(meanDomain("group", year)));
  it.each([
    ["share high 2019", mean(shareDomain("high", 2019))],
    ["between 2018", between(2018)],
    ["between 2019", between(2019)],
    ["within 2019", minus(gap(2019), between(2019))],
  ] as const)("%s equals R survey, with its error", (figure, formula) => {
    const row = rows.get(figure);
    const { value, influence } = influenceOfFormula(formula, known(means, formula), means.schoolsOfDesign, "plain");
    const se = Math.sqrt(covariance(influence, influence, means.schoolsOfDesign));
    expect(Math.abs(value / Number(row?.value) - 1)).toBeLessThanOrEqual(1e-9);
    expect(Math.abs(se / Number(row?.se) - 1)).toBeLessThanOrEqual(1e-9);
  });
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
    const { influence } = influenceOfFormula(formula, known(means, formula), schools, "plain");
    const full = Math.sqrt(covariance(influence, influence, schools));
    const left = Float64Array.from({ length: schools }, (_, school) => {
      const others = new DomainMeans(scoreCells(withoutSchool(cells, school), method).moments, samplePlaces);
      return evaluate(formula, (domain) => others.of(domain)?.mean ?? Number.NaN).value;
    });
    expect(Math.abs(full / jackknifeError(left) - 1)).toBeLessThan(0.03);
  });
});
