import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { expect, it } from "vitest";
import { replicateMeans } from "../../src/estimates/bootstrap/replicate-means.ts";
import { bootstrapError, replicateValues } from "../../src/estimates/bootstrap/replicate-values.ts";
import { combinedInfluence, covariance } from "../../src/estimates/covariance.ts";
import { DomainMeans } from "../../src/estimates/domain-means.ts";
import { evaluate } from "../../src/estimates/evaluate.ts";
import type { Formula } from "../../src/figures/figure.ts";
import { domainsOf, mean, minus } from "../../src/figures/formula.ts";
import type { Method } from "../../src/scores/method.ts";
import { scoreCells } from "../../src/scores/score.ts";
import { inventNation } from "../../src/synthetic/invent-nation.ts";
import { jackknifeError } from "../support/jackknife-error.ts";
import { nationCells } from "../support/nation-cells.ts";
import { targets } from "../synthetic/targets-file.ts";

// The worked-out full error against 5,000 resamples of whole schools, everything scored again in each. The standard
// error of such a ratio is 1/sqrt(2 x 5,000) = 1%. And against a jackknife that leaves out one school at a time. Results: test/deep/results/bootstrap-errors.csv.
const pupils = 60_000;
const years = [2014, 2015];
const resampling = { kind: "bootstrap", seed: 2016, replicates: 5000 } as const;
/** Fewest effective schools of a figure that is held to the 2% and 5%. */
const fewest = 50;

it("full errors are those of a bootstrap of whole schools, in the nation and in areas of 50 schools", async () => {
  const { cells, areas, everybody, domain, placesOf } = nationCells(
    inventNation({ pupilsPerCohort: pupils, seed: 2016, years, targets }),
  );
  const m = (population: string, area: string, year: number): Formula => mean(domain(population, area, year));
  const gap = (population: string, area: string, year: number, from = "nation") =>
    minus(m("others", from, year), m(population, area, year));
  const large = [...areas.keys()].slice(0, 5);
  const figures = [...areas.keys()].flatMap((area) => [
    ...years.flatMap((year) =>
      ["disadvantaged", "persistent"].map((group) => ({
        id: `gap|${group}|${area}|${year}`,
        formula: gap(group, area, year),
      })),
    ),
    ...(large.includes(area)
      ? years.map((year) => ({
          id: `in_area_gap|disadvantaged|${area}|${year}`,
          formula: gap("disadvantaged", area, year, area),
        }))
      : []),
    {
      id: `change|disadvantaged|${area}`,
      formula: minus(gap("disadvantaged", area, 2015), gap("disadvantaged", area, 2014)),
    },
  ]);
  const rule = { bands: { kind: "each score" }, minimum: 30, expectation: everybody } as const;
  const both = { scored: everybody, ranked: everybody };
  const methods: readonly Method[] = [
    { kind: "rank of residual", ...both, ...rule },
    { kind: "standardised residual", ...both, ...rule },
    { kind: "rank", ...both },
  ];
  const lines = [
    "method,figure,effective_schools,value,fixed,full,bootstrap,full_over_bootstrap,jackknife,full_over_jackknife",
  ];
  const said: string[] = [];
  for (const method of methods) {
    const { moments } = scoreCells(cells, method);
    const means = new DomainMeans(moments, placesOf);
    const domains = [
      ...new Map(figures.flatMap(({ formula }) => domainsOf(formula)).map((one) => [one.key, one])).values(),
    ];
    means.expect(domains);
    const drawn = await replicateMeans(moments, { means: domains }, placesOf, resampling, Math.min(2, cpus().length));
    const leftOut = await replicateMeans(moments, { means: domains }, placesOf, { kind: "jackknife" }, 2);
    const ratios: {
      readonly figure: string;
      readonly schools: number;
      readonly ratio: number;
      readonly fixed: number;
      readonly overJackknife: number;
    }[] = [];
    for (const { id, formula } of figures) {
      const found = domainsOf(formula).flatMap((one) => means.of(one) ?? []);
      const bootstrap = bootstrapError(replicateValues(formula, resampling.replicates, drawn.of));
      if (found.length < domainsOf(formula).length || bootstrap === null || bootstrap.used < resampling.replicates)
        continue;
      const { value, gradient } = evaluate(formula, (one) => means.of(one)?.mean ?? Number.NaN);
      const parts = domainsOf(formula).flatMap((one) => {
        const of = means.of(one);
        return of === null ? [] : [{ domain: of, weight: gradient.get(one.key) ?? 0 }];
      });
      const error = (kind: "full" | "fixed") => {
        const influence = combinedInfluence(parts, means.schoolsOfDesign, kind, "plain");
        return Math.sqrt(covariance(influence, influence, means.schoolsOfDesign));
      };
      const schools = Math.min(...found.map(({ effectiveSchools }) => effectiveSchools));
      const [full, fixed] = [error("full"), error("fixed")];
      const jackknife = jackknifeError(replicateValues(formula, means.schoolsOfDesign, leftOut.of));
      const overJackknife = full / jackknife;
      ratios.push({ figure: id, schools, ratio: full / bootstrap.se, fixed: fixed / bootstrap.se, overJackknife });
      const shown = [value, fixed, full, bootstrap.se, full / bootstrap.se, jackknife, overJackknife].map((number) =>
        number.toPrecision(6),
      );
      lines.push([method.kind, id, schools.toFixed(1), ...shown].join(","));
    }
    const held = ratios.filter(({ schools }) => schools >= fewest);
    expect(held.length).toBeGreaterThan(20);
    for (const [name, some] of [
      ["nation", held.filter(({ figure }) => figure.includes("|nation"))],
      [`areas of ${fewest} effective schools and more`, held.filter(({ figure }) => !figure.includes("|nation"))],
      ["smaller areas", ratios.filter(({ schools }) => schools < fewest)],
    ] as const) {
      const sorted = some.map(({ ratio }) => ratio).sort((a, b) => a - b);
      const at = (p: number) => sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))] ?? Number.NaN;
      const fixed = some.map((one) => one.fixed).sort((a, b) => a - b)[Math.floor(some.length / 2)] ?? Number.NaN;
      const within = some.filter(({ ratio }) => Math.abs(ratio - 1) <= 0.05).length / some.length;
      const furthest = some
        .map(({ overJackknife }) => overJackknife)
        .reduce((most, one) => (Math.abs(one - 1) > Math.abs(most - 1) ? one : most), 1);
      said.push(
        `${method.kind}, ${name}: ${some.length} figures, full over bootstrap ${at(0.5).toFixed(3)} ` +
          `[${at(0.05).toFixed(3)} to ${at(0.95).toFixed(3)}], ${(100 * within).toFixed(0)}% within 5%; fixed over bootstrap ${fixed.toFixed(3)}; ` +
          `full over jackknife ${furthest.toFixed(3)} at the furthest`,
      );
      if (name === "smaller areas") continue;
      expect(Math.abs(at(0.5) - 1), said.at(-1)).toBeLessThan(0.02);
      expect(within, said.at(-1)).toBeGreaterThanOrEqual(0.95);
      expect(Math.abs(furthest - 1), said.at(-1)).toBeLessThan(0.02);
    }
  }
  console.log(said.join("\n"));
  const folder = new URL("results/", import.meta.url);
  mkdirSync(folder, { recursive: true });
  const head = `# ${pupils} invented pupils a year, seed 2016, ${years.join(" and ")}; ${resampling.replicates} replicates, seed ${resampling.seed}`;
  writeFileSync(
    new URL("bootstrap-errors.csv", folder),
    `${[head, ...said.map((line) => `# ${line}`), ...lines].join("\n")}\n`,
  );
});
