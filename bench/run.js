// Times every contender on the same files, in fresh processes, in turn, and writes medians and ratios.
// node bench/make-files.js FOLDER 600000 6
// node bench/run.js FOLDER REPETITIONS [PYTHON_WITH_POLARS] [KINDS]
// KINDS: some of parquet,csv-int,csv-text,growth, with commas; all when left out.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const [folder = "", repetitionsText = "3", polars = "", kinds = ""] = process.argv.slice(2);
const here = (file) => fileURLToPath(new URL(file, import.meta.url));
const node = (file, ...rest) => [process.execPath, here(file), folder, ...rest];
const everyContender = [
  ["parquet", "bare scan", node("bare-scan.js", "parquet")],
  ["parquet", "census to flags, without checks", node("flags.js", "parquet", "without")],
  ["parquet", "census to flags, with checks", node("flags.js", "parquet", "with")],
  ["parquet", "coldspot, files to estimates", node("coldspot.js", "parquet")],
  ...(polars === "" ? [] : [["parquet", "polars", [polars, here("peers/polars.py"), folder, "parquet"]]]),
  ...["csv-int", "csv-text"].flatMap((kind) => [
    [kind, "bare scan", node("bare-scan.js", kind)],
    [kind, "census to flags, with checks", node("flags.js", kind, "with")],
    [kind, "coldspot, files to estimates", node("coldspot.js", kind)],
    [kind, "data.table", ["Rscript", here("peers/data-table.R"), folder, kind]],
    [kind, "collapse", ["Rscript", here("peers/collapse.R"), folder, kind]],
    [kind, "pandas", ["/usr/bin/python3", here("peers/pandas.py"), folder, kind]],
    ...(polars === "" ? [] : [[kind, "polars", [polars, here("peers/polars.py"), folder, kind]]]),
  ]),
  ...[1, 6, 20].map((cohorts) => [
    "growth",
    `census to flags, ${cohorts} cohorts`,
    node("flags.js", "parquet", "with", String(cohorts)),
  ]),
];

const contenders = everyContender.filter(([kind]) => kinds === "" || kinds.split(",").includes(kind));

const scratch = mkdtempSync(join(tmpdir(), "bench-"));
function timed([program, ...words]) {
  const times = join(scratch, "times");
  const run = spawnSync("/usr/bin/time", ["-o", times, "-f", "%e %U %S %M", program, ...words], {
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  if (run.status !== 0) return { failed: (run.stderr || String(run.error)).slice(0, 500) };
  const [wall, user, system, kilobytes] = readFileSync(times, "utf8").trim().split(" ").map(Number);
  return {
    wall,
    cpu: user + system,
    megabytes: kilobytes / 1024,
    said: JSON.parse(run.stdout.trim().split("\n").at(-1)),
  };
}

const median = (values) => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};
const version = (program, ...words) => {
  try {
    return execFileSync(program, words, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    return "absent";
  }
};
const duckdb = JSON.parse(readFileSync(here("../node_modules/@duckdb/node-api/package.json"), "utf8")).version;
const machine = {
  cores: availableParallelism(),
  processor: cpus()[0]?.model ?? "",
  node: process.version,
  "@duckdb/node-api": duckdb,
  "data.table": version("Rscript", "-e", "cat(R.version.string, as.character(packageVersion('data.table')))"),
  collapse: version("Rscript", "-e", "cat(as.character(packageVersion('collapse')))"),
  pandas: version("/usr/bin/python3", "-c", "import pandas; print(pandas.__version__)"),
  polars:
    polars === "" || !existsSync(polars) ? "absent" : version(polars, "-c", "import polars; print(polars.__version__)"),
};
const number = (value, digits) => (value === null || value === undefined ? "" : value.toFixed(digits));
const about = Object.entries(machine)
  .map(([what, value]) => `${what} ${value}`)
  .join("; ");

function report(runs, repetitions) {
  const summary = [...runs].map(([name, all]) => {
    const good = all.filter(({ failed }) => failed === undefined);
    const of = (what) => (good.length === 0 ? null : median(good.map((one) => one[what])));
    return {
      name,
      runs: good.length,
      wall: of("wall"),
      cpu: of("cpu"),
      megabytes: of("megabytes"),
      said: good[0]?.said,
    };
  });
  const floor = (name) => summary.find((one) => one.name === `${name.split(":")[0]}: bare scan`);
  const ratio = (one, what) => {
    const base = floor(one.name)?.[what];
    return base && one[what] !== null ? (one[what] / base).toFixed(1) : "";
  };
  const table = [
    "| files: contender | wall s | of the bare scan | CPU s | of the bare scan | peak MB |",
    "| --- | --- | --- | --- | --- | --- |",
    ...summary.map(
      (one) =>
        `| ${one.name} | ${number(one.wall, 2)} | ${ratio(one, "wall")} | ${number(one.cpu, 2)} | ${ratio(one, "cpu")} | ${number(one.megabytes, 0)} |`,
    ),
  ].join("\n");
  writeFileSync(
    join(folder, "results.json"),
    `${JSON.stringify({ machine, repetitions, summary, runs: [...runs] }, null, 2)}\n`,
  );
  writeFileSync(join(folder, "results.md"), `${about}\n\nmedians of ${repetitions}\n\n${table}\n`);
  return table;
}

const runs = new Map(contenders.map(([kind, name]) => [`${kind}: ${name}`, []]));
for (let repetition = 0; repetition < Number(repetitionsText); repetition++) {
  for (const [kind, name, command] of contenders) {
    const result = timed(command);
    runs.get(`${kind}: ${name}`).push(result);
    console.error(`${repetition + 1} ${kind}: ${name}: ${JSON.stringify(result)}`);
  }
  console.log(report(runs, repetition + 1));
}
