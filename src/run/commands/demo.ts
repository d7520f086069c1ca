import { ColdspotError } from "../../effects/coldspot-error.ts";
import type { Effects } from "../../effects/effects.ts";
import { readText } from "../../effects/read-whole.ts";
import { shippedStudy, shippedText } from "../../effects/shipped.ts";
import { inventInspectedSchools } from "../../synthetic/inspections/invent-inspected-schools.ts";
import { parseLeadershipTargets } from "../../synthetic/inspections/leadership-targets.ts";
import { writeInspections } from "../../synthetic/inspections/write-inspections.ts";
import { inventNation } from "../../synthetic/invent-nation.ts";
import { worstDeviation } from "../../synthetic/nation.ts";
import type { NationSink } from "../../synthetic/sink.ts";
import { parseTargets } from "../../synthetic/targets.ts";
import { writeNation } from "../../synthetic/write-nation.ts";
import { fillInPlace } from "../files/fill-in-place.ts";
import { runStudy } from "../run-study.ts";
import type { RunSummary } from "../summary.ts";

export interface DemoOptions {
  readonly pupils: number;
  readonly seed: number;
  readonly folder: string;
}

const years = [2010, 2011, 2012, 2013, 2014, 2015];
const studyName = "ambitious-for-every-child";

/** Months by which a cell of the nation may miss its target before the demo says so. */
const tolerance = 0.008;

type WriteFile = (path: string, chunks: AsyncIterable<Uint8Array>) => Promise<void>;

async function* encoded(chunks: Iterable<string> | AsyncIterable<string>): AsyncIterable<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const chunk of chunks) yield encoder.encode(chunk);
}

/** Invents the nation and writes all files of the demo, by their paths in its folder. */
async function writeDemo({ pupils, seed }: DemoOptions, effects: Effects, write: WriteFile): Promise<void> {
  effects.progress(`inventing ${pupils} pupils per cohort`);
  const nation = inventNation({
    pupilsPerCohort: pupils,
    seed,
    years,
    targets: parseTargets(JSON.parse(shippedText("synthetic/targets-progress.json"))),
  });
  const worst = worstDeviation(nation.calibration);
  if (worst > tolerance) {
    effects.say(
      `the invented nation misses a target by ${worst.toFixed(3)} months: with so few pupils some printed figures will not be reproduced`,
    );
  }
  await write("INVENTED.txt", encoded(["Every pupil, school and place in this folder is invented.\n"]));
  const sink: NationSink = {
    text: (name, chunks) => {
      effects.progress(`writing ${name}`);
      return write(`data/${name}`, encoded(chunks));
    },
  };
  await writeNation(nation, sink);
  const leadership = parseLeadershipTargets(JSON.parse(shippedText("synthetic/targets-leadership.json")));
  await writeInspections(nation, inventInspectedSchools(nation, leadership), sink);
  for (const file of ["study.yaml", "printed.csv"])
    await write(file, encoded([await readText(effects, shippedStudy(studyName, file))]));
}

/**
 * Invents a nation whose figures are those that the 2016 report printed, writes it as an analyst's files would be, and
 * runs the shipped study on them as on any other files.
 *
 * @throws ColdspotError (2) for a folder with something else in it, a file in it that someone changed, or a number of
 * pupils that the nation cannot have
 */
export async function runDemo(options: DemoOptions, effects: Effects): Promise<RunSummary> {
  const { pupils, folder } = options;
  if (!(pupils >= 2_000 && pupils <= 2_000_000)) {
    throw new ColdspotError(`not a number of pupils per cohort from 2000 to 2000000: ${pupils}`, {
      exitCode: 2,
      advice: "60000 takes seconds, 600000 a few minutes",
    });
  }
  return fillInPlace(
    effects,
    folder,
    (write) => writeDemo(options, effects, write),
    () => runStudy({ studyPath: `${folder}/study.yaml` }, effects),
  );
}
