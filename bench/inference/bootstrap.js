import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { replicateMeans } from "../../dist/estimates/bootstrap/replicate-means.js";
import { bootstrapError, replicateValues } from "../../dist/estimates/bootstrap/replicate-values.js";
import { combinedInfluence, covariance } from "../../dist/estimates/covariance.js";
import { DomainMeans } from "../../dist/estimates/domain-means.js";
import { evaluate } from "../../dist/estimates/evaluate.js";
import { domainsOf } from "../../dist/figures/formula.js";
import { scoreCells } from "../../dist/scores/score.js";
import { cellsOf, everybody, gaps, inventPupils, placesOf } from "./pupils.js";

// Standard errors and bootstrap of gaps in ranks of residuals, beside data.table.
//
//   npm run build && node bench/inference/bootstrap.js [--pupils 600000] [--years 6] [--replicates 1000] [--peer 5]
//
// `--peer N` runs data.table for N replicates on the same pupils and multiplies up to `--replicates`: it does the same
// work in every replicate. `--peer 0` leaves it out.
const option = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
};
const [pupils, years, replicates, peer] = [
  option("pupils", 600_000),
  option("years", 6),
  option("replicates", 1000),
  option("peer", 5),
];
const threads = option("threads", Math.min(2, cpus().length));
const timed = async (what, work) => {
  const [start, before] = [performance.now(), process.cpuUsage()];
  const result = await work();
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(before);
  const cpu = (user + system) / 1e6;
  console.log(`${what.padEnd(58)} ${seconds.toFixed(2)} s, ${cpu.toFixed(2)} s of processors`);
  return { result, seconds, cpu };
};

const columns = inventPupils(pupils, years, 1);
const cells = cellsOf(columns, years);
const figures = gaps(years);
console.log(`${pupils} pupils x ${years} years, ${figures.length} gaps, ${replicates} replicates, ${threads} threads`);
const method = {
  kind: "rank of residual",
  scored: everybody,
  ranked: everybody,
  bands: { kind: "each score" },
  minimum: 30,
  expectation: everybody,
};
const { result: moments } = await timed("scoring", () => scoreCells(cells, method).moments);

const { result: analytic } = await timed("full standard errors of all gaps, linearised", () => {
  const means = new DomainMeans(moments, placesOf);
  means.expect(figures.flatMap(({ formula }) => domainsOf(formula)));
  return figures.map(({ formula }) => {
    const { value, gradient } = evaluate(formula, (domain) => means.of(domain).mean);
    const parts = domainsOf(formula).map((domain) => ({ domain: means.of(domain), weight: gradient.get(domain.key) }));
    const influence = combinedInfluence(parts, means.schoolsOfDesign, "full", "plain");
    return { value, se: Math.sqrt(covariance(influence, influence, means.schoolsOfDesign)) };
  });
});

const domains = [
  ...new Map(figures.flatMap(({ formula }) => domainsOf(formula)).map((one) => [one.key, one])).values(),
];
const {
  result: errors,
  seconds,
  cpu,
} = await timed("bootstrap, everything scored again in each replicate", async () => {
  const drawn = await replicateMeans(
    moments,
    { means: domains },
    placesOf,
    { kind: "bootstrap", seed: 1, replicates },
    threads,
  );
  return figures.map(({ formula }) => bootstrapError(replicateValues(formula, replicates, drawn.of)));
});
const ratios = analytic.map(({ se }, index) => se / errors[index].se).sort((a, b) => a - b);
console.log(`analytic over bootstrap: median ${ratios[ratios.length >> 1].toFixed(4)}`);
console.log(`peak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`);

if (peer > 0) {
  const folder = mkdtempSync(join(tmpdir(), "coldspot-bench-"));
  try {
    const { school, place, atom, year, prior, outcome } = columns;
    const lines = Array.from(
      school,
      (own, at) => `${own},${place[at]},${atom[at]},${year[at]},${prior[at]},${outcome[at]}\n`,
    );
    writeFileSync(join(folder, "pupils.csv"), `school,place,atom,year,prior,outcome\n${lines.join("")}`);
    const script = fileURLToPath(new URL("bootstrap.R", import.meta.url));
    const text = execFileSync("Rscript", [script, join(folder, "pupils.csv"), String(peer), String(threads)], {
      encoding: "utf8",
    });
    const [times = "", ...values] = text.trim().split("\n");
    const [each = 0, cpuEach = 0] = times.split(" ").map((time) => Number(time) * replicates);
    console.log(
      `data.table, ${replicates} replicates by multiplying ${peer}: ${each.toFixed(0)} s, ${cpuEach.toFixed(0)} s of processors`,
    );
    console.log(`times as fast ${(each / seconds).toFixed(1)}; of processors ${(cpuEach / cpu).toFixed(1)}`);
    const known = new Map(values.map((line) => line.split(" ")));
    const off = figures.map(({ id }, index) => Math.abs(analytic[index].value - Number(known.get(id))));
    console.log(`largest difference of a gap from data.table's: ${Math.max(...off)}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
