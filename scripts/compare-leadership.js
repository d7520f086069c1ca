import { readFileSync } from "node:fs";

// Compares what R counted in the files of the invented nation with what the shipped study released on them:
//   node scripts/compare-leadership.js leadership.csv DEMO/out/release
// Released numbers are rounded to two digits of their error, so R's may differ by half of the last digit.
const [ofR, release] = process.argv.slice(2);

function csv(path) {
  const [header, ...lines] = readFileSync(path, "utf8")
    .trim()
    .split("\n")
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) =>
        quoted === undefined ? plain : quoted.replaceAll('""', '"'),
      ),
    );
  return lines.map((cells) => Object.fromEntries(header.map((name, index) => [name, cells[index]])));
}

const rows = new Map(csv(ofR).map((row) => [`${row.figure} ${row.area}`, row]));
const ofYear = (name) => (year) => `${name}-${year}`;
/** Names of R's counts, by statistic and population of a figure. */
const names = new Map([
  ["share-good-or-outstanding all", ofYear("good-all")],
  ["share-good-or-outstanding matched", ofYear("good-matched")],
  ["share-outstanding matched", ofYear("outstanding-matched")],
  ["share-declined matched-good-or-outstanding-before", () => "declined"],
  ["share-declined re-inspected-good-or-outstanding-before", () => "declined-reinspected"],
  ["share-improved matched-weak-before", () => "improved"],
  ["share-improved re-inspected-weak-before", () => "improved-reinspected"],
  ["share-lost-outstanding matched-outstanding-before", () => "lost-outstanding"],
  ["share-lost-outstanding re-inspected-outstanding-before", () => "lost-outstanding-reinspected"],
  ["relative-reduction-weak matched", () => "reduction"],
]);

const wrong = [];
let numbers = 0;
const decimalsOf = (text) => /\.(\d+)/.exec(text)?.[1].length ?? 0;
function compare(what, ours, expected) {
  numbers += 1;
  const half = 0.5 * 10 ** -decimalsOf(ours);
  if (!(Math.abs(Number(ours) - expected) <= half + 1e-9)) wrong.push(`${what}: ${ours} released, ${expected} in R`);
}

/** R's number for the first five parts of a figure's id. */
function inR([, statistic, population, area, year]) {
  const name = names.get(`${statistic} ${population}`)?.(year);
  return Number(rows.get(`${name} ${area}`)?.value);
}

for (const { figure, estimate } of csv(`${release}/estimates.csv`)) {
  const parts = figure.split("/");
  if (parts[0] !== "leadership" || estimate === "") continue;
  const [own, comparison, against] = [inR(parts), parts[5], parts[6]?.replace("with-", "")];
  if (comparison === undefined) {
    compare(figure, estimate, own);
    continue;
  }
  const other = [...parts.slice(0, 5)];
  if (/^\d{4}$/.test(against)) other[4] = against;
  else if (/^(all|matched|re-inspected)$/.test(against)) other[2] = against;
  else other[3] = against;
  const its = inR(other);
  compare(
    figure,
    estimate,
    comparison === "difference" ? own - its : comparison === "ratio" ? own / its : own / its - 1,
  );
}
if (numbers < 60) wrong.push(`too few figures on leadership: ${numbers}`);

console.log(`R on leadership in the invented nation: ${numbers} numbers compared, ${wrong.length} wrong`);
for (const line of wrong.slice(0, 20)) console.error(line);
process.exitCode = wrong.length > 0 ? 1 : 0;
