import type { CountCells } from "../cells/cells.ts";
import { ColdspotError } from "../effects/coldspot-error.ts";
import type { Effects } from "../effects/effects.ts";
import { programVersion, shippedText } from "../effects/shipped.ts";
import { openDuckdb } from "../engine/duckdb.ts";
import type { Engine } from "../engine/engine.ts";
import { comparedFigures } from "../figures/compared.ts";
import { openTable } from "../intake/open-table.ts";
import { type PrintedLine, readPrinted } from "../intake/printed-figures.ts";
import { writeRelease } from "../publish/release-files.ts";
import type { UnprotectedVariant } from "../release/compared-figure.ts";
import { Released, type Unprotected } from "../release/released.ts";
import type { Rules } from "../release/rules.ts";
import { schemesUsed } from "./facts/schemes-used.ts";
import { manyOfStudy } from "./figures/families-of-study.ts";
import type { Replacements } from "./files/input-paths.ts";
import { type OwnedFolder, ownFolder } from "./files/out-folder.ts";
import { readStudy, type StudyFile } from "./files/read-study.ts";
import type { Ready } from "./files/ready.ts";
import { studyOutput } from "./files/study-output.ts";
import { blameChange, refuseChanged, refuseInside } from "./files/unchanged-inputs.ts";
import { studyOfGrades } from "./grades/study-of-grades.ts";
import { ledgersOf } from "./ledgers-of.ts";
import { countEverybody, measureAll, readyStudy } from "./measure-all.ts";
import { notesOf } from "./notes-of.ts";
import { writePrivate } from "./private-files.ts";
import { type RunSummary, summarise } from "./summary.ts";
import { measureVariant, refuseVariants } from "./variants.ts";
import { gradedMeasures, runnableMeasures } from "./what-runs.ts";

export interface RunOptions {
  readonly studyPath: string;
  /** Default: `out` beside the study file. */
  readonly out?: string;
  /** Paths that replace those of the study, by the study's name for the file. */
  readonly data?: Replacements;
  readonly threads?: number;
}

/**
 * Where a run leaves its output: `out` beside the study file unless told otherwise.
 *
 * @throws ColdspotError (2) for the root of a disk, which cannot be replaced
 */
export function outFolder(options: RunOptions, { folder }: StudyFile): string {
  const out = (options.out ?? `${folder}/out`).replace(/[/\\]+$/, "");
  if (out !== "") return out;
  throw new ColdspotError(`not a folder to write into: ${options.out ?? ""}`, {
    exitCode: 2,
    advice: "choose another folder with --out",
  });
}

async function printedLines(engine: Engine, file: StudyFile, ready: Ready): Promise<readonly PrintedLine[]> {
  if (ready.printed === null) return [];
  return readPrinted(await openTable(engine, ready.printed.file, "printed", "refuse"), file.study.at(["printed"]));
}

/** What one run of a study hands to the rules, without its variants. */
type OwnPart = Omit<Unprotected, "variants">;

async function measureOwn(
  effects: Effects,
  engine: Engine,
  file: StudyFile,
  ready: Ready,
  folder: string,
  everybody: ReadonlyMap<string, CountCells>,
): Promise<OwnPart> {
  const measured = await measureAll(effects, engine, file, ready, everybody);
  const printed = await printedLines(engine, file, ready);
  await writePrivate(effects, folder, measured);
  const all = [...measured.values()];
  const estimates = all.flatMap((each) => each.estimates);
  return {
    study: file.study,
    estimates,
    compared: comparedFigures(
      file.study,
      estimates.map(({ figure }) => figure),
    ).map(({ id }) => id),
    sensitivity: all.flatMap(({ sensitivity }) => sensitivity),
    decomposed: all.map(({ decomposed }) => decomposed),
    resampled: all.map(({ resampled }) => resampled),
    scales: new Map([...measured].map(([name, { scales }]) => [name, scales])),
    many: (statusOf) => manyOfStudy(effects, file.study, all, statusOf),
    ledgers: ledgersOf(measured),
    unplaced: [...new Map(all.flatMap(({ unplaced }) => unplaced).map((one) => [JSON.stringify(one), one])).values()],
    placed: all[0]?.placed?.told ?? [],
    columns: [...new Map(all.flatMap(({ columns }) => columns.map((one) => [JSON.stringify(one), one]))).values()],
    yearNotes: [...new Map(all.flatMap(({ yearNotes }) => yearNotes.map((one) => [one.id, one]))).values()],
    schemes: schemesUsed(file.study),
    absent: [...new Set(all.flatMap(({ absent }) => absent))],
    codes: [...new Set(all.flatMap(({ codes }) => codes))],
    notes: notesOf(measured),
    invariants: [...new Set(all.flatMap(({ invariants }) => invariants))],
    printed,
    leadership: all.flatMap(({ leadership }) => leadership?.told ?? []),
    provenance: {
      program: `coldspot ${programVersion()}`,
      engine: engine.name,
      studyFile: file.name,
      studySha256: file.sha256,
      studyText: file.text,
    },
  };
}

async function measureInto(effects: Effects, file: StudyFile, options: RunOptions, ready: Ready, owned: OwnedFolder) {
  const sources = [...[...ready.files.values()].flat(), ...(ready.printed === null ? [] : [ready.printed])];
  const withEngine = <Result>(work: (engine: Engine) => Promise<Result>): Promise<Result> =>
    effects.ownerOnly(async () => {
      const engine = await openDuckdb({
        threads: options.threads ?? effects.cores,
        mayRead: sources.map((source) => source.file.readFrom),
        workFolder: owned.workFolder,
      });
      try {
        return await work(engine);
      } finally {
        await engine.close();
      }
    });
  const everybody =
    file.study.sensitivity?.withoutKs2 === true
      ? await withEngine((engine) => countEverybody(effects, engine, file, ready))
      : new Map<string, CountCells>();
  const threads = { ...owned.closed, cores: options.threads ?? effects.cores };
  const privateFolder = `${owned.staging}/private`;
  const own = await withEngine((engine) => measureOwn(threads, engine, file, ready, privateFolder, everybody));
  const variants: UnprotectedVariant[] = [];
  for (const variant of file.study.variants)
    variants.push(await withEngine((engine) => measureVariant(effects, engine, file, ready, variant)));
  effects.progress("writing the report");
  const rules: Rules = JSON.parse(shippedText(`rules/${file.study.release.rules}.json`));
  const released = Released.protect({ ...own, variants }, rules);
  return { released, keptBack: await writeRelease(owned.open, `${owned.staging}/release`, released) };
}

async function fillFolder(effects: Effects, file: StudyFile, options: RunOptions, owned: OwnedFolder) {
  await refuseInside(effects, owned.out, [file.path]);
  const ready = await readyStudy(owned.closed, file, options.data ?? new Map(), owned.workFolder);
  await refuseInside(effects, owned.out, ready.stamps.keys());
  try {
    const filled = await measureInto(effects, file, options, ready, owned);
    await refuseChanged(effects, ready.stamps);
    return filled;
  } catch (error) {
    throw await blameChange(effects, ready.stamps, error);
  }
}

/**
 * Runs a study: reads, counts, scores, estimates, protects, publishes. The output folder appears whole or not at all.
 *
 * @throws ColdspotError with exit code 2 (arguments, study file), 3 (data), 4 (release refused) or 1 (disk)
 */
export async function runStudy(options: RunOptions, effects: Effects): Promise<RunSummary> {
  const file = await readStudy(effects, options.studyPath);
  runnableMeasures(file);
  for (const measure of gradedMeasures(file.study)) studyOfGrades(file.study, measure);
  await refuseVariants(file);
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
