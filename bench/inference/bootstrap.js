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

// Bootstrap and standard errors of gaps in ranks of residuals, beside data.table.
//
//   npm run build && node bench/inference/bootstrap.js [--pupils 600000] [--years 6] [--replicates 1000] [--peer 50]
//     [--rounds 3] [--threads 2]
//
// In each round our bootstrap, then data.table in a process of its own with as many threads; the ratio is that of the
// medians. `--peer N` runs data.table for N replicates on the same pupils and multiplies up to `--replicates`: it does
// the same work in every replicate. `--peer 0` leaves it out. Ours is timed with the errors and intervals of all gaps,
// data.table's without.
const option = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
};
const [pupils, years, replicates, peer, rounds] = [
  option("pupils", 600_000),
  option("years", 6),
  option("replicates", 1000),
  option("peer", 50),
  option("rounds", 3),
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
const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];

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

const domains = [
  ...new Map(figures.flatMap(({ formula }) => domainsOf(formula)).map((one) => [one.key, one])).values(),
];

async function ours() {
  const drawn = await replicateMeans(
    moments,
    { means: domains },
    placesOf,
    { kind: "bootstrap", seed: 1, replicates },
    threads,
  );
  return figures.map(({ formula }) => bootstrapError(replicateValues(formula, replicates, drawn.of)));
}

const folder = mkdtempSync(join(tmpdir(), "coldspot-bench-"));
const times = [];
let errors = [];
let gapsOfR = new Map();
try {
  if (peer > 0) {
    const { school, place, atom, year, prior, outcome } = columns;
    const lines = Array.from(
      school,
      (own, at) => `${own},${place[at]},${atom[at]},${year[at]},${prior[at]},${outcome[at]}\n`,
    );
    writeFileSync(join(folder, "pupils.csv"), `school,place,atom,year,prior,outcome\n${lines.join("")}`);
  }
  for (let round = 0; round < rounds; round++) {
    const own = await timed("bootstrap, everything scored again in each replicate", ours);
    errors = own.result;
    if (peer === 0) continue;
    const script = fileURLToPath(new URL("bootstrap.R", import.meta.url));
    const text = execFileSync("Rscript", [script, join(folder, "pupils.csv"), String(peer), String(threads)], {
      encoding: "utf8",
    });
    const [spent = "", ...values] = text.trim().split("\n");
    const [seconds = 0, cpu = 0] = spent.split(" ").map((time) => Number(time) * replicates);
    gapsOfR = new Map(values.map((line) => line.split(" ")));
    times.push({ own, peer: { seconds, cpu } });
    console.log(
      `data.table, ${replicates} replicates by multiplying ${peer}: ${seconds.toFixed(0)} s, ${cpu.toFixed(0)} s of processors`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

const { result: analytic } = await timed("full standard errors of all gaps, linearised", () => {
  const means = new DomainMeans(moments, placesOf);
  means.expect(domains);
  return figures.map(({ formula }) => {
    const { value, gradient } = evaluate(formula, (domain) => means.of(domain).mean);
    const parts = domainsOf(formula).map((domain) => ({ domain: means.of(domain), weight: gradient.get(domain.key) }));
    const influence = combinedInfluence(parts, means.schoolsOfDesign, "full", "plain");
    return { value, se: Math.sqrt(covariance(influence, influence, means.schoolsOfDesign)) };
  });
});
console.log(
  `analytic over bootstrap: median ${median(analytic.map(({ se }, index) => se / errors[index].se)).toFixed(4)}`,
);
console.log(`peak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`);
if (times.length > 0) {
  const ratio = (of) => median(times.map((one) => of(one.peer))) / median(times.map((one) => of(one.own)));
  console.log(
    `times as fast, medians of ${times.length}: ${ratio(({ seconds }) => seconds).toFixed(1)}; of processors ${ratio(({ cpu }) => cpu).toFixed(1)}`,
  );
  const off = figures.map(({ id }, index) => Math.abs(analytic[index].value - Number(gapsOfR.get(id))));
  console.log(`largest difference of a gap from data.table's: ${Math.max(...off)}`);
}
