import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CountCells } from "../../../src/cells/cells.ts";
import { replicateMeans } from "../../../src/estimates/bootstrap/replicate-means.ts";
import { type Resampling, weighSchools } from "../../../src/estimates/bootstrap/school-weights.ts";
import { DomainMeans } from "../../../src/estimates/domain-means.ts";
import { type Domain, domainOf } from "../../../src/figures/domain.ts";
import type { Method } from "../../../src/scores/method.ts";
import { publishedMoments } from "../../../src/scores/published.ts";
import { scoreCells } from "../../../src/scores/score.ts";
import { atomsOf, type CellInWords, cellsOf, nations } from "../../scores/nation.ts";

const populations = {
  all: ["others", "disadvantaged", "special"],
  others: ["others"],
  disadvantaged: ["disadvantaged"],
};

function withPopulations(rows: readonly CellInWords[]): CountCells {
  const cells = cellsOf(rows);
  const masks = Object.entries(populations).map(
    ([name, inside]) =>
      [name, Uint8Array.from(cells.frame.atoms.keys, (atom) => (inside.includes(atom) ? 1 : 0))] as const,
  );
  return { ...cells, frame: { ...cells.frame, populations: new Map(masks) } };
}

const domains: readonly Domain[] = Object.keys(populations).flatMap((population) =>
  ["nation", "hill"].flatMap((area) =>
    [2014, 2015].map((year) =>
      domainOf(population, { key: area, scheme: "area", code: area, name: area, within: null }, year),
    ),
  ),
);
const placesOf = (cells: CountCells) => (domain: Domain) =>
  Uint8Array.from(cells.frame.places.keys, (place) => (domain.area.key === "nation" || place === "hill" ? 1 : 0));

function methodsOf(cells: CountCells): readonly Method[] {
  const everybody = atomsOf(cells);
  const rule = { bands: { kind: "given", cuts: [-1, 2] }, minimum: 0, expectation: everybody } as const;
  const both = { scored: everybody, ranked: everybody };
  return [
    { kind: "rank of residual", ...both, ...rule },
    { kind: "points of residual", scored: everybody, ...rule },
    { kind: "rank", ...both },
    { kind: "threshold", scored: everybody, atLeast: 2 },
    { kind: "points", scored: everybody },
  ];
}

/** The same pupils with each school as often as a replicate has it: what the replicate must score. */
function drawn(rows: readonly CellInWords[], cells: CountCells, resampling: Resampling, replicate: number) {
  const schools = cells.frame.schools.keys;
  const weights = new Float64Array(schools.length);
  weighSchools(resampling, replicate, schools.length, weights, 1, 0);
  return rows.flatMap((row) => {
    const weight = weights[cells.frame.schools.indexOf.get(row.school ?? "s") ?? 0] ?? 0;
    return weight === 0 ? [] : [{ ...row, n: (row.n ?? 1) * weight }];
  });
}

describe("means of replicates", () => {
  it("are those of the same schools copied as often as they were drawn, and scored from the start", async () => {
    await fc.assert(
      fc.asyncProperty(nations, fc.integer({ min: 1, max: 1000 }), async (rows, seed) => {
        const cells = withPopulations(rows);
        for (const method of methodsOf(cells)) {
          const resampling: Resampling = { kind: "bootstrap", seed, replicates: 11 };
          const { moments } = scoreCells(cells, method);
          const replicates = await replicateMeans(moments, { means: domains }, placesOf(cells), resampling, 1);
          for (let replicate = 0; replicate < 11; replicate++) {
            const copied = withPopulations(drawn(rows, cells, resampling, replicate));
            const means = new DomainMeans(
              scoreCells(copied, { ...method, ...selectionsOf(copied, method) }).moments,
              placesOf(copied),
            );
            for (const domain of domains) {
              const expected = means.of(domain)?.mean ?? Number.NaN;
              const found = replicates.of(domain)[replicate] ?? Number.NaN;
              if (method.kind === "points of residual" && !Number.isNaN(expected))
                expect(found).toBeCloseTo(expected, 10);
              else expect(found).toBe(expected);
            }
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  // 4,000 pupils of three schools each: with one outcome, a count of a slot outgrows a quarter of a double and an entry
  // the room of a pair of scores; with 200 outcomes, an entry fits and a row does not.
  it.each([
    ["in few lumps", 1],
    ["in long rows", 200],
  ])("are those also where lanes outgrow their part of a double: pupils %s", async (_, outcomes) => {
    const rows = ["a", "b", "c"].flatMap((school, at) =>
      Array.from({ length: outcomes }, (__, index) => ({
        school,
        atom: at === 0 ? "disadvantaged" : "others",
        outcome: (index * (7 + at) + at) % 211,
        n: 4000 / outcomes,
      })),
    );
    const cells = withPopulations(rows);
    const resampling: Resampling = { kind: "bootstrap", seed: 3, replicates: 8 };
    const everybody = atomsOf(cells);
    const method: Method = { kind: "rank", scored: everybody, ranked: everybody };
    const { moments } = scoreCells(cells, method);
    const own = domains.filter(({ year }) => year === 2015);
    const replicates = await replicateMeans(moments, { means: own }, placesOf(cells), resampling, 1);
    for (let replicate = 0; replicate < 8; replicate++) {
      const copied = withPopulations(drawn(rows, cells, resampling, replicate));
      const means = new DomainMeans(
        scoreCells(copied, { ...method, ...selectionsOf(copied, method) }).moments,
        placesOf(copied),
      );
      for (const domain of own) expect(replicates.of(domain)[replicate]).toBe(means.of(domain)?.mean ?? Number.NaN);
    }
  });

  it("of a jackknife are those without one school", async () => {
    const rows = [
      { school: "a", atom: "others", outcome: 1 },
      { school: "b", atom: "others", outcome: 4 },
      { school: "c", atom: "others", outcome: 7, n: 2 },
    ];
    const cells = withPopulations(rows);
    const { moments } = scoreCells(cells, { kind: "points", scored: atomsOf(cells) });
    const [domain] = domains.filter(({ key }) => key === "all|nation|2015");
    if (domain === undefined) throw new Error("no domain");
    const replicates = await replicateMeans(moments, { means: [domain] }, placesOf(cells), { kind: "jackknife" }, 1);
    // Half points: (4 + 7 + 7) / 3, (1 + 7 + 7) / 3 and (1 + 4) / 2, each times 0.5.
    expect([...replicates.of(domain)]).toEqual([3, 2.5, 1.25]);
  });

  it("are the same bytes for one, two and four threads", async () => {
    const rows = Array.from({ length: 300 }, (_, index) => ({
      school: `s${index % 23}`,
      atom: index % 3 === 0 ? "disadvantaged" : "others",
      year: 2014 + (index % 2),
      prior: index % 7,
      outcome: (index * index) % 31,
    }));
    const cells = withPopulations(rows);
    const resampling: Resampling = { kind: "bootstrap", seed: 7, replicates: 43 };
    for (const method of methodsOf(cells)) {
      const { moments } = scoreCells(cells, method);
      const [one, two, four] = await Promise.all(
        [1, 2, 4].map((threads) => replicateMeans(moments, { means: domains }, placesOf(cells), resampling, threads)),
      );
      for (const domain of domains) {
        expect(two?.of(domain)).toEqual(one?.of(domain));
        expect(four?.of(domain)).toEqual(one?.of(domain));
      }
    }
  });

  it("do not hang on how many replicates there are", async () => {
    const cells = withPopulations([
      { school: "a", atom: "others", outcome: 1 },
      { school: "b", atom: "others", outcome: 4 },
    ]);
    const { moments } = scoreCells(cells, { kind: "rank", scored: atomsOf(cells), ranked: atomsOf(cells) });
    const means = (replicates: number) =>
      replicateMeans(moments, { means: domains }, placesOf(cells), { kind: "bootstrap", seed: 1, replicates }, 1);
    const [few, many] = [await means(5), await means(40)];
    for (const domain of domains) expect(few.of(domain)).toEqual(many.of(domain).subarray(0, 5));
  });

  it("have nothing for a year in which pupils have nobody left to expect from", async () => {
    // The others of the low band are all in school a, and expectations are of the others.
    const cells = withPopulations([
      { school: "a", atom: "others", prior: 1, outcome: 1 },
      { school: "a", atom: "others", prior: 1, outcome: 3 },
      { school: "b", atom: "disadvantaged", prior: 1, outcome: 2 },
      { school: "c", atom: "others", prior: 5, outcome: 6 },
      { school: "b", atom: "others", prior: 5, outcome: 4 },
    ]);
    const rule = { bands: { kind: "each score" }, minimum: 0, expectation: atomsOf(cells, "others") } as const;
    const { moments } = scoreCells(cells, { kind: "points of residual", scored: atomsOf(cells), ...rule });
    const [all] = domains.filter(({ key }) => key === "all|nation|2015");
    const [group] = domains.filter(({ key }) => key === "disadvantaged|nation|2015");
    if (all === undefined || group === undefined) throw new Error("no domain");
    const means = { means: [all, group] };
    const replicates = await replicateMeans(moments, means, placesOf(cells), { kind: "jackknife" }, 1);
    // Half points. Without b: residuals -1, 1 and 0. Without c: -1, 1, 2 - 2 and 4 - 4.
    expect([...replicates.of(all)]).toEqual([Number.NaN, 0, 0]);
    expect([...replicates.of(group)]).toEqual([Number.NaN, Number.NaN, 0]);
  });

  it("refuse published means, no replicates and no threads", async () => {
    const cells = withPopulations([{ outcome: 1 }]);
    const { moments } = scoreCells(cells, { kind: "points", scored: atomsOf(cells) });
    const ask = (of: typeof moments, replicates: number, threads: number) =>
      replicateMeans(of, { means: domains }, placesOf(cells), { kind: "bootstrap", seed: 1, replicates }, threads);
    await expect(ask(moments, 0, 1)).rejects.toThrow("no replicates: 0");
    await expect(ask(moments, 8, 0)).rejects.toThrow("no threads: 0");
    const published = publishedMoments({
      kind: "sums",
      frame: cells.frame,
      key: cells.key,
      n: cells.n,
      sum: new Float64Array(1),
      step: 0.01,
      rests: {
        cell: new Int32Array(),
        printed: new Int32Array(),
        pupils: new Int32Array(),
        printedMeans: 0,
        halfDigit: 0,
      },
    });
    await expect(ask(published, 8, 1)).rejects.toThrow("cannot be scored again: not shown");
  });
});

function selectionsOf(cells: CountCells, method: Method) {
  const everybody = atomsOf(cells);
  return {
    scored: everybody,
    ...("ranked" in method ? { ranked: everybody } : {}),
    ...("expectation" in method ? { expectation: everybody } : {}),
  };
}
