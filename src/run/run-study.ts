import type { CountCells } from "../cells/cells.ts";
import { ColdspotError } from "../effects/coldspot-error.ts";
import type { Effects } from "../effects/effects.ts";
import { openDuckdb } from "../engine/duckdb.ts";
import { openTable } from "../intake/open-table.ts";
import { type PrintedLine, readPrinted } from "../intake/printed-figures.ts";
import { writeRelease } from "../publish/release-files.ts";
import type { Inside, VariantInside } from "../release/inside.ts";
import { Released } from "../release/released.ts";
import type { Rules } from "../release/rules.ts";
import type { Bench } from "./facts/bench.ts";
import type { Replacements } from "./files/input-paths.ts";
import { refuseInside } from "./files/inputs-inside.ts";
import { type OwnedFolder, ownFolder } from "./files/out-folder.ts";
import { readStudy, type StudyFile } from "./files/read-study.ts";
import { becauseOfChange, type Ready, refuseChangedInputs } from "./files/ready.ts";
import { studyOutput } from "./files/study-output.ts";
import { handOver, type OwnPart } from "./hand-over.ts";
import { countEverybody, measureAll, readyStudy } from "./measure-all.ts";
import { writePrivate } from "./private-files.ts";
import { rulesOf } from "./rules-of-study.ts";
import { type RunSummary, summarise } from "./summary.ts";
import { measureVariant, refuseBeforeReading } from "./variants.ts";

export interface RunOptions {
  readonly studyPath: string;
  /** Default: `out` next to the study file. */
  readonly out?: string;
  /** Paths that replace those of the study, by the study's name for the file. */
  readonly data?: Replacements;
  readonly threads?: number;
}

/**
 * Where a run leaves its output: `out` next to the study file, unless the options name another folder.
 *
 * @throws ColdspotError (2) for the root of a disk, which cannot be replaced
 */
function outFolder(options: RunOptions, { folder }: StudyFile): string {
  const out = (options.out ?? `${folder}/out`).replace(/[/\\]+$/, "");
  if (out !== "") return out;
  throw new ColdspotError(`not a folder to write into: ${options.out ?? ""}`, {
    exitCode: 2,
    advice: "choose another folder with --out",
  });
}

async function printedLines({ engine, ready }: Bench, file: StudyFile): Promise<readonly PrintedLine[]> {
  if (ready.printed === null) return [];
  return readPrinted(await openTable(engine, ready.printed.file, "printed", "refuse"), file.study.at(["printed"]));
}

async function measureOwn(
  bench: Bench,
  file: StudyFile,
  rules: Rules,
  folder: string,
  everybody: ReadonlyMap<string, CountCells>,
): Promise<OwnPart> {
  const measured = await measureAll(bench, file.study, rules, everybody);
  const printed = await printedLines(bench, file);
  const files = [
    ...[...bench.ready.files.values()].flat(),
    ...(bench.ready.printed === null ? [] : [bench.ready.printed]),
  ];
  await writePrivate(
    bench.effects,
    folder,
    measured,
    files.flatMap(({ file: { aside } }) => aside),
  );
  return handOver(bench.effects, bench.engine.name, file, measured, printed);
}

/** Everything that is read and measured; every file is the same after the last reading as it was before the first. */
async function measureStudy(
  effects: Effects,
  file: StudyFile,
  ready: Ready,
  options: RunOptions,
  owned: OwnedFolder,
): Promise<Inside> {
  const sources = [...[...ready.files.values()].flat(), ...(ready.printed === null ? [] : [ready.printed])];
  const rules = rulesOf(file.study);
  const threads = { ...owned.closed, cores: options.threads ?? effects.cores };
  const atBench = <Result>(work: (bench: Bench) => Promise<Result>): Promise<Result> =>
    effects.ownerOnly(async () => {
      const engine = await openDuckdb({
        threads: threads.cores,
        mayRead: sources.map((source) => source.file.readFrom),
        workFolder: owned.workFolder,
      });
      try {
        return await work({ effects: threads, engine, ready });
      } finally {
        await engine.close();
      }
    });
  const everybody =
    file.study.sensitivity?.withoutKs2 === true
      ? await atBench((bench) => countEverybody(bench, file.study, rules))
      : new Map<string, CountCells>();
  const own = await atBench((bench) => measureOwn(bench, file, rules, `${owned.staging}/private`, everybody));
  const variants: VariantInside[] = [];
  for (const variant of file.study.variants)
    variants.push(await atBench((bench) => measureVariant(bench, file.study, rules, variant)));
  await refuseChangedInputs(effects, ready);
  return { ...own, variants };
}

async function fillFolder(effects: Effects, file: StudyFile, options: RunOptions, owned: OwnedFolder) {
  await refuseInside(effects, owned.out, [file.path]);
  const ready = await readyStudy(owned.closed, file, options.data ?? new Map(), owned.workFolder);
  await refuseInside(
    effects,
    owned.out,
    ready.inputs.map(({ path }) => path),
  );
  const measured = await measureStudy(effects, file, ready, options, owned).catch(async (error: unknown) => {
    throw await becauseOfChange(effects, ready, error);
  });
  effects.progress("writing the report");
  const released = Released.protect(measured, rulesOf(file.study));
  return { released, keptBack: await writeRelease(owned.open, `${owned.staging}/release`, released) };
}

/**
 * Runs a study: reads, counts, scores, estimates, protects, publishes. The output folder appears whole or not at all.
 *
 * @throws ColdspotError with exit code 2 (arguments, study file), 3 (data), 4 (release refused) or 1 (disk)
 */
export async function runStudy(options: RunOptions, effects: Effects): Promise<RunSummary> {
  const file = await readStudy(effects, options.studyPath);
  await refuseBeforeReading(file.study);
  const out = outFolder(options, file);
  const owned = await ownFolder(effects, out, (folder) => studyOutput(effects, file, folder));
  try {
    const { released, keptBack } = await fillFolder(effects, file, options, owned);
    await owned.put();
    effects.progress("");
    return summarise(released, out, keptBack);
  } catch (error) {
    await owned.drop();
    throw error;
  }
}
