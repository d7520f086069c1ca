// Writes the files of the contenders, once: a nation of `src/synthetic`, as Parquet sorted by pupil with columns of
// whole numbers, as CSV with whole-number keys, and as CSV with keys of 18 characters.
// Use: node bench/make-files.js FOLDER PUPILS_A_COHORT COHORTS

import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { DuckDBInstance } from "@duckdb/node-api";
import { inventNation } from "../dist/synthetic/invent-nation.js";
import { parseTargets } from "../dist/synthetic/targets.js";
import { writeNation } from "../dist/synthetic/write-nation.js";
import { benchStudy } from "./bench-study.js";

const [folder = "", pupilsText = "60000", cohortsText = "6"] = process.argv.slice(2);
const pupilsPerCohort = Number(pupilsText);
const real = [2010, 2011, 2012, 2013, 2014, 2015].slice(0, Math.min(6, Number(cohortsText)));

/** Key of 18 characters, as extracts have them: no order, no prefix in common. */
const longKey = "upper(left(md5(pupil_ref), 18))";
const wholeKey = "cast(substr(pupil_ref, 2) as int)";

const nationFolder = `${folder}/nation`;
await mkdir(nationFolder, { recursive: true });
const targets = parseTargets(
  JSON.parse(await readFile(new URL("../data/synthetic/targets-progress.json", import.meta.url), "utf8")),
);
const nation = inventNation({ pupilsPerCohort, seed: 2016, years: real, targets });
await writeNation(nation, {
  text: async (name, chunks) => {
    const file = createWriteStream(`${nationFolder}/${name}`);
    for await (const chunk of chunks) if (!file.write(chunk)) await once(file, "drain");
    file.end();
    await once(file, "close");
  },
});

const instance = await DuckDBInstance.create(":memory:", { memory_limit: "4GB", temp_directory: `${folder}/work` });
const connection = await instance.connect();
const read = (name, year, kinds) =>
  `(select * from read_csv('${nationFolder}/${name}_${year}.csv', header = true, auto_detect = false, delim = ',', columns = {${kinds}}))`;
const pupilKinds =
  "'pupil_ref': 'VARCHAR', 'year': 'INT', 'urn': 'INT', 'ks2_fine_grade': 'DECIMAL(4,1)', 'capped_points': 'INT', 'month_of_birth': 'INT', 'sex': 'VARCHAR', 'language': 'VARCHAR', 'in_care': 'TINYINT'";
const censusKinds = "'pupil_ref': 'VARCHAR', 'census_year': 'SMALLINT', 'term': 'VARCHAR', 'fsm': 'TINYINT'";
for (const [kind, key, options, order] of [
  ["parquet", wholeKey, "format parquet, compression zstd", " order by pupil_ref, census_year, term"],
  ["csv-int", wholeKey, "format csv, header", ""],
  ["csv-text", longKey, "format csv, header", ""],
]) {
  await mkdir(`${folder}/${kind}`, { recursive: true });
  for (const year of real) {
    const ext = kind === "parquet" ? "parquet" : "csv";
    const write = async (name, kinds, orderBy) =>
      connection.run(
        `copy (select * replace (${key} as pupil_ref) from ${read(name, year, kinds)}${orderBy}) to '${folder}/${kind}/${name}_${year}.${ext}' (${options})`,
      );
    await write("pupils", pupilKinds, order === "" ? "" : " order by pupil_ref");
    await write("census", censusKinds, order);
  }
  await writeFile(`${folder}/study-${kind}.yaml`, benchStudy(kind, real));
}
connection.closeSync();
instance.closeSync();
await rm(`${folder}/work`, { recursive: true, force: true });
for (const year of real)
  for (const name of ["pupils", "census"]) await rm(`${nationFolder}/${name}_${year}.csv`, { force: true });
