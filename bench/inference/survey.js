import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { combinedInfluence, covariance } from "../../dist/estimates/covariance.js";
import { DomainMeans } from "../../dist/estimates/domain-means.js";
import { domainOf } from "../../dist/figures/figure.js";
import { scoreCells } from "../../dist/scores/score.js";
import { cellsOf, districts, everybody, inventPupils, placesOf } from "./pupils.js";

// Mean ranks of 326 districts in one year with errors and all their covariances, beside R's survey package.
//
//   npm run build && node bench/inference/survey.js [--pupils 600000]
//
// R gets the scores ready made, so it is timed for the fixed covariances alone. Ours is timed from scores to the matrix,
// first fixed, then full.
const at = process.argv.indexOf("--pupils");
const pupils = at < 0 ? 600_000 : Number(process.argv[at + 1]);
const columns = inventPupils(pupils, 1, 1);
const cells = cellsOf(columns, 1);
const { moments } = scoreCells(cells, { kind: "rank", scored: everybody, ranked: everybody });
const domains = Array.from({ length: districts }, (_, index) => {
  const key = `d${index}`;
  return domainOf("all", { key, scheme: "area", code: key, name: key, within: null }, 2010);
});

function matrix(of, kind) {
  const start = performance.now();
  const means = new DomainMeans(of, placesOf);
  means.expect(domains);
  const size = means.schoolsOfDesign;
  const influences = domains.map((domain) =>
    combinedInfluence([{ domain: means.of(domain), weight: 1 }], size, kind, "plain"),
  );
  const found = influences.map((a, row) => influences.slice(0, row + 1).map((b) => covariance(a, b, size)));
  return { found, seconds: (performance.now() - start) / 1000 };
}
const fixed = matrix({ ...moments, firstStage: "not shown" }, "fixed");
const full = matrix(moments, "full");
console.log(
  `${pupils} pupils, ${districts} districts: fixed ${fixed.seconds.toFixed(2)} s, full ${full.seconds.toFixed(2)} s`,
);

const folder = mkdtempSync(join(tmpdir(), "coldspot-bench-"));
try {
  const { school, place, outcome } = columns;
  const lines = Array.from(school, (own, index) => `${own},${place[index]},${outcome[index]}\n`);
  writeFileSync(join(folder, "pupils.csv"), `school,place,outcome\n${lines.join("")}`);
  const script = fileURLToPath(new URL("survey.R", import.meta.url));
  const seconds = Number(
    execFileSync("Rscript", [script, join(folder, "pupils.csv"), join(folder, "covariances.csv")], {
      encoding: "utf8",
    }),
  );
  const ofR = readFileSync(join(folder, "covariances.csv"), "utf8")
    .trim()
    .split("\n")
    .map((line) => line.split(",").map(Number));
  const scale = Math.max(...ofR.map((line, row) => line[row]));
  const off = fixed.found.flatMap((line, row) => line.map((one, column) => Math.abs(one - ofR[row][column]) / scale));
  console.log(
    `survey svyby with covmat: ${seconds.toFixed(1)} s; ratio to fixed ${(seconds / fixed.seconds).toFixed(0)}, to full ${(seconds / full.seconds).toFixed(0)}`,
  );
  console.log(
    `largest difference of a covariance over the largest variance: ${off.reduce((a, b) => Math.max(a, b), 0)}`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
