// Files to estimates, with every check of a run: node bench/coldspot.js FOLDER KIND
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { realEffects } from "../dist/effects/real-effects.js";
import { openDuckdb } from "../dist/engine/duckdb.js";
import { readStudy } from "../dist/run/read-study.js";
import { measureAll, readyStudy } from "../dist/run/run-study.js";

const [folder = "", kind = ""] = process.argv.slice(2);
const studyPath = join(folder, `study-${kind}.yaml`);
const effects = { ...realEffects, progress: () => {} };
const file = await readStudy(effects, studyPath);
const workFolder = await mkdtemp(join(tmpdir(), "bench-"));
const ready = await readyStudy(effects, file, { studyPath }, workFolder);
const engine = await openDuckdb({
  threads: effects.cores,
  mayRead: [...ready.files.values()].flat().map((one) => one.file.readFrom),
  workFolder,
});
const measured = (await measureAll(effects, engine, file, ready)).get("progress");
await engine.close();
await rm(workFolder, { recursive: true });
const last = file.study.years.at(-1);
const gap = (of) =>
  measured.estimates.find(({ figure }) => figure.id === `progress/gap/${of}/england/${last}`).inScales[0].value;
const factor = measured.scales[0].factor;
const rows = measured.ledgers.reduce((sum, { rowsRead }) => sum + rowsRead, 0);
console.log(
  JSON.stringify({
    rows,
    figures: measured.estimates.length,
    scale: measured.scales[0].name,
    disadvantaged: gap("disadvantaged") / factor,
    persistent: gap("persistent") / factor,
  }),
);
