import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { combinedInfluence, covariance } from "../../dist/estimates/covariance.js";
import { DomainMeans } from "../../dist/estimates/domain-means.js";
import { domainOf } from "../../dist/figures/figure.js";
import { scoreCells } from "../../dist/scores/score.js";
import { cellsOf, districts, everybody, inventPupils } from "./pupils.js";

// Mean ranks of areas in one year with errors and all their covariances, beside R's survey package: 11 groups of
// districts, then all 326 districts.
//
//   npm run build && node bench/inference/survey.js [--pupils 600000] [--rounds 3]
//
// One thread each. R gets the scores ready made, so it is timed for the fixed covariances alone. Ours is timed from
// scores to the matrix, fixed and full. In each round ours, then R in a process of its own; ratios are of medians.
const option = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
};
const [pupils, rounds] = [option("pupils", 600_000), option("rounds", 3)];
const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];
const columns = inventPupils(pupils, 1, 1);
const cells = cellsOf(columns, 1);
const { moments } = scoreCells(cells, { kind: "rank", scored: everybody, ranked: everybody });
/** District d is in area `d % areas`. */
function placesIn(areas) {
  return ({ area }) =>
    Uint8Array.from({ length: districts }, (_, place) => (place % areas === Number(area.code) ? 1 : 0));
}

function matrix(of, areas, kind) {
  const domains = Array.from({ length: areas }, (_, index) =>
    domainOf("all", { key: `a${index}`, scheme: "area", code: String(index), name: String(index), within: null }, 2010),
  );
  const start = performance.now();
  const means = new DomainMeans(of, placesIn(areas));
  means.expect(domains);
  const size = means.schoolsOfDesign;
  const influences = domains.map((domain) =>
    combinedInfluence([{ domain: means.of(domain), weight: 1 }], size, kind, "plain"),
  );
  const found = influences.map((a, row) => influences.slice(0, row + 1).map((b) => covariance(a, b, size)));
  return { found, seconds: (performance.now() - start) / 1000 };
}

const folder = mkdtempSync(join(tmpdir(), "coldspot-bench-"));
try {
  const { school, place, outcome } = columns;
  const script = fileURLToPath(new URL("survey.R", import.meta.url));
  for (const areas of [11, districts]) {
    const lines = Array.from(school, (own, index) => `${own},${place[index] % areas},${outcome[index]}\n`);
    writeFileSync(join(folder, "pupils.csv"), `school,place,outcome\n${lines.join("")}`);
    const times = [];
    let off = 0;
    for (let round = 0; round < rounds; round++) {
      const fixed = matrix({ ...moments, firstStage: "not shown" }, areas, "fixed");
      const full = matrix(moments, areas, "full");
      const seconds = Number(
        execFileSync("Rscript", [script, join(folder, "pupils.csv"), join(folder, "covariances.csv")], {
          encoding: "utf8",
        }),
      );
      times.push({ fixed: fixed.seconds, full: full.seconds, survey: seconds });
      const ofR = readFileSync(join(folder, "covariances.csv"), "utf8")
        .trim()
        .split("\n")
        .map((line) => line.split(",").map(Number));
      const scale = Math.max(...ofR.map((line, row) => line[row]));
      for (const [row, line] of fixed.found.entries())
        for (const [column, one] of line.entries()) off = Math.max(off, Math.abs(one - ofR[row][column]) / scale);
    }
    const [fixed, full, survey] = ["fixed", "full", "survey"].map((what) => median(times.map((one) => one[what])));
    console.log(
      `${areas} areas, ${pupils} pupils, medians of ${rounds}: fixed ${fixed.toFixed(3)} s, full ${full.toFixed(3)} s, survey ${survey.toFixed(1)} s; ` +
        `times as fast: fixed ${(survey / fixed).toFixed(0)}, full ${(survey / full).toFixed(0)}; ` +
        `largest difference of a covariance over the largest variance ${off}`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
