// The SQL step alone: census to a row a pupil. node bench/flags.js FOLDER KIND with|without COHORTS
// `without` leaves out the looks for bad rows, strangers and repeats; no study can do that.
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { openDuckdb } from "../dist/engine/duckdb.js";
import { name, sql } from "../dist/engine/sql/statement.js";
import { markedRows, seenAndEligible } from "../dist/intake/census-marks.js";
import { addUpCensus, makeCensus } from "../dist/intake/census-of-cohort.js";
import { readingOf } from "../dist/intake/read-census.js";

const [folder = "", kind = "", checks = "with", cohortsText = "6"] = process.argv.slice(2);
const extension = kind === "parquet" ? "parquet" : "csv";
const years = (await readdir(join(folder, kind))).flatMap((file) => /^census_(\d+)/.exec(file)?.[1] ?? []).map(Number);
const workFolder = await mkdtemp(join(tmpdir(), "bench-"));
const path = (layout, year) => join(folder, kind, `${layout}_${year}.${extension}`);
const engine = await openDuckdb({
  threads: availableParallelism(),
  mayRead: years.flatMap((year) => [path("pupils", year), path("census", year)]),
  workFolder,
});
const key = kind === "parquet" ? "whole" : "text";
const columns = new Map(Object.entries({ pupil: "pupil_ref", year: "census_year", term: "term", fsm: "fsm" }));
const source = (layout, year) => ({
  path: path(layout, year),
  format: extension,
  gzip: false,
  lineEnd: "\n",
  delimiter: ",",
  columns: layout === "pupils" ? 9 : 4,
});
let seen = 0;
for (let cohort = 0; cohort < Number(cohortsText); cohort++) {
  const year = years[cohort % years.length];
  const report = await engine.scan("census", source("census", year));
  const header = ["pupil_ref", "census_year", "term", "fsm"];
  const scan = { table: "census", header, kinds: report.kinds, source: { file: "census" } };
  const reading = readingOf(engine, { spec: { columns, codes: new Map() }, at: () => "" }, { scan, cohort: year }, key);
  await engine.scan("pupils", source("pupils", year));
  await engine.run(sql`create table known as select c0 as pupil from pupils`);
  if (checks === "with") {
    const added = await addUpCensus(engine, [reading], { year, pupils: "known" });
    await makeCensus(engine, added, [], { year, pupils: "known" });
  } else {
    const rows = markedRows(engine, reading.reader, "census", reading.columns, year);
    const bits = seenAndEligible(sql`sum(mark)`);
    await engine.run(
      sql`create table ${name(`census ${year}`)} as select c0 as pupil, ${bits.seen} as seen, ${bits.eligible} as eligible from (${rows}) m group by c0`,
    );
  }
  const [count] = await engine.rows(sql`select count(*) from ${name(`census ${year}`)} where seen > 0`);
  seen += Number(count[0]);
  for (const table of [`census ${year}`, "known"]) await engine.run(sql`drop table ${name(table)}`);
  for (const table of ["census", "pupils"]) await engine.endScan(table);
}
await engine.close();
await rm(workFolder, { recursive: true });
console.log(JSON.stringify({ seen }));
