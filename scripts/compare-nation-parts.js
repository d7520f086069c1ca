import { readFileSync } from "node:fs";

// Compares what R worked out of the parts of gaps of the invented nation with what the shipped study released:
//   node scripts/compare-nation-parts.js nation-parts.csv DEMO/out/release
// Released numbers are rounded to two digits of their error; R's may differ by half of the last digit. Every figure of
// a decomposition must be in R, unless the release has no number for it.
const [ofR, release] = process.argv.slice(2);

const rowsOf = (path) => {
  const [header, ...lines] = readFileSync(path, "utf8").trim().split("\n");
  const names = header.split(",");
  return lines.map((line) => Object.fromEntries(line.split(",").map((cell, at) => [names[at], cell])));
};

const decomposed = [
  "moved_by_comparator",
  "moved_by_group",
  "of_mix",
  "of_gaps",
  "share",
  "gap_at_mix",
  "within_schools",
  "between_schools",
  "of_place",
  "slope",
  "years_to_close",
];
const expected = new Map(rowsOf(ofR).map(({ figure, value }) => [figure, Number(value)]));
const released = rowsOf(`${release}/estimates.csv`).filter(
  ({ scale, unit }) => scale === "rank" || /^(years|fraction)$/.test(unit),
);
const wrong = [];
const compared = new Set();
for (const { figure, statistic, estimate } of released) {
  const value = expected.get(figure);
  if (value === undefined) {
    if (decomposed.includes(statistic)) wrong.push(`${figure}: a part that R does not have`);
    continue;
  }
  compared.add(figure);
  const half = 0.5 * 10 ** -(/\.(\d+)/.exec(estimate)?.[1].length ?? 0);
  if (!(Math.abs(Number(estimate) - value) <= half + 1e-9))
    wrong.push(`${figure}: ${estimate} released, ${value} in R`);
}
const untold = [...expected.keys()].filter((figure) => !compared.has(figure) && !figure.includes("years-to-close"));
for (const figure of untold) wrong.push(`${figure}: in R and not released`);
if (compared.size < 100) wrong.push(`too few parts compared: ${compared.size}`);

console.log(`R on the parts of gaps of the invented nation: ${compared.size} numbers compared, ${wrong.length} wrong`);
for (const line of wrong.slice(0, 20)) console.error(line);
process.exitCode = wrong.length > 0 ? 1 : 0;
