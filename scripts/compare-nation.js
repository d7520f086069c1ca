import { readFileSync } from "node:fs";

// Compares what R worked out from the files of the invented nation with what the shipped study released on them:
//   node scripts/compare-nation.js nation.csv DEMO/out/release
// Released numbers are rounded to two digits of their error, so R's are rounded to as many decimals; a number may
// differ by the last digit only where R's lies within 1e-9 of a half. Verdicts on printed figures must be the same.
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

const wrong = [];
let numbers = 0;
const decimalsOf = (text) => /\.(\d+)/.exec(text)?.[1].length ?? 0;
function compare(what, ours, expected) {
  numbers += 1;
  const half = 0.5 * 10 ** -decimalsOf(ours);
  if (!(Math.abs(Number(ours) - expected) <= half + 1e-9)) wrong.push(`${what}: ${ours} released, ${expected} in R`);
}

const rows = csv(ofR);
const cells = rows.filter(({ id }) => id === "cell");
const figures = new Map(rows.filter(({ id }) => id !== "cell").map(({ id, value }) => [id, Number(value)]));

const outside = "areas 5-6 outside opportunity areas";
const opportunity = "opportunity areas";
const areas = {
  "areas-1-2": ["areas 1-2"],
  "areas-3-4": ["areas 3-4"],
  "areas-5-6": [outside, opportunity],
  "opportunity-areas": [opportunity],
  elsewhere: ["areas 1-2", "areas 3-4", outside],
  "the-invented-nation": ["areas 1-2", "areas 3-4", outside, opportunity],
};
const [never, some, often] = ["non-disadvantaged", "disadvantaged not persistently", "persistently disadvantaged"];
const populations = { all: [never, some, often], disadvantaged: [some, often], persistent: [often], others: [never] };

/** Mean percentile rank and pupils of a union of R's cells. */
function union(population, area, year) {
  const own = cells.filter(
    (cell) =>
      cell.year === year && populations[population].includes(cell.population) && areas[area].includes(cell.area),
  );
  const pupils = own.reduce((sum, cell) => sum + Number(cell.pupils), 0);
  return { pupils, mean: own.reduce((sum, cell) => sum + Number(cell.pupils) * Number(cell.mean_rank), 0) / pupils };
}

const scale = 0.976;
/** Figures of groups and areas that R does not count. */
let beyond = 0;
for (const { figure, scale: name, estimate, pupils } of csv(`${release}/estimates.csv`)) {
  // Bands and fifths of schools are compared by compare-nation-parts.js.
  const [measure, statistic, population, area, year, comparison] = figure.split("/");
  if (measure !== "progress" || comparison !== undefined || name !== "epi-calibrated") continue;
  if (populations[population] === undefined || areas[area] === undefined) {
    beyond += 1;
    continue;
  }
  const own = union(population, area, year);
  const against = {
    gap: ["others", "the-invented-nation"],
    "in-area-gap": ["others", area],
    "from-average": ["all", "the-invented-nation"],
  }[statistic];
  if (against === undefined) {
    wrong.push(`${figure}: a statistic that is not compared`);
    continue;
  }
  const behind = scale * (union(...against, year).mean - own.mean);
  compare(figure, estimate, statistic === "from-average" ? -behind : behind);
  // Pupils of a figure are its smaller side, to the nearest 5.
  if (Math.abs(Number(pupils) - own.pupils) > 2.5 && population !== "others" && population !== "all")
    wrong.push(`${figure}: ${pupils} pupils released, ${own.pupils} in R`);
}

/** The verdict by the rounding of the print, from R's unrounded value. */
function verdictOf(printed, reads, value) {
  const wanted = Number(printed);
  const holds = { over: value > wanted, almost: value < wanted && value > wanted - 0.5 }[reads];
  if (holds !== undefined) return holds ? "holds" : "does not hold";
  if (reads === "nearest whole") return Math.round(value) === wanted ? "holds" : "does not hold";
  return Number(value.toFixed(decimalsOf(printed))) === wanted ? "same as printed" : "not the same";
}

const judged = csv(`${release}/printed.csv`).filter(
  ({ id, figure }) => /^[RX]\d\d$/.test(id) && figure.startsWith("progress/"),
);
for (const { id, printed, reads, ours, verdict } of judged) {
  const value = figures.get(id);
  if (value === undefined) {
    wrong.push(`${id}: R has no such figure`);
    continue;
  }
  const ofR = verdictOf(printed, reads, value);
  if (ofR !== verdict) wrong.push(`${id}: ${verdict} in printed.csv (${ours}), ${ofR} in R (${value})`);
  // Where all years are meant, the least is what R gives.
  const least = ours.split(" ").reduce((a, b) => (Number(b) < Number(a) ? b : a));
  compare(id, least, value);
}
if (judged.length !== 50 || figures.size !== 50)
  wrong.push(`50 printed figures expected: ${judged.length} in printed.csv, ${figures.size} in R`);

console.log(
  `R on the invented nation: ${numbers} numbers and ${judged.length} verdicts compared, ${wrong.length} wrong; ${beyond} figures of groups and areas that R does not count`,
);
for (const line of wrong.slice(0, 20)) console.error(line);
process.exitCode = wrong.length > 0 ? 1 : 0;
