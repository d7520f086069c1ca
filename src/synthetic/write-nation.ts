import { inChunks } from "./csv-chunks.ts";
import type { Nation } from "./nation.ts";
import { chainLines, districtLines, schoolLines } from "./place-files.ts";
import { censusLines, pupilLines } from "./pupil-files.ts";
import type { NationSink } from "./sink.ts";

/**
 * Writes a nation as the files an analyst would have: districts, schools, chains of URNs, and for each year pupils and
 * their termly census records. UTF-8 text, comma separated, one header line, no comments.
 */
export async function writeNation(nation: Nation, sink: NationSink): Promise<void> {
  await sink.text("districts.csv", inChunks(districtLines(nation)));
  await sink.text("schools.csv", inChunks(schoolLines(nation)));
  await sink.text("chains.csv", inChunks(chainLines(nation)));
  for (const cohort of nation.cohorts) {
    await sink.text(`pupils_${cohort.year}.csv`, inChunks(pupilLines(cohort, nation.schools)));
    await sink.text(`census_${cohort.year}.csv`, inChunks(censusLines(cohort)));
  }
}
